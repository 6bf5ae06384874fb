/* The number whose hash, after a salt, is the challenge (ALTCHA's protocol). */
const encoder = new TextEncoder();

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The answer to a challenge as the server reads it, null when there is none. */
export async function solve({ algorithm, challenge, maxNumber, salt, signature }) {
  for (let number = 0; number <= maxNumber; number++) {
    if (hex(await crypto.subtle.digest(algorithm, encoder.encode(salt + number))) === challenge) {
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    }
  }
  return null;
}
