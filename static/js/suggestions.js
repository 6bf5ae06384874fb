/* Communes, then hamlets, proposed under a box while one types (ARIA combobox with a list). The box takes the same
   words without this file. */
const PAUSE = 150; // ms without a key before asking
const PAUSE_HAMLETS = 400; // ms more before asking for hamlets, which come from farther
const MOST = 8;

export function suggestCommunes(box) {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let found = [];
  let active = -1;
  let asking = new AbortController();
  let timer;

  list.id = `${box.id}-propositions`;
  list.className = "suggestions";
  said.className = "visually-hidden";
  set(list, { role: "listbox", "aria-label": "Communes proposées" });
  set(said, { role: "status" });
  set(box, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id });
  box.parentElement.append(list, said);
  close();

  function close() {
    clearTimeout(timer);
    asking.abort();
    list.hidden = true;
    point(-1);
    set(box, { "aria-expanded": false });
  }

  /** Makes one proposal the active one, -1 for none. */
  function point(index) {
    list.children[active]?.removeAttribute("aria-selected");
    active = index;
    const option = list.children[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    set(option, { "aria-selected": true });
    set(box, { "aria-activedescendant": option.id });
    option.scrollIntoView({ block: "nearest" });
  }

  function choose({ value, lat = "", lng = "" }) {
    box.value = value;
    keep("lat", lat);
    keep("lng", lng);
    close();
    say(value);
    const changed = lat === "" ? box : box.form.elements.lat;
    changed.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** The position of a hamlet goes with the form; a commune, or a new word, takes it away, but not what was typed. */
  function keep(name, degrees) {
    let field = box.form.elements[name];
    if (degrees === "" && (!field || (field.type !== "hidden" && field.value !== field.dataset.proposed))) return;
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name });
      box.form.append(field);
    }
    field.value = field.dataset.proposed = degrees;
    field.disabled = degrees === "" && !field.id;
  }

  function show({ guess }) {
    list.replaceChildren(...found.map((each, index) => optionOf(each, `${list.id}-${index}`)));
    list.hidden = !found.length;
    point(-1);
    set(box, { "aria-expanded": !list.hidden });
    const count = found.length > 1 ? `${found.length} propositions` : "1 proposition";
    say(found.length ? `${guess ? "Vouliez-vous dire ? " : ""}${count}, flèche bas pour choisir.` : "Aucune commune de ce nom.");
  }

  function say(text) {
    said.textContent = text;
  }

  async function ask(text) {
    const { signal } = asking;
    const get = async (name) => {
      const answer = await fetch(`/communes/${name}.json?q=${encodeURIComponent(text)}`, { signal });
      return answer.ok ? answer.json() : { found: [] };
    };
    try {
      const communes = await get("suggestions");
      found = communes.found;
      show(communes);
      if (text.length < 4 || /^\d+$/.test(text) || found.length >= MOST) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_HAMLETS));
      const hamlets = signal.aborted ? { found: [] } : await get("lieux-dits");
      if (signal.aborted || !hamlets.found.length) return;
      const kept = active;
      found = [...found, ...hamlets.found].slice(0, MOST);
      show(communes);
      point(kept);
    } catch {
      // Aborted by another key, or no network: the box goes on as plain text.
    }
  }

  const typed = () => {
    close();
    keep("lat", "");
    keep("lng", "");
    const text = box.value.trim();
    if (text.length < 2) return;
    asking = new AbortController();
    timer = setTimeout(() => ask(text), PAUSE);
  };
  box.addEventListener("input", typed);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      if (list.hidden) show({});
      const count = found.length + 1; // after the last comes the box itself
      point(((active + 1 + step + count) % count) - 1);
    } else if (event.key === "Enter" && active >= 0) choose(found[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) choose(found[[...list.children].indexOf(option)]);
  });
  if (box === document.activeElement && box.value !== box.defaultValue) typed(); // faster than this file
}

function optionOf({ value, former }, id) {
  const option = Object.assign(document.createElement("li"), { id, textContent: value });
  set(option, { role: "option" });
  if (former) option.append(Object.assign(document.createElement("small"), { textContent: ` anciennement ${former}` }));
  return option;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
