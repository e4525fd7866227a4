// Keeps the page's address in step with the state. Safari allows about 100 changes in 30 seconds, hence the pauses.

const PAUSE = 310; // milliseconds

export class Address {
  /** @type {(() => string) | null} */
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
   * The address is to be what `query` gives: at once if the last change is a while ago, else a moment later; and while changes
   * follow each other, when they pause, because a change of the address costs much of a frame.
   * @param {() => string} query asked only when it is written
   * @param {boolean} moving
   */
  write(query, moving) {
    this.#waiting = query;
    if (moving) this.#stop();
    if (this.#timer !== undefined) return;
    const pause = moving ? PAUSE : this.#last + PAUSE - performance.now();
    if (pause <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), pause);
  }

  /**
   * A new place, which the browser's Back leads away from.
   * @param {() => string} query
   */
  visit(query) {
    this.flush();
    if (query() !== window.location.search) this.#change('pushState', query());
  }

  /** Writes what is waiting. */
  flush() {
    this.#stop();
    const query = this.#waiting?.();
    this.#waiting = null;
    if (query !== undefined && query !== window.location.search) this.#change('replaceState', query);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
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
