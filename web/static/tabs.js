// Each tab has its own address; back and reload return to it.
(() => {
  "use strict";
  const TABS = ["ask", "agents", "merchants", "about"];
  // Tabs that find no room are in a menu, without their names; an unseen copy of all of them tells their order.
  const order = () => [...document.querySelectorAll("#wc-tabs .visually-hidden button")].map((one) => one.textContent);
  const nameOf = (button) => button.dataset.tabId ?? TABS[order().indexOf(button.textContent)];
  const buttons = () => [...document.querySelectorAll("#wc-tabs [role='tab'], #wc-tabs .overflow-dropdown button")];
  const asked = () => {
    const name = new URLSearchParams(location.search).get("tab");
    return TABS.includes(name) ? name : TABS[0];
  };
  const show = () => {
    const button = buttons().find((one) => nameOf(one) === asked());
    if (button && button.getAttribute("aria-selected") !== "true") button.click();
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#wc-tabs [role='tab'], #wc-tabs .overflow-dropdown button");
    const name = button && nameOf(button);
    if (!name || name === asked()) return;
    const address = new URL(location.href);
    if (name === TABS[0]) address.searchParams.delete("tab");
    else address.searchParams.set("tab", name);
    history.pushState(null, "", address);
  }, true);
  window.addEventListener("popstate", show);
  window.wenceShowTab = () => { if (asked() !== TABS[0]) show(); };
})();
