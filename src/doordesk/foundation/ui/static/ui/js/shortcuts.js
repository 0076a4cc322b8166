// A key that leads to a field: data-shortcut="/" on the search box. After a refused form, the list of errors takes the focus.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
const trouble = document.querySelector("[data-focus]");
trouble?.focus();
if (location.hash) addEventListener("load", () => requestAnimationFrame(() => trouble?.focus()));  // a fragment takes the focus away
