/** The points of the map, kept by a worker: `view`, `find`, `expansion` and `leaves` (see worker.js), as promises. */
export class Points {
  /** What the page itself tells: {frame, items}, which answer the first view as long as it stays; null when it does not. */
  first;
  #data;
  #worker = null;
  #waiting = new Map();
  #calls = 0;
  #fetching = null;
  #loading = null;

  /** From the data of a script element: the worker's address, that of the first points, the last zoom that groups places; `isTold` where the page shows the first ones. */
  constructor(data, isTold = false) {
    this.#data = data;
    this.first = isTold ? firstOf(JSON.parse(data.first)) : null;
    for (const name of ["find", "expansion", "leaves"]) this[name] = (...values) => this.#answer(name, values);
    if (!this.first) this.start();
  }

  async view(...values) {
    const asked = String(values);
    if (this.first && asked === (this.first.asked ??= asked)) return this.first.items;
    return this.#answer("view", values);
  }

  async #answer(name, values) {
    this.start();
    await this.#loading;
    return this.#ask(name, values);
  }

  /** Asks for the points, if that is still to be done. */
  start() {
    const early = document.firstPoints; // see early.js
    if (!this.#loading) this.#load(early?.response ?? fetch(this.#data.points), early?.worker);
  }

  /** Replaces the points by those of an address. What is asked next waits for them, and fails with them. */
  load(url) {
    this.first = null;
    this.#fetching?.abort();
    this.#fetching = new AbortController();
    this.#load(fetch(url, { signal: this.#fetching.signal }));
  }

  #load(fetched, worker) {
    this.#worker ??= this.#listen(worker ?? new Worker(this.#data.worker, { type: "module" }));
    this.#loading = fetched.then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.url}`);
      const body = await response.arrayBuffer();
      return this.#ask("load", [body, Number(this.#data.deepest)], [body]);
    });
    this.#loading.catch(() => {}); // told by what is asked next
  }

  #listen(worker) {
    worker.onmessage = ({ data: { call, answer, error } }) => {
      const { resolve, reject } = this.#waiting.get(call);
      this.#waiting.delete(call);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    };
    worker.onerror = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("worker"));
      this.#waiting.clear();
    };
    return worker;
  }

  #ask(name, values, transfer) {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ call, name, values }, transfer);
    });
  }
}

/** What the server wrote (map/first_view.py): places, and clusters that tell their [[south, west], [north, east]]. */
function firstOf({ frame, places }) {
  const boxOf = ([south, west, north, east]) => [[south, west], [north, east]];
  const items = places.map(([latitude, longitude, what, more], number) => {
    const at = [latitude, longitude];
    return typeof what === "number" ? { cluster: `first-${number}`, count: what, box: boxOf(more), at } : { id: more, kind: what, at };
  });
  return { frame: boxOf(frame), items };
}
