// n and p lead to the lesson after and before: links marked data-key. Not while somebody types or chooses.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`)?.click();
});
