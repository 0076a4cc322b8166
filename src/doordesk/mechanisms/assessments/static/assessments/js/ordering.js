// Notes, then evidence and rating for each principle, then the end: a later part waits and says for what (rule F1).
"use strict";
(() => {
  const page = document.querySelector("form[data-assessment]");
  if (!page) return;
  const filled = (box) => Boolean(box.querySelector("textarea")?.value.trim());
  const notes = page.querySelector("[data-part=notes]");
  const owned = [...page.querySelectorAll("[data-part=principle]")];
  const end = page.querySelector("[data-part=end]");
  const chosen = (box) => Boolean(box.querySelector("fieldset[data-waits] input:checked"));

  function wait(box, reason) {
    box.querySelector("fieldset[data-waits]").disabled = reason !== "";
    const words = box.querySelector("[data-reason]");
    words.hidden = reason === "";
    words.textContent = reason;
  }
  function look() {
    const words = page.dataset;
    const ahead = page.dataset.begins ? Date.parse(page.dataset.begins) - Date.now() : 0;
    const early = ahead > 0 ? words.forBegin : filled(notes) ? "" : words.forNotes;
    for (const box of owned) {
      box.querySelector("textarea").disabled = ahead > 0;
      wait(box, early || (filled(box) ? "" : words.forEvidence));
    }
    const open = owned.find((box) => !filled(box) || !chosen(box));
    const last = open ? (filled(open) ? words.forRating : words.forItsEvidence).replace("%s", open.dataset.name) : "";
    wait(end, early || last);
    page.querySelector("[data-missing]").textContent = early || last || (chosen(end) ? "" : words.forEnd);
    if (ahead > 0) setTimeout(look, Math.min(30000, ahead + 500));
  }
  for (const name of ["input", "change", "assessment:state"]) page.addEventListener(name, look);
  for (const button of page.querySelectorAll("[data-without-script]")) button.hidden = true;
  look();
})();
