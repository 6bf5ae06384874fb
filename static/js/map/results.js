/* Filters and pages without leaving: the same address, asked with fetch, whose results replace ours. */

/**
 * Keeps `#resultats` and the filter form in step with the address. `onChange(section)` is told of each new section.
 */
export class Results {
  #form;
  #onChange;
  #asking = null; // {address, focus, controller} while an answer is awaited
  #shown = location.pathname + location.search;

  /** Resolves once the list answers the address. */
  settled = Promise.resolve();

  constructor(form, onChange) {
    this.#form = form;
    this.#onChange = onChange;
    form.addEventListener("change", ({ target }) => this.#changed(target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.show(this.#address(), { focus: true });
    });
    document.addEventListener("click", (event) => this.#followed(event));
    addEventListener("popstate", () => {
      const address = location.pathname + location.search;
      if (address !== this.#shown) this.settled = this.show(address, { isNew: false });
    });
  }

  get section() {
    return document.getElementById("resultats");
  }

  /** Replaces the results by those of an address; when that fails, goes there as a link would. */
  async show(address, { isNew = true, focus = false } = {}) {
    if (this.#asking?.address === address) {
      this.#asking.focus ||= focus;
      return;
    }
    this.#asking?.controller.abort();
    const asking = { address, focus, controller: new AbortController() };
    this.#asking = asking;
    this.section.ariaBusy = "true";
    try {
      const response = await fetch(address, { signal: asking.controller.signal });
      if (!response.ok) throw new Error(response.status);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const { pathname, search } = new URL(address, location.href);
      if (isNew && pathname + search !== this.#shown) history.pushState(null, "", address + viewOf(location.hash));
      this.#shown = pathname + search;
      this.#replace(page, asking.focus);
      this.#asking = null;
      this.#onChange(this.section);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  #replace(page, focus) {
    const old = this.section;
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(document.adoptNode(page.getElementById("resultats")));
    document.title = page.title;
    this.#fillForm(page.getElementById(this.#form.id));
    if (!focus && !hadFocus) return;
    this.section.focus({ preventScroll: true });
    this.section.scrollIntoView({ block: "start" });
  }

  /** The form says what the answer understood, but for what is being typed. */
  #fillForm(answered) {
    for (const field of this.#form.elements) {
      const twin = field.id && answered.querySelector(`#${CSS.escape(field.id)}`);
      if (!twin || field === document.activeElement) continue;
      if (field.type === "checkbox") field.checked = twin.checked;
      else field.value = twin.value;
    }
  }

  #changed(target) {
    if (target.name === "commune") {
      for (const name of ["lat", "lng", "zone"]) if (this.#form.elements[name]) this.#form.elements[name].value = "";
    }
    this.show(this.#address());
  }

  /** The address of the form's answer: no empty value, no radius around nothing. */
  #address() {
    const query = new URLSearchParams([...new FormData(this.#form)].filter(([, value]) => value !== ""));
    if (!query.has("commune") && !query.has("lat")) query.delete("rayon");
    const path = new URL(this.#form.action).pathname;
    return query.size ? `${path}?${query}` : path;
  }

  /** Links of the results that stay on this page: other pages of results, filters to lift. */
  #followed(event) {
    const link = event.target.closest?.("#resultats a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname) return;
    event.preventDefault();
    this.show(link.href, { focus: true });
  }
}

/** The part of a hash that stays when the question changes: the map stays in view, the chosen place does not. */
const viewOf = (hash) => (hash.startsWith("#carte") ? "#carte" : "");
