/* « Autour de moi »: what the device answers once asked, by a click; kept nowhere but in the address of the results. */
const REFUSALS = {
  1: "Vous n’avez pas partagé votre position : indiquez votre commune.",
  2: "Votre appareil ne trouve pas sa position : indiquez votre commune.",
  3: "Votre appareil tarde à trouver sa position : indiquez votre commune.",
};

/** Sends the search form with the device's position (degrees, rounded to about 100 m) instead of a commune. */
export function searchAround(button) {
  const form = button.closest("form");
  const status = form.querySelector("[data-locate-status]");
  status.textContent = "Recherche de votre position…";
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      status.textContent = "";
      for (const name of ["commune", "zone"]) if (form.elements[name]) form.elements[name].value = "";
      fill(form, "lat", coords.latitude.toFixed(3));
      fill(form, "lng", coords.longitude.toFixed(3));
      form.requestSubmit();
    },
    ({ code }) => {
      status.textContent = REFUSALS[code];
      form.elements.commune?.focus();
    },
    { timeout: 10_000, maximumAge: 300_000 },
  );
}

/** Gives a value to a field of a form, which gets a hidden one when it has none. */
function fill(form, name, value) {
  if (!form.elements[name]) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  form.elements[name].value = value;
}
