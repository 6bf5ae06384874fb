/* Works on a challenge beside the page. */
import { solve } from "./solve.js";

addEventListener("message", async ({ data }) => postMessage(await solve(data)));
