/* The map page. The HTML is complete without this file; here list, filters and map go in step. */
import { Panel } from "./panel.js";
import { Results } from "./results.js";

const page = document.querySelector("[data-map-page]");
const form = document.getElementById("filtres");
const said = page.querySelector("[data-said]");
const narrow = matchMedia("(max-width: 61.99rem)");

let loading = null;

/** Everything of the map itself is fetched when it is first shown. */
const atlas = () =>
  (loading ??= import("./atlas.js")
    .then(({ openAtlas }) => openAtlas(page, { narrow, results }))
    .catch((error) => {
      loading = null;
      page.querySelector("[data-map-status]").textContent =
        "La carte n’a pas pu se charger. La liste contient les mêmes adresses.";
      throw error;
    }));

const results = new Results(form, (section) => {
  dress(section);
  said.textContent = section.dataset.title;
  loading?.then((map) => map.update());
});

const panel = new Panel(page, form, (view) => {
  if (view === "map" || !narrow.matches) atlas().catch(() => {});
});

/** What a list of results needs once it is on the page. */
function dress(section) {
  for (const button of section.querySelectorAll("[data-locate-place]")) button.hidden = false;
  panel.tell(Number(section.dataset.count));
}

page.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-locate-place]");
  if (!button) return;
  if (narrow.matches) panel.show("map");
  const map = await atlas().catch(() => null);
  map?.choose(Number(button.dataset.locatePlace), button);
});

dress(results.section);
panel.show(location.hash === "#carte" ? "map" : "list");
narrow.addEventListener("change", () => panel.show("list"));
