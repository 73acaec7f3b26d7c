// Puts the page into another site: <script src="https://WENCE/widget.js" async></script>
// It adds one button and, when that is pressed, one frame; it reads nothing of the site around it.
(() => {
  "use strict";
  const words = __WORDS__;
  const script = document.currentScript;
  const home = new URL("/", script.src);
  home.searchParams.set("embed", "1");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.open;
  button.setAttribute("aria-expanded", "false");
  Object.assign(button.style, {
    position: "fixed", right: "20px", bottom: "20px", zIndex: 2147483000, padding: "14px 22px", font: "600 17px sans-serif",
    color: "#fff", background: "#0f5298", border: "2px solid #fff", borderRadius: "28px", cursor: "pointer", boxShadow: "0 2px 10px #0006",
  });
  let frame = null;
  const show = (open) => {
    if (open && !frame) {
      frame = document.createElement("iframe");
      frame.src = home.href;
      frame.title = words.open;
      frame.allow = "clipboard-write";
      Object.assign(frame.style, {
        position: "fixed", right: "20px", bottom: "86px", width: "min(420px, calc(100vw - 40px))", height: "min(680px, calc(100vh - 110px))",
        zIndex: 2147483000, border: "1px solid #c5d0da", borderRadius: "12px", background: "#f3f6f9", boxShadow: "0 4px 24px #0005",
      });
      document.body.append(frame);
    }
    if (frame) frame.style.display = open ? "block" : "none";
    button.textContent = open ? words.close : words.open;
    button.setAttribute("aria-expanded", String(open));
    if (open) frame.focus();
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") show(false); });
  const put = () => document.body.append(button);
  if (document.body) put();
  else document.addEventListener("DOMContentLoaded", put);
})();
