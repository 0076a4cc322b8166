// Shows the passage behind a rating under the matrix, and moves between cells with the arrow keys.
function show(cell) {
  const strip = cell.closest("[data-matrix]").querySelector("[data-strip]");
  const { who, principle, word, passage } = cell.dataset;
  strip.dataset.shown = "";
  strip.querySelector("[data-strip-head]").textContent = `${who} · ${principle} · ${word}`;
  strip.querySelector("[data-strip-text]").textContent = passage || "";
}
for (const name of ["mouseover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const cell = event.target.closest?.("[data-cell]");
    if (cell) show(cell);
  });
}
document.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-cell][href='#']");
  if (cell) event.preventDefault();
});

const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-cell]");
  const step = STEPS[event.key];
  if (!cell || !step) return;
  const [down, across] = step;
  const place = cell.closest("td");
  let row = place.parentElement.rowIndex + down;
  let column = place.cellIndex + across;
  const table = cell.closest("table");
  for (; table.rows[row]?.cells[column]; row += down, column += across) {
    const next = table.rows[row].cells[column].querySelector("[data-cell]");
    if (next) {
      event.preventDefault();
      return next.focus();
    }
  }
});
