/** Shares this page through the device, or copies its address. */
export async function sharePage(button) {
  if (!navigator.share) return copyText(button, location.href);
  await navigator.share({ title: document.title, url: location.href }).catch(() => {});
}

/** Copies a text and says so next to the button; where the device refuses, says what to copy. */
export async function copyText(button, text) {
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  say(button, copied ? "Copié" : `À copier : ${text}`);
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
