// Loaded blocking in <head>, so that a remembered theme never flashes; the button appears only when it can work.
(() => {
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  // A preview comes in the theme that was asked for, and changes nothing that the reader chose.
  const chosen = root.dataset.theme;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : night.matches);

  // Reading localStorage throws where the browser forbids it; then the system's theme is all there is.
  try {
    const kept = localStorage.getItem("theme");
    if (kept && !root.dataset.theme) root.dataset.theme = kept;
  } catch {}

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button || chosen) return;
    const name = () => {
      button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
    };

    button.hidden = false;
    name();
    night.addEventListener("change", name);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {}
      name();
    });
  });
})();
