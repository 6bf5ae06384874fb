/* French of the map: names with their preposition, distances, labels of markers. */
const NBSP = "\u00a0";
const VOWEL = /^[aeiouyhàâéèêëîïôöùûü]/i;

/** « d’Auch », « de Condom », « du Houga », « des Angles ». */
export function of(name) {
  if (/^Les? /.test(name)) return name.replace(/^Les? /, (article) => (article === "Le " ? "du " : "des "));
  return (VOWEL.test(name) ? "d’" : "de ") + name;
}

/** « à Auch », « au Houga », « aux Angles ». */
export function at(name) {
  if (/^Les? /.test(name)) return name.replace(/^Les? /, (article) => (article === "Le " ? "au " : "aux "));
  return `à ${name}`;
}

/** « 3,1 km », « 16 km ». */
export function distance(km) {
  return (km < 9.95 ? km.toFixed(1).replace(".", ",") : Math.round(km)) + NBSP + "km";
}

/** Kilometres between two [latitude, longitude]: plane geometry, enough within a region. */
export function kilometres([lat, lng], [otherLat, otherLng]) {
  return Math.hypot((lng - otherLng) * Math.cos((lat * Math.PI) / 180), lat - otherLat) * 111.32;
}

/** What a cluster's button says: « 3 lieux à Auch, agrandir »; « autour de » when seen from afar. */
export function clusterLabel(count, commune, { isNear, opens }) {
  const where = commune ? ` ${isNear ? at(commune) : `autour ${of(commune)}`}` : "";
  return `${count} lieux${where}, ${opens ? "voir la liste" : "agrandir"}`;
}

/** What a place's button says, from what is known of it. */
export function placeLabel({ title, kind, commune, status }) {
  const parts = [title, kind, commune].filter(Boolean).join(", ");
  return status ? `${parts}. ${status}` : parts;
}
