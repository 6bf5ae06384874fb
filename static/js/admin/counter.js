/* Says how long a text is under the boxes that have a limit, or a length that reads best elsewhere. */
const BEST = { title: [10, 70], seo_title: [10, 60], search_description: [50, 160] };
const MOST = 600;
const counted = new WeakSet(); // each box has one count, however often the form changes

const words = (length, most, best) => {
  const limit = most > 0 ? ` sur ${most}` : "";
  const advice = best ? `, ${best[0]} à ${best[1]} conseillés` : "";
  return `${length} signe${length > 1 ? "s" : ""}${limit}${advice}`;
};

const watch = (box) => {
  const best = BEST[box.name];
  const most = best ? 0 : box.maxLength;
  if (!best && !(most > 0 && most <= MOST)) return;
  const count = document.createElement("div");
  count.className = "character-count";
  const update = () => {
    const { length } = box.value;
    count.textContent = words(length, most, best);
    count.classList.toggle("is-long", length > (best ? best[1] : most));
  };
  box.addEventListener("input", update);
  box.after(count);
  update();
};

const start = (root) =>
  root.querySelectorAll("form input[type=text], form textarea").forEach((box) => {
    if (counted.has(box) || box.hidden || box.readOnly) return;
    counted.add(box);
    watch(box);
  });

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#page-edit-form, form[data-edit-form]");
  if (!form) return;
  start(form.parentElement);
  // Blocks come later: each new one brings its own boxes.
  new MutationObserver(() => start(form.parentElement)).observe(form, { childList: true, subtree: true });
});
