/* Small screens: filters that unfold, a list or a map. */

/** The fold of the filters and the switch between list and map; `onView(name)` is told of « map » and « list ». */
export class Panel {
  #page;
  #form;
  #onView;

  constructor(page, form, onView) {
    this.#page = page;
    this.#form = form;
    this.#onView = onView;
    const more = form.querySelector("[data-more]");
    more.hidden = false;
    more.addEventListener("click", () => this.#fold(form.hasAttribute("data-expanded")));
    form.querySelector("[data-show-results]").addEventListener("click", () => {
      this.#fold(true);
      document.getElementById("resultats").focus();
    });
    const others = form.querySelector("details");
    document.addEventListener("click", ({ target }) => {
      if (!others.contains(target)) others.open = false;
    });
    others.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !others.open) return;
      event.stopPropagation();
      others.open = false;
      others.firstElementChild.focus();
    });
    page.querySelector("[data-views]").hidden = false;
    const map = page.querySelector("[data-map]");
    const measure = ([{ borderBoxSize }]) => map.style.setProperty("--bar", `${borderBoxSize[0].blockSize}px`);
    new ResizeObserver(measure).observe(form); // the map stands under the filters; on it alone, else the whole page is styled again
  }

  /** Shows the list or the map, where there is room for one of them only. */
  show(name) {
    this.#page.dataset.view = name;
    document.documentElement.classList.toggle("map-open", name === "map");
    for (const button of this.#page.querySelectorAll("[data-view-button]")) {
      button.ariaPressed = String(button.dataset.viewButton === name);
    }
    this.#onView(name);
  }

  /** Tells how many filters are in force and how many places they leave. */
  tell(count) {
    const boxes = this.#form.querySelectorAll("[type=checkbox]:checked");
    const others = this.#form.querySelectorAll("details :checked").length;
    const texts = [...this.#form.querySelectorAll("[data-counted]")].filter(({ value }) => value).length;
    const active = boxes.length + texts;
    this.#form.querySelector("[data-more] span").textContent = active ? `Filtres (${active})` : "Filtres";
    this.#form.querySelector("summary span").textContent = others ? `Autres lieux (${others})` : "Autres lieux";
    this.#form.querySelector("[data-show-results]").textContent =
      count > 1 ? `Voir les ${count} lieux` : count ? "Voir le lieu" : "Aucun lieu : modifiez les filtres";
  }

  #fold(isFolded) {
    this.#form.toggleAttribute("data-expanded", !isFolded);
    this.#form.querySelector("[data-more]").ariaExpanded = String(!isFolded);
  }
}
