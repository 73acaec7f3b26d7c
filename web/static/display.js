// Larger type and high contrast, applied before anything is drawn; remembered in this browser (and in a
// cookie, so that the pages without a script follow).
(() => {
  "use strict";
  const root = document.documentElement;
  // Gradio names the language of the browser; the page is in its own.
  const language = root.lang;
  new MutationObserver(() => { if (root.lang !== language) root.lang = language; }).observe(root, { attributeFilter: ["lang"] });
  const held = (name) => { try { return localStorage.getItem("wence." + name); } catch { return null; } };
  const hold = (name, value) => { try { localStorage.setItem("wence." + name, value); } catch { /* not kept */ } };
  for (const name of ["type", "contrast"]) if (held(name) === "on") root.dataset[name] = "on";
  if (new URLSearchParams(location.search).has("embed")) root.dataset.embed = "on";
  const show = () => {
    for (const button of document.querySelectorAll("[data-set]"))
      button.setAttribute("aria-pressed", String(root.dataset[button.dataset.set] === "on"));
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-set]");
    if (!button) return;
    const name = button.dataset.set;
    if (root.dataset[name] === "on") delete root.dataset[name];
    else root.dataset[name] = "on";
    hold(name, root.dataset[name] ?? "off");
    const on = ["type", "contrast"].filter((one) => root.dataset[one] === "on").join("-");
    document.cookie = `wence_display=${on}; path=/; SameSite=Lax; max-age=${on ? 31536000 : 0}`;
    show();
    window.dispatchEvent(new Event("resize")); // tabs that have room now come out of their menu
  });
  // The other language's page shows the same tab and the same conversation.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-language]");
    if (link) link.search = location.search;
  }, true);
  document.addEventListener("DOMContentLoaded", show);
})();
