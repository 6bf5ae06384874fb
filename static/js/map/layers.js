/* Layers of our own on the Leaflet map: elements that hold to a point, and lines. Styled by map.css. */
import { Layer, setPosition, setTransform } from "../../vendor/leaflet-map-1.9.4/leaflet.js";

const SVG = "http://www.w3.org/2000/svg";
const ZOOM = 11; // the zoom whose pixels the paths are written in
const MARGIN = 0.4; // of the map's size, drawn on each side for what a drag brings into view
const KM_PER_PIXEL = 156.543 / 2 ** ZOOM; // at the equator

const make = (name) => document.createElementNS(SVG, name);

/** Elements in a pane of its own: names, pins, the card. `put`, `take`, `clear`; focused like any element. */
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
    return { viewreset: this.draw, moveend: this.draw, zoom: this.scale, zoomanim: this.follow };
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

  /** The SVG around the view, at its zoom. */
  draw() {
    const map = this._map;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    this.zoom = map.getZoom();
    this.corner = map.layerPointToLatLng(corner);
    this.svg.setAttribute("width", size.x * (1 + 2 * MARGIN));
    this.svg.setAttribute("height", size.y * (1 + 2 * MARGIN));
    setPosition(this.svg, corner);
    const scale = map.getZoomScale(this.zoom, ZOOM);
    const { x, y } = this.zero.multiplyBy(scale).subtract(map.getPixelOrigin()).subtract(corner);
    this.group.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
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
