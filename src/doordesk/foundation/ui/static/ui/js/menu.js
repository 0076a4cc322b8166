// The phone's menu opens and closes; a dropdown closes on Escape and on a click elsewhere.
document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-menu]");
  if (toggle) {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
    document.getElementById(toggle.dataset.menu).toggleAttribute("data-open", open);
  }
  for (const menu of document.querySelectorAll("[data-dropdown][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("[data-dropdown][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
