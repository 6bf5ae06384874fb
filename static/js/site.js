/* What all pages share. Everything works without this file; the rest is fetched only where, and when, it serves. */
const all = (selector) => document.querySelectorAll(selector);

const menuButton = document.querySelector(".menu-button");
if (menuButton) {
  const setOpen = (open) => {
    menuButton.setAttribute("aria-expanded", String(open));
    menuButton.lastElementChild.textContent = open ? "Fermer" : "Menu";
    document.getElementById("menu").toggleAttribute("data-open", open);
  };
  const isOpen = () => menuButton.getAttribute("aria-expanded") === "true";
  menuButton.addEventListener("click", () => setOpen(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    setOpen(false);
    menuButton.focus();
  });
}

for (const link of all("[data-video] > a.video__poster")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  link.replaceWith(button);
  button.addEventListener("click", async () => (await import("./video.js")).play(button.parentElement));
}

document.addEventListener("play", ({ target }) => target.classList.add("is-played"), true);

for (const button of all("[data-share]")) {
  button.hidden = false;
  button.addEventListener("click", async () => (await import("./share.js")).sharePage(button));
}

for (const button of all("[data-copy-from]")) {
  const source = document.getElementById(button.dataset.copyFrom);
  button.hidden = false;
  button.addEventListener("click", async () => (await import("./share.js")).copyText(button, source.value));
}

for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const lists = all("[data-remember]");
if (lists.length) import("./checklist.js").then(({ remember }) => lists.forEach(remember));

/* Boxes for a commune propose some while one types. */
for (const box of all("[data-communes]")) {
  const enhance = async () => (await import("./suggestions.js")).suggestCommunes(box);
  box.addEventListener("focus", enhance, { once: true });
  if (box === document.activeElement) box.dispatchEvent(new Event("focus"));
}

/* « Autour de moi »: asks the device where it is, then the map; a refusal leaves the commune box. */
for (const button of all("[data-locate]")) {
  if (!navigator.geolocation) break;
  button.hidden = false;
  button.addEventListener("click", async () => (await import("./locate.js")).searchAround(button));
}

/* Filters are folded on small screens, where they would hide the list. */
const fold = document.querySelector("[data-fold]");
if (fold && matchMedia("(max-width: 62rem)").matches) fold.open = false;

/* A refused form says first what to correct. */
document.querySelector("[data-error-summary]")?.focus({ preventScroll: true });
