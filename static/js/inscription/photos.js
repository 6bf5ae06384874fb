/* Photos are made smaller before they leave a phone; where that fails they leave as they are, and the server checks. */
const MAX_SIDE = 2000;
const SMALL = 600_000; // bytes a photo may weigh without being redrawn
const QUALITY = 0.85;

const box = document.querySelector("[data-photos]");
box?.addEventListener("change", async () => {
  const said = document.querySelector("[data-photos-said]");
  const files = [...box.files];
  if (!files.length) return;
  said.textContent = "Préparation des photos…";
  const chosen = box.files;
  const smaller = await Promise.all(files.map(shrink));
  if (box.files !== chosen) return; // other photos were chosen meanwhile
  const transfer = new DataTransfer();
  smaller.forEach((file) => transfer.items.add(file));
  box.files = transfer.files;
  said.textContent = files.length > 1 ? `${files.length} photos prêtes.` : "1 photo prête.";
});

/** The photo at most 2,000 pixels a side, as JPEG; the file itself when it is small, or cannot be drawn. */
async function shrink(file) {
  if (file.size <= SMALL) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return blob && blob.size < file.size ? new File([blob], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
