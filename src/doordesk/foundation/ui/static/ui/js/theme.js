// Light or dark before the first paint: the reader's own choice, otherwise the device's.
(() => {
  const root = document.documentElement;
  const order = ["auto", "light", "dark"];
  const read = () => { try { return localStorage.getItem("theme") || "auto"; } catch { return "auto"; } };
  const write = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* private window: for this page only */ } };
  const apply = (theme) => (theme === "auto" ? delete root.dataset.theme : (root.dataset.theme = theme));
  const label = (button, theme) => {
    button.querySelector("[data-theme-label]").textContent = button.dataset[theme];
    button.title = button.dataset[theme];
  };

  root.dataset.js = "";
  apply(read());
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      let theme = read();
      label(button, theme);
      button.addEventListener("click", () => {
        theme = order[(order.indexOf(theme) + 1) % order.length];
        write(theme);
        apply(theme);
        label(button, theme);
      });
    }
  });
})();
