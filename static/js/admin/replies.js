/** Puts the chosen standard reply into the message, where it can still be changed. */
for (const choice of document.querySelectorAll("[data-replies]")) {
  const message = document.getElementById(choice.dataset.replies);
  choice.addEventListener("change", () => {
    if (!choice.value) return;
    message.value = message.value.trim() ? `${message.value.trim()}\n\n${choice.value}` : choice.value;
    message.focus();
  });
}
