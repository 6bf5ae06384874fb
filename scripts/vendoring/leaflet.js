/* What the public map needs of Leaflet: panning and zooming. Land, pins, cards and controls are elements of our own. */
export { Map } from "leaflet/src/map/Map.js";
export { Layer } from "leaflet/src/layer/Layer.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";

/* What tiles.js borrows. */
export { default } from "leaflet/src/core/Browser.js";
export {
  bind, cancelAnimFrame, emptyImageUrl, extend, falseFn, requestAnimFrame, setOptions, template, throttle, wrapNum,
} from "leaflet/src/core/Util.js";
export { on } from "leaflet/src/dom/DomEvent.js";
export {
  addClass, create, remove, setOpacity, setPosition, setTransform, toBack, toFront,
} from "leaflet/src/dom/DomUtil.js";
export { Bounds } from "leaflet/src/geometry/Bounds.js";
export { Point } from "leaflet/src/geometry/Point.js";
export { LatLngBounds, toLatLngBounds } from "leaflet/src/geo/LatLngBounds.js";
