/** The points of the map, kept by a worker: `load`, `view`, `find`, `expansion` and `leaves` (see worker.js), as promises. */
export class Points {
  #worker;
  #waiting = new Map();
  #calls = 0;

  constructor(workerUrl) {
    this.#worker = new Worker(workerUrl, { type: "module" });
    this.#worker.onmessage = ({ data: { call, answer, error } }) => {
      const { resolve, reject } = this.#waiting.get(call);
      this.#waiting.delete(call);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    };
    this.#worker.onerror = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("worker"));
      this.#waiting.clear();
    };
    for (const name of ["load", "view", "find", "expansion", "leaves"]) {
      this[name] = (...values) => this.#ask(name, values);
    }
  }

  #ask(name, values) {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ call, name, values });
    });
  }
}
