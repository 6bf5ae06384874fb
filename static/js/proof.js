/* A public form asks the browser for a little work in place of a question; without this file the question stays. */
const SAID = { working: "Vérification automatique en cours…", done: "Vérification automatique terminée." };

/** Starts the work of a form's challenge, in a worker; the form waits for it when it is sent too early. */
function start(box) {
  if (!globalThis.crypto?.subtle || !globalThis.Worker) return;
  const question = box.querySelector("[data-proof-question]");
  if (question.querySelector(".field--error")) return; // the work was not accepted: a person answers
  const status = box.querySelector("[data-proof-status]");
  const form = box.closest("form");
  const worker = new Worker(box.dataset.worker, { type: "module" });
  let isSending = false;
  const giveUp = () => {
    question.hidden = false;
    status.textContent = "";
    form.removeEventListener("submit", wait);
  };
  const wait = (event) => {
    event.preventDefault();
    isSending = true;
    status.textContent = SAID.working;
  };
  question.hidden = true;
  status.textContent = SAID.working;
  form.addEventListener("submit", wait);
  worker.addEventListener("error", giveUp);
  worker.addEventListener("message", ({ data }) => {
    if (!data) return giveUp();
    box.querySelector("[name=solution]").value = data;
    form.removeEventListener("submit", wait);
    status.textContent = SAID.done;
    if (isSending) form.requestSubmit();
  });
  worker.postMessage(JSON.parse(box.dataset.proof));
}

document.querySelectorAll("[data-proof]").forEach(start);
