/* In place of Leaflet's Browser.js: what it still has to ask of browsers that run modules. */
const agent = navigator.userAgent.toLowerCase();
const chrome = agent.includes("chrome");

export default {
  chrome,
  safari: !chrome && agent.includes("safari"),
  mobile: typeof orientation !== "undefined" || agent.includes("mobile"),
  mac: navigator.platform.startsWith("Mac"),
  linux: navigator.platform.startsWith("Linux"),
  retina: devicePixelRatio > 1,
  touchNative: "ontouchstart" in window || !!window.TouchEvent,
};
