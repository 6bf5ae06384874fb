const REFUSED = "Position non transmise : indiquez une commune.";

/** Sends the search form with the device's position (degrees, rounded to about 100 m) instead of a commune. */
export function searchAround(button) {
  const form = button.closest("form");
  const status = form.querySelector("[data-locate-status]");
  status.textContent = "Recherche de votre position…";
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const query = new URLSearchParams(new FormData(form));
      query.delete("commune");
      query.set("lat", coords.latitude.toFixed(3));
      query.set("lng", coords.longitude.toFixed(3));
      location.assign(`${form.action}?${query}`);
    },
    () => {
      status.textContent = REFUSED;
      form.elements.commune?.focus();
    },
    { timeout: 10_000, maximumAge: 300_000 },
  );
}
