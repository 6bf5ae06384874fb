/* Blocking, in <head>: applies the remembered theme before the first paint, then brings the theme button to life. */
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("js");
  try {
    const remembered = localStorage.getItem("theme");
    if (remembered === "dark" || remembered === "light") root.dataset.theme = remembered;
  } catch {
    /* Storage refused: the system's theme it is. */
  }
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  /** Pictures with a night version follow the chosen theme, not only the system's. */
  const dressPictures = () => {
    if (!root.dataset.theme) return;
    for (const source of document.querySelectorAll("source[data-night]")) {
      source.dataset.night ||= source.media;
      source.media = isDark() ? source.dataset.night.replace(/\(prefers-color-scheme: dark\)/, "all") : "not all";
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const label = () => {
      button.lastElementChild.textContent = isDark() ? "Affichage clair" : "Affichage sombre";
    };
    const apply = () => {
      dressPictures();
      label();
      document.dispatchEvent(new Event("theme"));
    };
    button.hidden = false;
    dressPictures();
    label();
    system.addEventListener("change", apply);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        /* The choice holds for this page. */
      }
      apply();
    });
  });
})();
