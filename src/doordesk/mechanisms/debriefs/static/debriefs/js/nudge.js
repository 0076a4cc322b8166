// A prompt's question, said to one person: the form beside is filled in with it, and sends nothing by itself.
document.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-nudge]");
  const form = asked && document.querySelector("[data-nudge-form]");
  if (!form) return;
  form.closest("details").open = true;
  form.elements.to.value = asked.dataset.nudge;
  form.elements.text.value = asked.dataset.says;
  form.elements.text.focus();
});
