/* The map page. The HTML is complete without this file; here list, filters and map go in step. */
import { readHash, writeHash } from "./address.js";
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
    .then(({ openAtlas }) => openAtlas(page, { narrow, results, onChoose }))
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

const viewNow = () => (narrow.matches ? page.dataset.view : "list");
const onChoose = (place) => writeHash({ view: viewNow(), place });

/** A step of its own for the back button: from the list to the map and back. */
function switchTo(view) {
  panel.show(view);
  writeHash({ view, place: null }, { isNew: true });
}

/** What a list of results needs once it is on the page. */
function dress(section) {
  for (const button of section.querySelectorAll("[data-locate-place]")) button.hidden = false;
  panel.tell(Number(section.dataset.count));
}

/** Brings view and chosen place to what the address says, without taking the focus. */
async function restore(wanted) {
  if (!wanted) return;
  panel.show(wanted.view);
  if (wanted.place && (wanted.view === "map" || !narrow.matches)) {
    await (await atlas()).choose(wanted.place, null, { isQuiet: true });
  } else if (!wanted.place) {
    (await loading)?.close();
  }
}

page.addEventListener("click", async ({ target }) => {
  const view = target.closest("[data-view-button]")?.dataset.viewButton;
  if (view) switchTo(view);
  const button = target.closest("[data-locate-place]");
  if (!button) return;
  if (narrow.matches) switchTo("map");
  const map = await atlas().catch(() => null);
  map?.choose(Number(button.dataset.locatePlace), button);
});

dress(results.section);
panel.show("list");
restore(readHash(location.hash)).catch(() => {});
addEventListener("popstate", () => {
  const wanted = readHash(location.hash);
  results.settled.then(() => restore(wanted)).catch(() => {});
});
narrow.addEventListener("change", () => panel.show(readHash(location.hash)?.view ?? "list"));
