/* Layers of our own on the Leaflet map: elements that hold to a point, and lines. Styled by map.css. */
import { Layer, setPosition, setTransform } from "../../vendor/leaflet-map-1.9.4/leaflet.js";

const SVG = "http://www.w3.org/2000/svg";
const ZOOM = 11; // the zoom whose pixels the paths are written in
const MARGIN = 0.3; // of the map's size, drawn on each side for what a drag brings into view
const LEAST = 0.1; // what must be left of it for the next one
const KM_PER_PIXEL = 156.543 / 2 ** ZOOM; // at the equator

const make = (name) => document.createElementNS(SVG, name);

/**
 * Elements in a pane of its own: names, pins, the card. `put`, `take`, `clear`; focused like any element. While the map
 * zooms each goes its own way; `asOne`, the pane is scaled and faded by map.css instead: a hundred ways are too many.
 */
export const Anchors = Layer.extend({
  initialize(pane, { asOne = false } = {}) {
    this.pane = pane;
    this.asOne = asOne;
    this.points = new Map(); // element → {at, dy}
  },

  onAdd(map) {
    this.element = map.getPane(this.pane) ?? map.createPane(this.pane);
    this.element.classList.toggle("leaflet-zoom-animated", this.asOne);
    this.rest();
  },

  onRemove() {
    this.element.remove();
  },

  getEvents() {
    return { zoom: this.zoom, viewreset: this.place, zoomanim: this.follow };
  },

  /** Shows an element at a [latitude, longitude], `dy` pixels under it. */
  put(element, at, dy = 0) {
    this.points.set(element, { at, dy });
    if (!this.asOne) element.classList.add("leaflet-zoom-animated");
    this.move(element, this._map.latLngToLayerPoint(at), dy);
    if (element.parentNode !== this.element) this.element.append(element);
  },

  take(element) {
    if (this.points.delete(element)) element.remove();
  },

  clear() {
    for (const element of this.points.keys()) this.take(element);
  },

  move(element, point, dy) {
    point.y += dy;
    setPosition(element, point.round());
  },

  place() {
    for (const [element, { at, dy }] of this.points) this.move(element, this._map.latLngToLayerPoint(at), dy);
    if (this.asOne) this.rest();
  },

  /** From here the group is scaled. */
  rest() {
    this.base = { zoom: this._map.getZoom(), corner: this._map.layerPointToLatLng([0, 0]) };
    this.element.style.transform = "";
  },

  /** Fingers that pinch ask for a place at each frame: a group is scaled until they leave. */
  zoom({ pinch }) {
    if (pinch && this.asOne) this.follow({ zoom: this._map.getZoom(), center: this._map.getCenter() });
    else this.place();
  },

  /** Where all will be at the end of a zoom: the style sheet animates the way there, as for Leaflet's markers. */
  follow({ zoom, center }) {
    const map = this._map;
    if (this.asOne) {
      const { zoom: before, corner } = this.base;
      setTransform(this.element, map._latLngToNewLayerPoint(corner, zoom, center), map.getZoomScale(zoom, before));
      return;
    }
    for (const [element, { at, dy }] of this.points) this.move(element, map._latLngToNewLayerPoint(at, zoom, center), dy);
  },
});

/** Lines in one SVG, projected once, then moved and scaled as a whole: `path` and `circle` draw. `origin` is a [latitude, longitude] nearby. */
export const Drawing = Layer.extend({
  initialize(pane, origin) {
    this.pane = pane;
    this.origin = origin;
    this.svg = make("svg");
    this.svg.ariaHidden = "true";
    this.svg.classList.add("leaflet-zoom-animated");
    this.group = this.svg.appendChild(make("g"));
  },

  onAdd(map) {
    this.zero = map.project(this.origin, ZOOM);
    map.createPane(this.pane).append(this.svg);
    this.draw();
  },

  getEvents() {
    return { viewreset: this.draw, moveend: this.settle, zoom: this.scale, zoomanim: this.follow };
  },

  /** A path through lines of [latitude, longitude], closed or open. */
  path(lines, className, isClosed) {
    const end = isClosed ? "Z" : "";
    const path = this.group.appendChild(make("path"));
    path.setAttribute("class", className);
    path.setAttribute("d", lines.map((line) => `M${line.map((point) => this.at(point)).join("L")}${end}`).join(""));
  },

  /** A circle, moved by `put({at, km})`. */
  circle(className) {
    const circle = make("circle");
    circle.setAttribute("class", className);
    circle.put = ({ at, km }) => {
      const [x, y] = this.at(at);
      circle.setAttribute("cx", x);
      circle.setAttribute("cy", y);
      circle.setAttribute("r", km / (KM_PER_PIXEL * Math.cos((at[0] * Math.PI) / 180)));
      this.group.append(circle);
    };
    return circle;
  },

  at(point) {
    const { x, y } = this._map.project(point, ZOOM).subtract(this.zero);
    return [x.toFixed(1), y.toFixed(1)];
  },

  /** Draws again what has another scale, or shows its end. */
  settle() {
    const map = this._map;
    const size = map.getSize();
    const { x, y } = map.containerPointToLayerPoint([0, 0]).subtract(map.latLngToLayerPoint(this.corner));
    const isInside = (left, side) => left > side * LEAST && left < side * (2 * MARGIN - LEAST);
    if (map.getZoom() !== this.zoom || !size.equals(this.size) || !isInside(x, size.x) || !isInside(y, size.y)) this.draw();
  },

  /** The SVG around the view, at its zoom. */
  draw() {
    const map = this._map;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    this.zoom = map.getZoom();
    this.size = size;
    this.corner = map.layerPointToLatLng(corner);
    this.svg.setAttribute("width", size.x * (1 + 2 * MARGIN));
    this.svg.setAttribute("height", size.y * (1 + 2 * MARGIN));
    setPosition(this.svg, corner);
    const scale = map.getZoomScale(this.zoom, ZOOM);
    const { x, y } = this.zero.multiplyBy(scale).subtract(map.getPixelOrigin()).subtract(corner);
    this.group.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
    this.group.style.setProperty("--pixel", `${1 / scale}px`);
  },

  scale() {
    this.follow({ zoom: this._map.getZoom(), center: this._map.getCenter() });
  },

  /** The same picture where it will be at another zoom. */
  follow({ zoom, center }) {
    const corner = this._map._latLngToNewLayerPoint(this.corner, zoom, center);
    setTransform(this.svg, corner, this._map.getZoomScale(zoom, this.zoom));
  },
});
