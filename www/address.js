// Keeps the page's address in step with the state. Safari allows about 100 changes in 30 seconds, so the first AT_ONCE are
// written at once, and later ones once in each PAUSE.

const AT_ONCE = 30;
const PAUSE = 450; // milliseconds
/** A series of changes is written after a LULL without a change, or when its first change has waited for LONGEST. */
const LULL = 310; // milliseconds
const LONGEST = 1000;

/** All of the address that a link may change. */
const here = () => window.location.search + window.location.hash;

export class Address {
  /** @type {(() => string) | null} */
  #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #since = 0;
  /** The time from which AT_ONCE changes may be written at once again. */
  #rested = -Infinity;

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
   * Makes `link` the end of the address: at once, so that a reload loses nothing. In a series of changes it waits for a pause, because a
   * change of the address costs much of a frame.
   * @param {() => string} link asked only when it is written
   * @param {boolean} moving
   */
  write(link, moving) {
    this.#stop();
    const now = performance.now();
    if (!this.#waiting) this.#since = now;
    this.#waiting = link;
    const lull = moving ? Math.min(LULL, this.#since + LONGEST - now) : 0;
    const pause = Math.max(lull, this.#rested - (AT_ONCE - 1) * PAUSE - now);
    if (pause <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), pause);
  }

  /**
   * Makes `link` a new entry of the browser's history, so that Back leads to the present one.
   * @param {() => string} link
   */
  visit(link) {
    this.flush();
    if (link() !== here()) this.#change('pushState', link());
  }

  /** Writes what is waiting. */
  flush() {
    this.#stop();
    const link = this.#waiting?.();
    this.#waiting = null;
    if (link !== undefined && link !== here()) this.#change('replaceState', link);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /**
   * @param {'pushState' | 'replaceState'} how
   * @param {string} link
   */
  #change(how, link) {
    this.#rested = Math.max(this.#rested, performance.now()) + PAUSE;
    try {
      window.history[how](null, '', window.location.pathname + link);
    } catch (error) {
      // Some frames have no address of their own (about:srcdoc): the lab works all the same.
      console.warn(error);
    }
  }
}
