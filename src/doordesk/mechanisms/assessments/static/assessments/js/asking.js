// Beside the writing: the principle one is at, and one question at a time with its follow-ups.
"use strict";
(() => {
  const pane = document.querySelector("[data-pane]");
  if (!pane) return;
  const sides = [...pane.querySelectorAll("[data-side]")];
  const tabs = [...pane.querySelectorAll("[data-tab]")];

  function show(id) {
    if (!sides.some((side) => side.dataset.side === id)) return;
    for (const side of sides) side.hidden = side.dataset.side !== id;
    for (const tab of tabs) {
      if (tab.dataset.tab === id) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }
  pane.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    if (!tab) return;
    event.preventDefault();
    show(tab.dataset.tab);
  });
  document.addEventListener("focusin", (event) => {
    const part = event.target.closest("[data-part=principle]");
    if (part) show(part.dataset.id);
  });

  for (const side of sides) {
    const questions = [...side.querySelectorAll("[data-question]")];
    const steps = side.querySelector("[data-steps]");
    if (questions.length < 2 || !steps) continue;
    let at = 0;
    const turn = (by) => {
      at = (at + by + questions.length) % questions.length;
      questions.forEach((question, number) => { question.hidden = number !== at; });
      steps.querySelector("[data-at]").textContent = `${at + 1} / ${questions.length}`;
    };
    steps.hidden = false;
    steps.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (button) turn(Number(button.dataset.step));
    });
    turn(0);
  }
  if (sides.length) show(sides[0].dataset.side);
})();
