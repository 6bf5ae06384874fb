/* Counts visits, calls, directions and films without knowing whose; not for browsers that ask to be left alone. */
const page = document.querySelector("[data-counted]");
if (page && top === self && navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl) {
  const count = (kind) => navigator.sendBeacon("/compter/", `${page.dataset.counted} ${kind}`);
  const kinds = { 'a[href^="tel:"]': "call", ".directions a": "route", "[data-video] .video__poster": "video" };
  count("view");
  document.addEventListener(
    "click",
    ({ target }) => {
      for (const [links, kind] of Object.entries(kinds)) if (target.closest(links)) count(kind);
    },
    { capture: true },
  );
  for (const film of document.querySelectorAll("video")) film.addEventListener("play", () => count("video"), { once: true });
}
