// Says when the connection is lost and when it is back; lets the page be installed.
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("wc-words")?.textContent ?? "{}");
  const banner = () => document.getElementById("wc-presence");
  let lost = false;
  const tell = (text, gone) => {
    const place = banner();
    if (!place) return;
    place.textContent = text;
    place.hidden = !text;
    place.classList.toggle("wc-lost", gone);
  };
  const reachable = () => fetch("/healthz", { cache: "no-store" }).then((response) => response.ok, () => false);
  const look = async () => {
    const there = navigator.onLine && (await reachable());
    if (!there && !lost) tell(words.offline, true);
    if (there && lost) {
      tell(words.back, false);
      setTimeout(() => { if (!lost) tell("", false); }, 4000);
    }
    lost = !there;
    if (lost) setTimeout(look, 3000);
  };
  window.addEventListener("offline", look);
  window.addEventListener("online", look);
  // A question that nothing comes back to: see whether anybody is there.
  const SENDS = "#wc-send, [data-ask], #wc-merchant-show";
  const wait = () => setTimeout(() => {
    if (document.querySelector("#wc-current .wc-searching") || !document.querySelector("#wc-current .wc-foot")) look();
  }, 4000);
  document.addEventListener("click", (event) => { if (event.target.closest?.(SENDS)) wait(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest?.("#wc-question")) wait();
  });
  if ("serviceWorker" in navigator && location.protocol !== "file:")
    window.addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
})();
