/* The card of the place chosen on the map: from the list when it is there, else asked from the site. */
import { distance, kilometres } from "./words.js";

const fetched = new Map();

/** The list entry of a place: the one on the page, else `/carte/lieu/<id>/`, asked for the same moment. */
export async function entryOf(id, cardUrl) {
  const listed = document.getElementById(`lieu-${id}`);
  if (listed) return listed;
  const address = cardUrl.replace("/0/", `/${id}/`) + location.search;
  if (!fetched.has(address)) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${id}`);
    const holder = document.createElement("template");
    holder.innerHTML = await response.text();
    fetched.set(address, holder.content.querySelector("[data-id]"));
  }
  return fetched.get(address);
}

/** What a card shows of an entry: its words, its state and the way to its page. */
export function bodyOf(entry, { at, around } = {}) {
  const body = entry.querySelector(".entry__body").cloneNode(true);
  body.className = "place-card__body";
  body.append(entry.querySelector(".status").cloneNode(true));
  if (at && around && !entry.isConnected) {
    body.querySelector(".entry__commune").append(`, à ${distance(kilometres(around.at, at))}`);
  }
  const link = document.createElement("a");
  link.className = "button button--small";
  link.href = body.querySelector("a").href;
  link.textContent = "Voir la fiche";
  link.ariaLabel = `Voir la fiche : ${body.querySelector("a").textContent.trim()}`;
  body.append(link);
  return leaving(body);
}

/** Several places at one point: a heading and their entries, the first ones only when they are many. */
export function listOf(entries, count) {
  const body = document.createElement("div");
  body.className = "place-card__body";
  const heading = document.createElement("h3");
  heading.textContent = `${count} lieux au même endroit`;
  const list = document.createElement("ul");
  list.setAttribute("role", "list");
  for (const entry of entries) {
    const item = document.createElement("li");
    for (const selector of ["a", ".entry__place", ".status"]) {
      item.append(entry.querySelector(selector)?.cloneNode(true) ?? "");
    }
    list.append(item);
  }
  body.append(heading, list);
  if (entries.length < count) {
    const rest = document.createElement("p");
    rest.textContent = "Les autres sont dans la liste.";
    body.append(rest);
  }
  return leaving(body);
}

/** In a frame on another site, links open the full site in a new tab and say so. */
function leaving(body) {
  const note = document.documentElement.dataset.newTab;
  if (!note) return body;
  for (const link of body.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener";
    if (link.ariaLabel) link.ariaLabel += note;
  }
  return body;
}
