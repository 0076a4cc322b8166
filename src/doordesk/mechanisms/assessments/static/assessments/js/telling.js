// Says how things stand with what was typed: quiet while all is well, in words when it is not.
"use strict";
(() => {
  if (!window.Saving) return;
  const { page, parts, trouble } = Saving;
  const status = document.querySelector("[data-status]");
  const announcer = document.getElementById("announcer");
  let before = "";

  function kind() {
    const dirty = parts.filter((part) => part.dirty);
    if (parts.some((part) => part.conflict)) return "conflict";
    if (trouble.kind) return trouble.kind;
    if (dirty.some((part) => !part.kept)) return "unkept";
    if (dirty.length) return "unsaved";
    return page.dataset.at ? "saved" : "nothing";
  }
  page.addEventListener("assessment:state", () => {
    const now = kind();
    const words = status.querySelectorAll("[data-when]");
    for (const one of words) one.hidden = one.dataset.when !== now;
    status.querySelector("[data-at]").textContent = page.dataset.at || "";
    status.querySelector("[data-refusal]").textContent = trouble.words;
    status.dataset.now = now;
    const grave = ["conflict", "offline", "signed-out", "refused", "unkept"];
    if (now !== before && (grave.includes(now) || grave.includes(before))) announcer.textContent = status.innerText.trim();
    before = now;
  });
  page.addEventListener("assessment:back", (event) => {
    const note = page.querySelector("[data-back]").content.firstElementChild.cloneNode(true);
    note.querySelector("time").textContent = new Date(event.detail.at).toLocaleTimeString();
    event.detail.part.box.closest("[data-part]").append(note);
  });
  page.dispatchEvent(new CustomEvent("assessment:state"));
})();
