/* A frame on a partner's site: the list is complete without this file; here the map, and the height told to the page around. */
const page = document.querySelector("[data-map-page]");
const root = document.documentElement;
const narrow = matchMedia("(max-width: 61.99rem)");
const section = () => document.getElementById("resultats");

root.classList.add("js");

if (page.querySelector("[data-map]")) {
  let loading = null;
  const atlas = () =>
    (loading ??= Promise.all([import("./atlas.js"), import("./points.js")])
      .then(([{ openAtlas }, { Points }]) => {
        const points = new Points(document.querySelector("[data-worker]").dataset);
        return openAtlas(page, { points, narrow, section, onZone() {}, onChoose() {} });
      })
      .catch(() => {
        loading = null;
        page.querySelector("[data-map-status]").textContent =
          "La carte n’a pas pu se charger. La liste contient les mêmes adresses.";
      }));

  const show = (view) => {
    page.dataset.view = view;
    for (const button of page.querySelectorAll("[data-view-button]")) {
      button.ariaPressed = String(button.dataset.viewButton === view);
    }
    if (view === "map" || !narrow.matches) atlas();
  };

  page.querySelector("[data-views]").hidden = false;
  page.addEventListener("click", async ({ target }) => {
    const view = target.closest("[data-view-button]")?.dataset.viewButton;
    if (view) show(view);
    const button = target.closest("[data-locate-place]");
    if (!button) return;
    show("map");
    (await atlas())?.choose(Number(button.dataset.locatePlace), button);
  });
  show("list");
  narrow.addEventListener("change", () => show(page.dataset.view));
}

/* Only a number leaves the frame: whoever frames us may hear it. */
const tell = () => parent.postMessage({ hauteur: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ data }) => data === "hauteur" && tell());
}
