/** Ticks of a `[data-remember]` list stay on this device, under the list's name. */
export function remember(list) {
  const key = `checklist-${list.dataset.remember}`;
  const boxes = [...list.querySelectorAll("input")];
  const ticked = new Set(read(key));
  for (const box of boxes) {
    box.checked = ticked.has(box.value);
    box.addEventListener("change", () => {
      const values = boxes.filter((other) => other.checked).map((other) => other.value);
      write(key, values);
    });
  }
}

function read(key) {
  try {
    return (localStorage.getItem(key) ?? "").split(",");
  } catch {
    return [];
  }
}

function write(key, values) {
  try {
    localStorage.setItem(key, values.join(","));
  } catch {
    /* Storage refused: the ticks hold until the page is left. */
  }
}
