/* The opening hours field: rows around a text box. The server alone knows what rows and text mean (hours_field.py).
   A classic script, because Wagtail loads form scripts that way; Wagtail's Stimulus is global. */
(() => {
  const WAIT = 300; // milliseconds after the last key
  const EMPTY = { days: [], starts: "", ends: "", season: null, weeks: [], state: "open", comment: "" };
  const TO_TEXT = "Écrire en notation OpenStreetMap";
  const TO_ROWS = "Revenir aux lignes";
  const NO_ROWS = "Ces horaires ne tiennent pas en lignes : ils sont gardés tels quels, en notation OpenStreetMap.";

  class OpeningHoursController extends window.StimulusModule.Controller {
    static targets = ["text", "edited", "editor", "list", "row", "adder", "sentence", "problem", "toggle", "template"];
    static values = { url: String, rows: Array };

    connect() {
      this.input = this.textTarget.querySelector("input");
      this.type = () => this.#later(() => this.#askAboutText());
      this.input.addEventListener("input", this.type);
      this.toggleTarget.hidden = false;
      this.listTarget.replaceChildren();
      if (this.hasRowsValue) this.#showRows(this.rowsValue);
      else this.#showText(this.input.value ? NO_ROWS : "");
    }

    disconnect() {
      clearTimeout(this.timer);
      this.input.removeEventListener("input", this.type);
    }

    add() {
      const last = this.rowTargets.at(-1);
      this.#append(last ? { ...EMPTY, starts: this.#read(last).starts, ends: this.#read(last).ends } : EMPTY);
      this.rowTargets.at(-1).querySelector("input").focus();
      this.edit();
    }

    remove(event) {
      event.target.closest("fieldset").remove();
      this.#number();
      this.adderTarget.focus();
      this.edit();
    }

    /** Rows have changed: from now on they are what the form sends. */
    edit() {
      this.rowTargets.forEach((row) => this.#arrange(row));
      const rows = this.rowTargets.map((row) => this.#read(row));
      this.editedTarget.value = JSON.stringify(rows);
      this.#later(() => this.#askAboutRows());
    }

    async toggle() {
      if (this.textTarget.hidden) {
        this.editedTarget.value = "";
        this.#showText("");
        this.input.focus();
        this.#askAboutText();
        return;
      }
      const answer = await this.#ask({ texte: this.input.value });
      if (answer?.rows) this.#showRows(answer.rows);
      else if (answer && !answer.error) this.#say(answer.sentence, NO_ROWS);
    }

    #showRows(rows) {
      this.listTarget.replaceChildren();
      rows.forEach((row) => this.#append(row));
      this.#turn({ text: false });
      this.problemTarget.textContent = "";
    }

    #showText(problem) {
      this.#turn({ text: true });
      this.problemTarget.textContent = problem;
    }

    #turn({ text }) {
      this.textTarget.hidden = !text;
      this.editorTarget.hidden = text;
      this.toggleTarget.textContent = text ? TO_ROWS : TO_TEXT;
    }

    #append(data) {
      this.listTarget.append(this.templateTarget.content.cloneNode(true));
      this.#fill(this.rowTargets.at(-1), data);
      this.#number();
    }

    #number() {
      this.rowTargets.forEach((row, index) => {
        row.querySelector("legend").textContent = `Ligne ${index + 1}`;
        row.querySelector("[data-number]").textContent = ` la ligne ${index + 1}`;
      });
    }

    #fields = (row, name) => [...row.querySelectorAll(`[data-field="${name}"]`)];
    #field = (row, name) => this.#fields(row, name)[0];

    #fill(row, data) {
      const values = { ...EMPTY, ...data };
      for (const name of ["starts", "ends", "state", "comment"]) this.#field(row, name).value = values[name];
      for (const name of ["days", "weeks"]) {
        this.#fields(row, name).forEach((box) => (box.checked = values[name].map(String).includes(box.value)));
      }
      this.#field(row, "season").checked = Boolean(values.season);
      for (const bound of ["first", "last"]) {
        const { month, day } = values.season?.[bound] ?? { month: bound === "first" ? 1 : 12, day: "" };
        this.#field(row, `${bound}-month`).value = month;
        this.#field(row, `${bound}-day`).value = day;
      }
      row.querySelector("details").open = Boolean(values.season || values.weeks.length);
      this.#arrange(row);
    }

    #read(row) {
      const value = (name) => this.#field(row, name).value;
      const checked = (name) => this.#fields(row, name).filter((box) => box.checked).map((box) => box.value);
      const bound = (name) => ({ month: Number(value(`${name}-month`)), day: value(`${name}-day`) });
      const state = value("state");
      const timed = state !== "closed";
      return {
        days: checked("days"),
        starts: timed ? value("starts") : "",
        ends: timed ? value("ends") : "",
        season: this.#field(row, "season").checked ? { first: bound("first"), last: bound("last") } : null,
        weeks: checked("weeks").map(Number),
        state,
        comment: value("comment"),
      };
    }

    /** Only what makes sense for the row is shown. */
    #arrange(row) {
      const closed = this.#field(row, "state").value === "closed";
      row.querySelectorAll("[data-times]").forEach((label) => (label.hidden = closed));
      row.querySelector("[data-season]").hidden = !this.#field(row, "season").checked;
      const days = this.#fields(row, "days").filter((box) => box.checked);
      const day = days.length === 1 ? days[0].parentElement.textContent.trim() : "jour coché";
      row.querySelectorAll("[data-nth]").forEach((option) => (option.textContent = `${option.dataset.nth} ${day}`));
    }

    #later(task) {
      clearTimeout(this.timer);
      this.timer = setTimeout(task, WAIT);
    }

    async #askAboutRows() {
      const sent = this.editedTarget.value;
      const answer = await this.#ask({ lignes: sent });
      if (!answer || sent !== this.editedTarget.value) return;
      if (!answer.error) this.input.value = answer.text;
    }

    async #askAboutText() {
      const text = this.input.value;
      const answer = await this.#ask({ texte: text });
      if (answer && text === this.input.value && !answer.error && answer.rows === null) this.#say(answer.sentence, NO_ROWS);
    }

    /** What the server makes of it, told at once; nothing when it cannot be reached. */
    async #ask(query) {
      const token = this.element.closest("form").elements.csrfmiddlewaretoken.value;
      const body = new URLSearchParams({ ...query, csrfmiddlewaretoken: token });
      const response = await fetch(this.urlValue, { method: "POST", body }).catch(() => null);
      if (!response?.ok) return null;
      const answer = await response.json();
      this.#say(answer.sentence ?? "", answer.error ?? (answer.warnings ?? []).join(" "));
      return answer;
    }

    #say(sentence, problem) {
      this.sentenceTarget.textContent = sentence;
      this.problemTarget.textContent = problem;
    }
  }

  window.wagtail.app.register("opening-hours", OpeningHoursController);
})();
