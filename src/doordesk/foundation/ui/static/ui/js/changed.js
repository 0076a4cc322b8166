// Marks a live part for two seconds when its content was replaced, and says what data-announce in it holds.
document.addEventListener("htmx:after:settle", (event) => {
  const parts = new Set();
  for (const node of event.detail.newContent || []) {
    const part = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-live]");
    if (part) parts.add(part);
  }
  for (const part of parts) {
    part.removeAttribute("data-changed");
    requestAnimationFrame(() => part.setAttribute("data-changed", ""));
    const news = part.matches("[data-announce]") ? part : part.querySelector("[data-announce]");
    if (news) document.getElementById("announcer").textContent = news.dataset.announce;
  }
});
document.addEventListener("animationend", (event) => {
  if (event.animationName === "changed") event.target.removeAttribute("data-changed");
});
