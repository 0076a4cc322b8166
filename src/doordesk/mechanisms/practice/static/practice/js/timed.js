// 'As it happens': turns appear by their times, at a chosen pace; pause, go on, or show it whole. Without it all is there.
"use strict";
(() => {
  const bar = document.querySelector("[data-timed]"), list = document.querySelector("[data-transcript]");
  if (!bar || !list) return;
  const turns = [...list.querySelectorAll("[data-second]")];
  const play = bar.querySelector("[data-play]"), pace = bar.querySelector("[data-pace]");
  const clock = bar.querySelector("[data-clock]"), whole = bar.querySelector("[data-whole]");
  const TICK = 200, end = Number(turns.at(-1).dataset.second);
  const two = (number) => String(number).padStart(2, "0");
  const as_clock = (seconds) => `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;
  let at = -1, beat = 0, before = 0;

  function show() {
    for (const turn of turns) {
      const comes = Number(turn.dataset.second) <= at;
      if (turn.hidden && comes) { turn.dataset.new = ""; turn.hidden = false; turn.scrollIntoView({ block: "nearest" }); }
      else if (!comes) turn.hidden = true;
    }
    clock.textContent = `${as_clock(Math.max(at, 0))} of ${as_clock(end)}`;
  }
  function step() {
    const now = performance.now();
    at = Math.min(end, at + (Number(pace.value) * (now - before)) / 1000);
    before = now;
    show();
    if (at >= end) finish();
  }
  function pause() {
    clearInterval(beat);
    beat = 0;
    play.textContent = "Go on";
  }
  function finish() {
    pause();
    at = -1;
    for (const turn of turns) { turn.hidden = false; delete turn.dataset.new; }
    list.removeAttribute("aria-live");
    [clock.hidden, whole.hidden, play.textContent] = [true, true, "Play as it happens"];
  }
  play.addEventListener("click", () => {
    if (beat) return pause();
    if (at < 0) at = 0;
    before = performance.now();
    list.setAttribute("aria-live", "polite");
    [clock.hidden, whole.hidden, play.textContent] = [false, false, "Pause"];
    show();
    beat = setInterval(step, TICK);
  });
  whole.addEventListener("click", finish);
  bar.hidden = false;
})();
