/** The points of the map, kept by a worker: `view`, `find`, `expansion` and `leaves` (see worker.js), as promises. */
export class Points {
  #worker;
  #deepest;
  #waiting = new Map();
  #calls = 0;
  #fetching = null;
  #loading = null;

  /** From the data of a script element: the worker's address, that of the first points, the last zoom that groups places. */
  constructor({ worker, points, deepest }) {
    const early = document.firstPoints; // see early.js
    this.#worker = early?.worker ?? new Worker(worker, { type: "module" });
    this.#deepest = Number(deepest);
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
    for (const name of ["view", "find", "expansion", "leaves"]) {
      this[name] = async (...values) => {
        await this.#loading;
        return this.#ask(name, values);
      };
    }
    this.#load(early?.response ?? fetch(points));
  }

  /** Replaces the points by those of an address. What is asked next waits for them, and fails with them. */
  load(url) {
    this.#fetching?.abort();
    this.#fetching = new AbortController();
    this.#load(fetch(url, { signal: this.#fetching.signal }));
  }

  #load(fetched) {
    this.#loading = fetched.then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.url}`);
      const body = await response.arrayBuffer();
      return this.#ask("load", [body, this.#deepest], [body]);
    });
    this.#loading.catch(() => {}); // told by what is asked next
  }

  #ask(name, values, transfer) {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ call, name, values }, transfer);
    });
  }
}
