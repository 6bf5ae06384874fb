/* The map page. The HTML is complete without this file. Where there is room for the map its markers come first, then
   the filters and the rest of the map. */
import { Points } from "./points.js";

const narrow = matchMedia("(max-width: 61.99rem)");
const section = () => document.getElementById("resultats");
const page = document.querySelector("[data-map-page]");
let opening = null;

/** The map, whose files are fetched when it is first shown. */
const atlas = {
  /** Called with the bounds of a zone to search in, and with the id of the chosen place or null. */
  onZone() {},
  onChoose() {},
  get opened() {
    return opening;
  },
  open() {
    return (opening ??= import("./atlas.js")
      .then(({ openAtlas }) =>
        openAtlas(page, {
          points: new Points(
            { ...document.querySelector("[data-worker]").dataset, points: section().dataset.points },
            Boolean(document.querySelector("first-view > div")),
          ),
          narrow,
          section,
          onZone: (bounds) => atlas.onZone(bounds),
          onChoose: (id) => atlas.onChoose(id),
        }),
      )
      .catch((error) => {
        opening = null;
        page.querySelector("[data-map-status]").textContent =
          "La carte n’a pas pu se charger. La liste contient les mêmes adresses.";
        throw error;
      }));
  },
};

/* What one presses or changes before the controls are there is done once they are. */
const form = document.getElementById("filtres");
const changed = new Set();
const note = ({ target }) => changed.add(target);
let ready;
const controls = new Promise((resolve) => (ready = resolve));
page.addEventListener("click", async ({ target }) => (await controls).press(target));
form.addEventListener("change", note);

if (!narrow.matches) await atlas.open().then(({ drawn }) => drawn).catch(() => {});
const { command } = await import("./controls.js");
ready(command(page, form, { atlas, narrow, section }));
form.removeEventListener("change", note);
for (const field of changed) field.dispatchEvent(new Event("change", { bubbles: true }));
