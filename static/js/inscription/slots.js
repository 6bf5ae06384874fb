/* Hours by day: a day that one ticks takes the times of the one above; a button gives the first one's to all. */
const slots = document.querySelector("[data-slots]");
if (slots) mount(slots);

function mount(slots) {
  const days = [...slots.querySelectorAll(".slot")].map((slot) => ({
    box: slot.querySelector("[type=checkbox]"),
    times: [...slot.querySelectorAll("input:not([type=checkbox])")],
  }));
  const isFilled = ({ box, times }) => box.checked && times.some(({ value }) => value);
  const copy = (from, to) => to.times.forEach((time, i) => (time.value = from.times[i].value));

  days.forEach((day, index) =>
    day.box.addEventListener("change", () => {
      const above = days.slice(0, index).findLast(isFilled);
      if (above && day.box.checked && !isFilled(day)) copy(above, day);
    }),
  );
  const button = document.querySelector("[data-slots-copy]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const first = days.find(isFilled);
    if (first) days.filter((day) => day.box.checked && day !== first).forEach((day) => copy(first, day));
  });
}
