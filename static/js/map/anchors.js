/* Elements of ours that hold to a point of the map: names, pins, the card. Styled and focused like any element. */
import { Layer, setPosition } from "../../vendor/leaflet-map-1.9.4/leaflet.js";

/** A Leaflet layer of elements in a pane of its own: `put`, `take`, `clear`. */
export const Anchors = Layer.extend({
  initialize(pane) {
    this.pane = pane;
    this.points = new Map();
  },

  onAdd(map) {
    this.element = map.getPane(this.pane) ?? map.createPane(this.pane);
  },

  onRemove() {
    this.element.remove();
  },

  getEvents() {
    return { zoom: this.place, viewreset: this.place, zoomanim: this.follow };
  },

  /** Shows an element at a [latitude, longitude]. */
  put(element, point) {
    this.points.set(element, point);
    element.classList.add("leaflet-zoom-animated");
    setPosition(element, this._map.latLngToLayerPoint(point).round());
    if (element.parentNode !== this.element) this.element.append(element);
  },

  take(element) {
    this.points.delete(element);
    element.remove();
  },

  clear() {
    for (const element of this.points.keys()) this.take(element);
  },

  place() {
    for (const [element, point] of this.points) setPosition(element, this._map.latLngToLayerPoint(point).round());
  },

  /** Where each point will be at the end of a zoom: the style sheet animates the way there, as for Leaflet's markers. */
  follow({ zoom, center }) {
    for (const [element, point] of this.points) {
      setPosition(element, this._map._latLngToNewLayerPoint(point, zoom, center).round());
    }
  },
});
