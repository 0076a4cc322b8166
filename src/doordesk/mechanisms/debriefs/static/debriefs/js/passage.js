// Words selected in an assessment become the evidence of a new line: a button beside them fills the form.
const button = Object.assign(document.createElement("button"), { type: "button", className: "btn self-start", id: "take-words" });
button.dataset.variant = "outline";
button.dataset.size = "sm";
let words = "";

document.addEventListener("selectionchange", () => {
  const picked = getSelection();
  const text = picked.toString().trim();
  const passage = text && picked.anchorNode?.parentElement?.closest("[data-texts] [data-passage-of]");
  const form = document.querySelector("[data-line-form]");
  if (!passage || !form || !passage.contains(picked.focusNode)) return;
  words = text;
  button.textContent = form.dataset.take;
  if (button.parentElement !== passage) passage.append(button);
});

button.addEventListener("mousedown", (event) => event.preventDefault());
button.addEventListener("click", () => {
  const form = document.querySelector("[data-line-form]");
  const passage = button.closest("[data-passage-of]");
  form.elements.quote.value = words;
  form.elements.section.value = passage.dataset.passageOf;
  const principle = [...form.elements.version.options].find((one) => one.value === passage.dataset.version);
  if (principle) form.elements.version.value = principle.value;
  button.remove();
  form.elements.text.focus();
});
