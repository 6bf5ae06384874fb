/* The chosen place: its entry in the list, its card on the map (a sheet on small screens), and the way back. */
import { Anchors } from "./layers.js";
import { bodyOf, entryOf, listOf } from "./card.js";

const CLEAR = { top: 68, right: 72, bottom: 16, left: 16 }; // pixels around the card: the map's own controls
const STEM = 72; // pixels from the card down to the foot of the chosen pin

export class Choice {
  /** Called at each close with the place and the element that opened it. */
  onClose = () => {};
  #root;
  #map;
  #narrow;
  #layer;
  #card;
  #content;
  #open = null;

  constructor(root, { map, narrow }) {
    this.#root = root;
    this.#map = map;
    this.#narrow = narrow;
    this.#layer = new Anchors("cards").addTo(map);
    this.#card = root.querySelector("[data-card]");
    this.#content = this.#card.querySelector("[data-card-content]");
    this.#card.querySelector("[data-card-close]").addEventListener("click", () => this.close());
    for (const type of ["click", "dblclick", "mousedown", "touchstart", "wheel", "keydown"]) {
      this.#card.addEventListener(type, (event) => event.key !== "Escape" && event.stopPropagation(), { passive: true });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#open) this.close();
    });
    map.on("click", () => this.close({ silently: true }));
  }

  /** Opens the card of a place, for an element to which the focus goes back. `around`: where one looks around. */
  async open(place, opener, { around = null, isQuiet = false } = {}) {
    const mine = this.#begin(place, opener);
    document.getElementById(`lieu-${place.id}`)?.classList.add("is-active");
    if (!opener?.closest(".entry")) this.#revealEntry(place.id);
    const body = await this.#words(async () => bodyOf(await entryOf(place.id, this.#root.dataset.cardUrl), { ...place, around }));
    if (this.#open === mine) this.#show(body, place.at, isQuiet);
  }

  /** Opens the card of several places at one point. */
  async openSeveral(ids, cluster, opener) {
    const mine = this.#begin(cluster, opener);
    const body = await this.#words(async () =>
      listOf(await Promise.all(ids.map((id) => entryOf(id, this.#root.dataset.cardUrl))), cluster.count),
    );
    if (this.#open === mine) this.#show(body, cluster.at);
  }

  /** Closes the card; `silently` leaves the focus where it is. */
  close({ silently = false } = {}) {
    if (!this.#open) return;
    const { place, opener } = this.#open;
    const hadFocus = this.#card.contains(document.activeElement);
    this.#forget();
    this.#card.hidden = true;
    this.onClose(place, opener, silently && !hadFocus);
  }

  #begin(place, opener) {
    this.#forget();
    this.#open = { place, opener };
    return this.#open;
  }

  #forget() {
    this.#open = null;
    for (const entry of document.querySelectorAll(".entry.is-active")) entry.classList.remove("is-active");
  }

  #revealEntry(id) {
    if (this.#narrow.matches) return;
    document.getElementById(`lieu-${id}`)?.scrollIntoView({ block: "nearest" });
  }

  async #words(make) {
    try {
      return await make();
    } catch {
      const sorry = document.createElement("p");
      sorry.textContent = "Cette fiche n’a pas pu être chargée.";
      return sorry;
    }
  }

  #show(body, at, isQuiet) {
    this.#content.replaceChildren(body);
    this.#card.hidden = false;
    if (this.#narrow.matches) this.#root.append(this.#card);
    else this.#layer.put(this.#card, at);
    this.#uncover(at);
    if (!isQuiet) this.#card.focus({ preventScroll: true });
  }

  /** Moves the map so that the card, or the pin above the sheet, is in full view. */
  #uncover(at) {
    const map = this.#map;
    const frame = map.getContainer().getBoundingClientRect();
    const card = this.#card.getBoundingClientRect();
    if (this.#narrow.matches) {
      const { x, y } = map.latLngToContainerPoint(at);
      const middle = (card.top - frame.top) / 2;
      map.panBy([x - frame.width / 2, y - middle]);
      return;
    }
    const right = Math.max(0, card.right + CLEAR.right - frame.right);
    const left = Math.min(0, card.left - CLEAR.left - frame.left);
    const bottom = Math.max(0, card.bottom + STEM + CLEAR.bottom - Math.min(frame.bottom, innerHeight));
    const top = Math.min(0, card.top - CLEAR.top - Math.max(frame.top, 0));
    map.panBy([right || left, top || bottom]);
  }
}
