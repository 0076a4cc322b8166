// A turn's number cites it where one last wrote; words marked in the turn are quoted. Keys 4 to 0 choose in a row.
"use strict";
(() => {
  const form = document.querySelector("form[data-sheet]");
  if (!form) return;
  const said = form.querySelector("[data-cited]");
  let last = form.querySelector("textarea[data-text]");
  form.querySelector("[data-how]").hidden = false;
  form.addEventListener("focusin", (event) => { if (event.target.matches("[data-text], [data-turn-field]")) last = event.target; });

  function quoted(turn) {
    const chosen = getSelection();
    const inside = chosen.rangeCount && turn.contains(chosen.anchorNode) && turn.contains(chosen.focusNode);
    const words = inside ? chosen.toString().trim().replace(/\s+/g, " ") : "";
    return words ? `“${words}” ` : "";
  }
  function write(number, quote) {
    if (last.matches("[data-turn-field]")) last.value = number;
    else {
      const [from, to] = [last.selectionStart, last.selectionEnd];
      const before = last.value.slice(0, from);
      const gap = before && !/\s$/.test(before) ? " " : "";
      last.setRangeText(`${gap}${quote}[${number}]`, from, to, "end");
    }
    last.dispatchEvent(new Event("input", { bubbles: true }));
    said.textContent = `Turn ${number} cited${last.dataset.of ? ` on ${last.dataset.of}` : ""}`;
  }
  form.addEventListener("mousedown", (event) => { if (event.target.closest("[data-cite]")) event.preventDefault(); });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-cite]");
    if (!link) return;
    event.preventDefault();
    write(link.dataset.cite, quoted(link.closest("[data-turn]")));
  });
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-keys]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target.matches("input[type=radio]")) return event.preventDefault();
    const radio = row.querySelector(`input[data-press="${CSS.escape(event.key)}"]`);
    if (radio && !radio.checked) { event.preventDefault(); radio.focus(); radio.click(); }
  });
})();
