/** Shares this page through the device, or copies its address and says so next to the button. */
export async function sharePage(button) {
  if (navigator.share) {
    await navigator.share({ title: document.title, url: location.href }).catch(() => {});
    return;
  }
  const copied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  say(button, copied ? "Adresse copiée" : `Adresse à copier : ${location.href}`);
}

/** A short message after a button, read aloud, gone after a while. */
function say(button, text) {
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "said";
  button.after(status);
  status.textContent = text;
  setTimeout(() => status.remove(), 6000);
}
