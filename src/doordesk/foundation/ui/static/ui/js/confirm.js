// Asks before a final deed. data-confirm names a dialog with its own form; data-confirm-text borrows the shared one.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-confirm]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.confirm).showModal();
    return;
  }
  const closer = event.target.closest("[data-confirm-close]");
  if (closer) closer.closest("dialog").close();
  const button = event.target.closest("[data-confirm-text]");
  if (!button || button.dataset.confirmed !== undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(button);
}, true);

function ask(button) {
  const dialog = document.getElementById("confirm-text");
  const yes = dialog.querySelector("[data-confirm-yes]");
  dialog.querySelector("h2").textContent = button.dataset.confirmText;
  yes.textContent = button.textContent.trim();
  yes.dataset.variant = button.dataset.variant === "destructive" ? "destructive" : "primary";
  dialog.returnValue = "";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return button.focus();
    button.dataset.confirmed = "";
    button.click();
    delete button.dataset.confirmed;
  }, { once: true });
  dialog.showModal();
}
