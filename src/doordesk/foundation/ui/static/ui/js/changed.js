// Marks what a live update changed for two seconds and says it, when the fragment carries data-announce.
document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target || event.target;
  if (!target?.matches?.("[data-live]")) return;
  target.removeAttribute("data-changed");
  requestAnimationFrame(() => target.setAttribute("data-changed", ""));
  const news = target.matches("[data-announce]") ? target : target.querySelector("[data-announce]");
  if (news) document.getElementById("announcer").textContent = news.dataset.announce;
});
document.addEventListener("animationend", (event) => {
  if (event.animationName === "changed") event.target.removeAttribute("data-changed");
});
