/* The preview and its code follow each choice; without this file, the button does it. */
const form = document.querySelector("[data-frame-maker]");
let asking = null;

const outcome = () => document.getElementById("resultat");

async function follow() {
  asking?.abort();
  asking = new AbortController();
  const address = `${form.action.split("?")[0]}?${new URLSearchParams(new FormData(form))}`;
  outcome().ariaBusy = "true";
  try {
    const response = await fetch(address, { signal: asking.signal });
    if (!response.ok) throw new Error(response.status);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    outcome().replaceWith(document.adoptNode(page.getElementById("resultat")));
    history.replaceState(null, "", address);
    dress();
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
}

async function copy() {
  const code = document.getElementById("i-code");
  const said = outcome().querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(code.value);
    said.textContent = "Code copié : collez-le dans votre page.";
  } catch {
    code.select();
    said.textContent = "Le code est sélectionné : copiez-le avec Ctrl + C.";
  }
}

function dress() {
  const button = outcome().querySelector("[data-copy]");
  button.hidden = false;
  button.addEventListener("click", copy);
}

form.addEventListener("change", follow);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  follow();
});
dress();
