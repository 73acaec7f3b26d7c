// Each tab has its own address; back and reload return to it.
(() => {
  "use strict";
  const TABS = ["ask", "agents", "merchants", "about"];
  const buttons = () => [...document.querySelectorAll('#wc-tabs > .tab-wrapper [role="tab"], #wc-tabs button[role="tab"]')];
  const asked = () => Math.max(0, TABS.indexOf(new URLSearchParams(location.search).get("tab") ?? "ask"));
  const show = () => {
    const button = buttons()[asked()];
    if (button && button.getAttribute("aria-selected") !== "true") button.click();
  };
  document.addEventListener("click", (event) => {
    const at = buttons().indexOf(event.target.closest?.('#wc-tabs button[role="tab"]'));
    if (at < 0 || at === asked()) return;
    const address = new URL(location.href);
    if (at) address.searchParams.set("tab", TABS[at]);
    else address.searchParams.delete("tab");
    history.pushState(null, "", address);
  });
  window.addEventListener("popstate", show);
  window.wenceShowTab = () => { if (asked()) show(); };
})();
