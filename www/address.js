// Keeps the page's address in step with the state. Safari allows about 100 changes in 30 seconds, hence the pauses.

const PAUSE = 310; // milliseconds

export class Address {
  /** @type {string | null} */
  #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #last = -Infinity;

  /**
   * @param {() => void} onReturn called when the browser's Back or Forward has changed the address
   * @param {AbortSignal} signal
   */
  constructor(onReturn, signal) {
    window.addEventListener('popstate', () => onReturn(), { signal });
    window.addEventListener('pagehide', () => this.flush(), { signal });
    signal.addEventListener('abort', () => this.flush());
  }

  /**
   * The address is to be `query`: at once if the last change is a while ago, else a moment later.
   * @param {string} query
   */
  write(query) {
    this.#waiting = query;
    if (this.#timer !== undefined) return;
    const pause = this.#last + PAUSE - performance.now();
    if (pause <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), pause);
  }

  /**
   * A new place, which the browser's Back leads away from.
   * @param {string} query
   */
  visit(query) {
    this.flush();
    if (query !== window.location.search) this.#change('pushState', query);
  }

  /** Writes what is waiting. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const query = this.#waiting;
    this.#waiting = null;
    if (query !== null && query !== window.location.search) this.#change('replaceState', query);
  }

  /**
   * @param {'pushState' | 'replaceState'} how
   * @param {string} query
   */
  #change(how, query) {
    this.#last = performance.now();
    try {
      window.history[how](null, '', window.location.pathname + query);
    } catch (error) {
      // Some frames have no address of their own (about:srcdoc): the lab works all the same.
      console.warn(error);
    }
  }
}
