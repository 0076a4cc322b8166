// Two tabs wrote the same text: shows both side by side; keep one, take the other, or join them. Nothing is lost.
"use strict";
(() => {
  if (!window.Saving) return;
  const { page, part_of } = Saving;
  const copy = (name) => page.querySelector(`[data-${name}]`).content.firstElementChild.cloneNode(true);

  page.addEventListener("assessment:conflict", (event) => {
    const { part } = event.detail;
    const place = part.box.closest("[data-part]");
    place.querySelector("[data-disagreement]")?.remove();
    const box = copy("two-texts");
    box.querySelector("[data-theirs]").textContent = part.conflict.theirs;
    box.querySelector("[data-elsewhere]").textContent = part.conflict.at ? `${box.dataset.at} ${part.conflict.at}` : "";
    const mirror = () => { box.querySelector("[data-mine]").textContent = part.field.value; };
    part.field.addEventListener("input", mirror);
    mirror();
    place.append(box);
    box.addEventListener("click", (click) => {
      const choice = click.target.closest("[data-choose]")?.dataset.choose;
      if (choice) choose(part, choice, place, box);
    });
  });

  function choose(part, choice, place, box) {
    const mine = part.field.value, { theirs } = part.conflict;
    const texts = { mine, theirs, both: `${theirs.trimEnd()}\n\n${mine}` };
    box.remove();
    part.settle(texts[choice]);
    if (choice !== "both" && mine !== theirs) place.append(put_aside(choice === "mine" ? theirs : mine));
    part.field.focus();
  }
  function put_aside(text) {
    const box = copy("aside");
    box.querySelector("[data-text]").textContent = text;
    return box;
  }
  // A page that came back from the server with a conflict (sent without a script) offers the same choice.
  for (const box of page.querySelectorAll("[data-disagreement]")) {
    const part = part_of(box.closest("[data-part]").querySelector("textarea"));
    part.differs(box.querySelector("[data-theirs]").textContent, part.base, "");
  }
})();
