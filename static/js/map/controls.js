/* List, filters and map in step: what one does in one shows in the others and in the address. */
import { readHash, writeHash } from "./address.js";
import { Panel } from "./panel.js";
import { Results } from "./results.js";
import { addressOf } from "./zone.js";

/** Brings the filters, the list and the way between list and map to life; `press(target)` answers a click on the page. */
export function command(page, form, { atlas, narrow, section }) {
  const said = page.querySelector("[data-said]");

  const results = new Results(form, () => {
    panel.tell(Number(section().dataset.count));
    said.textContent = section().dataset.title;
    atlas.opened?.then((map) => map.update()).catch(() => {});
  });

  const panel = new Panel(page, form, (view) => {
    if (view === "map" || !narrow.matches) atlas.open().catch(() => {});
  });

  atlas.onZone = (bounds) => results.show(addressOf(bounds, location));
  atlas.onChoose = (place) => writeHash({ view: narrow.matches ? page.dataset.view : "list", place });

  /** A step of its own for the back button: from the list to the map and back. */
  function switchTo(view) {
    panel.show(view);
    writeHash({ view, place: null }, { isNew: true });
  }

  /** Brings view and chosen place to what the address says, without taking the focus. */
  async function restore(wanted) {
    if (!wanted) return;
    panel.show(wanted.view);
    if (wanted.place && (wanted.view === "map" || !narrow.matches)) {
      await (await atlas.open()).choose(wanted.place, null, { isQuiet: true });
    } else if (!wanted.place) {
      (await atlas.opened)?.close();
    }
  }

  async function press(target) {
    const view = target.closest("[data-view-button]")?.dataset.viewButton;
    if (view) switchTo(view);
    const button = target.closest("[data-locate-place]");
    if (!button) return;
    if (narrow.matches) switchTo("map");
    const map = await atlas.open().catch(() => null);
    map?.choose(Number(button.dataset.locatePlace), button);
  }

  panel.tell(Number(section().dataset.count));
  panel.show("list");
  if (location.hash) restore(readHash(location.hash)).catch(() => {}); // without one, a card opened meanwhile stays
  addEventListener("popstate", () => {
    const wanted = readHash(location.hash);
    results.settled.then(() => restore(wanted)).catch(() => {});
  });
  narrow.addEventListener("change", () => panel.show(readHash(location.hash)?.view ?? "list"));
  return { press };
}
