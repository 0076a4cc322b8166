// Time left, ticking each second; a screen reader hears whole minutes only.
const two = (number) => String(number).padStart(2, "0");

function tick(box) {
  const left = Math.max(0, Math.round((Date.parse(box.dataset.countdown) - Date.now()) / 1000));
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor(left / 60) % 60;
  const clock = box.querySelector("[data-clock]");
  const spoken = box.querySelector("[data-spoken]");
  clock.textContent = left === 0 ? box.dataset.over : `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(left % 60)}`;
  box.dataset.state = left === 0 ? "over" : "running";
  const whole = Math.floor(left / 60);
  if (left === 0) spoken.textContent = box.dataset.over;
  else if (left % 60 === 0) spoken.textContent = whole === 1 ? spoken.dataset.minute : `${whole} ${spoken.dataset.minutes}`;
}

function tickAll() {
  for (const box of document.querySelectorAll("[data-countdown]:not([data-state=over])")) tick(box);
}
tickAll();
setInterval(tickAll, 1000);
