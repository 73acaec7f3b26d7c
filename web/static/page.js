// What the page does in the browser beside asking: copying, feedback, opening a citation from its mark.
(() => {
  "use strict";
  const said = (near, words) => {
    const place = near.closest(".wc-foot, .wc-result-foot")?.querySelector(".wc-said");
    if (!place) return;
    place.textContent = words;
    setTimeout(() => { place.textContent = ""; }, 4000);
  };

  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      said(button, "已复制");
    } catch {
      said(button, "浏览器不允许复制，请手动选择文字");
    }
  };

  const vote = async (button) => {
    const record = JSON.parse(button.dataset.record);
    const response = await fetch("/api/v1/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...record, verdict: button.dataset.vote }),
    }).catch(() => null);
    if (response?.ok) button.setAttribute("aria-pressed", "true");
    said(button, response?.ok ? "谢谢，已记下" : "没有记上，请稍后再试");
  };

  const openCitation = (id) => {
    const card = document.getElementById(id);
    if (!card) return;
    card.open = true;
    card.scrollIntoView({ block: "nearest", behavior: "smooth" });
    card.querySelector("summary").focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-vote], [data-cite]");
    if (!button) return;
    if (button.dataset.copy !== undefined) copy(button);
    else if (button.dataset.vote !== undefined) vote(button);
    else {
      event.preventDefault();
      openCitation(button.dataset.cite);
    }
  });

  // Agents' keys: "/" to the search box, arrows between results, C copies the citation, Enter opens the clause.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const box = document.querySelector("#wc-search textarea, #wc-search input");
    const typing = event.target.matches?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && box?.offsetParent) {
      event.preventDefault();
      box.focus();
      box.select();
      return;
    }
    const cards = [...document.querySelectorAll(".wc-result-card")];
    const at = cards.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && cards.length && (event.target === box || at >= 0)) {
      event.preventDefault();
      cards[Math.min(at + 1, cards.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? cards[at - 1] : box).focus();
    } else if (event.key.toLowerCase() === "c" && at >= 0) {
      cards[at].querySelector("[data-copy]").click();
    } else if (event.key === "Enter" && at >= 0) {
      cards[at].querySelector(".wc-open").click();
    }
  });

  // Each tab has its own address; back and reload return to it.
  const TABS = ["ask", "agents", "about"];
  const tabButtons = () => [...document.querySelectorAll('#wc-tabs button[role="tab"]')];
  const tabOfAddress = () => Math.max(0, TABS.indexOf(new URLSearchParams(location.search).get("tab") ?? "ask"));
  const showTab = () => tabButtons()[tabOfAddress()]?.click();
  document.addEventListener("click", (event) => {
    const at = tabButtons().indexOf(event.target.closest?.('#wc-tabs button[role="tab"]'));
    if (at < 0 || at === tabOfAddress()) return;
    const address = new URL(location.href);
    if (at) address.searchParams.set("tab", TABS[at]);
    else address.searchParams.delete("tab");
    history.pushState(null, "", address);
  });
  window.addEventListener("popstate", showTab);

  // A new question comes into view once; while its answer grows, the page stays where the reader put it.
  let turns = 0;
  const follow = () => {
    const all = document.querySelectorAll(".wc-turn");
    if (all.length > turns) {
      const show = () => [...document.querySelectorAll(".wc-turn")].pop()?.scrollIntoView({ block: "start" });
      show();
      requestAnimationFrame(show); // what stood above may only now be gone
      setTimeout(show, 120);
    }
    turns = all.length;
  };

  const name = () => {
    const current = document.getElementById("wc-current");
    if (!current || current.getAttribute("aria-live")) return;
    current.setAttribute("aria-live", "polite");
    current.setAttribute("role", "log");
    current.setAttribute("aria-label", "问答记录");
    new MutationObserver(follow).observe(current, { childList: true, subtree: true });
    if (tabOfAddress()) showTab();
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
