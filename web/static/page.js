// What the page does in the browser beside asking: copying, feedback, reading aloud, keeping and saving a conversation.
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("wc-words")?.textContent ?? "{}");
  const said = (near, text) => {
    const place = near.closest(".wc-foot, .wc-answer, .wc-tools")?.querySelector(".wc-said");
    if (!place) return;
    place.textContent = text;
    setTimeout(() => { place.textContent = ""; }, 4000);
  };

  const copy = async (button, text, done = words.copied) => {
    try {
      await navigator.clipboard.writeText(text);
      said(button, done);
    } catch {
      said(button, words.copy_failed);
    }
  };

  const share = (button) => {
    const address = new URL(location.pathname, location.origin);
    address.searchParams.set("q", button.dataset.share);
    const turn = button.closest("[data-turn]");
    const city = turn && JSON.parse(turn.dataset.turn).city;
    if (city) address.searchParams.set("city", city);
    copy(button, address.href, words.linked);
  };

  const send = async (button, verdict, reason = "") => {
    const response = await fetch("/api/v1/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...JSON.parse(button.dataset.record), verdict, reason }),
    }).catch(() => null);
    if (response?.ok) button.setAttribute("aria-pressed", "true");
    said(button, response?.ok ? words.thanks : words.feedback_failed);
    return Boolean(response?.ok);
  };

  const vote = (button) => {
    const form = button.closest(".wc-answer").querySelector(".wc-reasons");
    if (button.dataset.vote === "helpful") {
      send(button, "helpful");
      form.hidden = true;
    } else {
      form.hidden = !form.hidden;
      if (!form.hidden) form.querySelector("input").focus();
    }
  };

  const tellReasons = async (button) => {
    const form = button.closest(".wc-reasons");
    const ticked = [...form.querySelectorAll("input:checked")].map((box) => box.value);
    const other = form.querySelector("textarea").value.trim();
    const thumb = form.closest(".wc-answer").querySelector('[data-vote="unhelpful"]');
    if (await send(thumb, "unhelpful", [...ticked, other].filter(Boolean).join("；"))) form.hidden = true;
  };

  const quiet = () => {
    window.speechSynthesis?.cancel();
    for (const button of document.querySelectorAll('[data-speak][aria-pressed="true"]')) {
      button.setAttribute("aria-pressed", "false");
      button.textContent = words.speak;
    }
  };
  const speak = (button) => {
    const speaking = button.getAttribute("aria-pressed") === "true";
    quiet();
    if (speaking) return;
    if (!window.speechSynthesis) {
      said(button, words.no_voice);
      return;
    }
    const spoken = new SpeechSynthesisUtterance(button.dataset.speak);
    spoken.lang = button.closest("[lang]").lang;
    spoken.rate = 0.95;
    spoken.onend = spoken.onerror = quiet;
    button.setAttribute("aria-pressed", "true");
    button.textContent = words.stop;
    window.speechSynthesis.speak(spoken);
  };
  window.addEventListener("pagehide", quiet);

  const openCitation = (id) => {
    const card = document.getElementById(id);
    if (!card) return;
    card.open = true;
    card.scrollIntoView({ block: "nearest", behavior: "smooth" });
    card.querySelector("summary").focus({ preventScroll: true });
  };

  const save = (text, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const turns = () => [...document.querySelectorAll(".wc-turn[data-turn]")].map((one) => JSON.parse(one.dataset.turn));
  const exported = async (button) => {
    const response = await fetch("/export", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(turns()),
    }).catch(() => null);
    if (response?.ok) save(await response.text(), "wence.md");
    else said(button, words.failed);
  };

  // Paper cannot be opened: every citation of the conversation is, while it is printed.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".wc-citation:not([open])")];
    for (const card of opened) card.open = true;
  });
  window.addEventListener("afterprint", () => { for (const card of opened) card.open = false; });

  const DOING = { export: exported, print: () => window.print(), forget: () => window.wenceForget?.() };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(
      "[data-copy], [data-vote], [data-cite], [data-speak], [data-share], [data-reasons], [data-do], [data-save]");
    if (!button) return;
    const { copy: copied, vote: voted, cite, speak: spoken, share: shared, reasons, do: doing, save: saved } = button.dataset;
    if (copied !== undefined) copy(button, copied);
    else if (voted !== undefined) vote(button);
    else if (spoken !== undefined) speak(button);
    else if (shared !== undefined) share(button);
    else if (reasons !== undefined) tellReasons(button);
    else if (saved !== undefined) save(saved, "wence.md");
    else if (doing !== undefined) DOING[doing]?.(button);
    else if (cite !== undefined) {
      event.preventDefault();
      openCitation(cite);
    }
  });

  // The conversation is kept in this tab's own memory, so that a reload does not lose it; closing the tab does.
  const keep = () => {
    const all = turns();
    if (!all.length) return;
    try { sessionStorage.setItem("wence.turns", JSON.stringify(all.slice(-12))); } catch { /* too long: not kept */ }
  };
  const forget = () => { try { sessionStorage.removeItem("wence.turns"); } catch { /* nothing was kept */ } };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#wc-fresh")) {
      quiet();
      forget();
    }
  }, true);

  // A new question comes into view once; while its answer grows, the page stays where the reader put it.
  let seen = 0;
  const follow = () => {
    const asked = document.querySelectorAll("#wc-current .wc-turn").length;
    const all = document.querySelectorAll(".wc-turn").length;
    if (all > seen && asked) {
      const show = () => [...document.querySelectorAll("#wc-current .wc-turn")].pop()?.scrollIntoView({ block: "start" });
      show();
      requestAnimationFrame(show); // what stood above may only now be gone
      setTimeout(show, 120);
    }
    if (seen && !all) forget();
    seen = all;
    keep();
  };

  const name = () => {
    const current = document.getElementById("wc-current");
    if (!current || current.getAttribute("aria-live")) return;
    current.setAttribute("aria-live", "polite");
    current.setAttribute("role", "log");
    current.setAttribute("aria-label", words.log);
    new MutationObserver(follow).observe(current, { childList: true, subtree: true });
    window.wenceShowTab?.();
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
