// Agents' keys: "/" to the search box, arrows between results, C S W copy, Enter opens; and their recent look-ups.
(() => {
  "use strict";
  const boxOf = () => document.querySelector("#wc-search textarea, #wc-search input");
  const cardsOf = () => [...document.querySelectorAll("#wc-told:not(.wc-stale) .wc-result-card, #wc-results .wc-result-card")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const box = boxOf();
    const typing = event.target.matches?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && box?.offsetParent) {
      event.preventDefault();
      box.focus();
      box.select();
      return;
    }
    const cards = cardsOf();
    const at = cards.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && cards.length && (event.target === box || at >= 0)) {
      event.preventDefault();
      cards[Math.min(at + 1, cards.length - 1)].focus();
    } else if (at < 0) {
      return;
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      (at ? cards[at - 1] : box).focus();
    } else if (event.key === "Escape") {
      box.focus();
    } else if (event.key === "Enter") {
      cards[at].querySelector(".wc-open")?.click();
      remember();
    } else if (/^[csdw]$/i.test(event.key)) {
      cards[at].querySelector(`[data-key="${event.key.toLowerCase()}"]`)?.click();
      remember();
    }
  });

  const KEY = "wence.recent";
  const recent = () => { try { return JSON.parse(sessionStorage.getItem(KEY) ?? "[]"); } catch { return []; } };
  const draw = () => {
    const place = document.querySelector(".wc-recent");
    if (!place) return;
    const all = recent();
    place.hidden = !all.length;
    place.querySelector(".wc-recent-list").replaceChildren(...all.map((text) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "wc-chip";
      chip.textContent = text;
      chip.addEventListener("click", () => write(text));
      return chip;
    }));
  };
  const remember = () => {
    const text = boxOf()?.value.trim();
    if (!text || text.length > 60) return;
    const all = [text, ...recent().filter((one) => one !== text)].slice(0, 6);
    try { sessionStorage.setItem(KEY, JSON.stringify(all)); } catch { /* not kept */ }
    draw();
  };
  const write = (text) => {
    const box = boxOf();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  };
  window.wenceForget = () => { try { sessionStorage.removeItem(KEY); } catch { /* nothing was kept */ } draw(); };

  // What was said to one caller must not stand beside another's words.
  const told = (stale) => document.getElementById("wc-told")?.classList.toggle("wc-stale", stale);
  document.addEventListener("input", (event) => { if (event.target === boxOf()) told(true); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== boxOf()) return;
    told(false);
    remember();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".wc-result-card [data-copy], .wc-result-card .wc-open")) remember();
  });
  new MutationObserver((_, watch) => {
    if (!document.querySelector(".wc-recent")) return;
    watch.disconnect();
    draw();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
