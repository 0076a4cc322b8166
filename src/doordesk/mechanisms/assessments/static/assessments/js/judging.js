// Keys in a row of choices: 4, 3, 2, 1 from ++ to −−, 0 for not enough data; y and n for a screen. Enter sends nothing.
"use strict";
document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[data-keys]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea")) return;
  if (event.key === "Enter" && event.target.matches("input[type=radio]")) return event.preventDefault();
  const radio = row.querySelector(`input[data-press="${CSS.escape(event.key.toLowerCase())}"]:enabled`);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  if (!radio.checked) radio.click();
});
