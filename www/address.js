// Keeps the page's address in step with the state. Safari refuses more than 100 changes in 30 seconds, so all changes of the page go
// one way: the first AT_ONCE are written at once, and later ones once in each PAUSE.

const AT_ONCE = 30;
const PAUSE = 450; // milliseconds
/** A refused change is repeated after a PAUSE, after two, after four …: for half a minute in all. */
const MOST_REFUSED = 6;
/** A series of changes is written after a LULL without a change, or when its first change has waited for LONGEST. */
const LULL = 310; // milliseconds
const LONGEST = 1000;

/** @typedef {'pushState' | 'replaceState'} How a new entry of the browser's history, or another address of the present one */

/** The changes that wait: of the present entry, and a new one. @type {{ how: How, link: string }[]} */
let queue = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let next;
/** The time from which AT_ONCE changes may be written at once again. */
let rested = -Infinity;
let refused = 0;

/** What of the address a link may change, as it is when nothing waits any more. @returns {{ search: string, hash: string }} */
export function place() {
  const { search, hash } = window.location;
  const link = queue.at(-1)?.link ?? search + hash;
  const [before] = link.split('#', 1);
  return { search: before, hash: link.slice(before.length) };
}

/**
 * Makes `link` the end of the address.
 * @param {How} how
 * @param {string} link
 */
export function changeAddress(how, link) {
  const { search, hash } = place();
  if (link === search + hash) return;
  const last = queue.at(-1);
  if (last && (how === 'replaceState' || last.how === 'pushState')) last.link = link;
  else queue.push({ how, link });
  work();
}

/** Writes what waits, as much as may be written now. */
function work(now = performance.now()) {
  clearTimeout(next);
  while (queue.length > 0) {
    const pause = rested - (AT_ONCE - 1) * PAUSE - now;
    if (pause > 0) return void (next = setTimeout(work, pause));
    rested = Math.max(rested, performance.now()) + PAUSE;
    try {
      window.history[queue[0].how](null, '', window.location.pathname + queue[0].link);
    } catch (error) {
      // Some frames have no address of their own (about:srcdoc): the lab works all the same.
      if (refused === 0) console.warn(error);
      if (refused < MOST_REFUSED) next = setTimeout(work, PAUSE * 2 ** refused++);
      return;
    }
    queue.shift();
    refused = 0;
  }
}

export class Address {
  /** @type {(() => string) | null} */
  #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #since = 0;

  /**
   * @param {() => void} onReturn called when the browser's Back or Forward has changed the address
   * @param {AbortSignal} signal
   */
  constructor(onReturn, signal) {
    const back = (/** @type {Event} */ { isTrusted }) => {
      this.#stop();
      this.#waiting = null; // it belongs to the entry that was left
      if (isTrusted) queue = [];
      onReturn();
    };
    window.addEventListener('popstate', back, { signal });
    window.addEventListener('pagehide', () => (this.flush(), work(Infinity)), { signal });
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
    if (lull <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), lull);
  }

  /**
   * Makes `link` a new entry of the browser's history, so that Back leads to the present one.
   * @param {() => string} link
   */
  visit(link) {
    this.flush();
    changeAddress('pushState', link());
  }

  /** The series of changes is over. */
  flush() {
    this.#stop();
    const link = this.#waiting?.();
    this.#waiting = null;
    if (link !== undefined) changeAddress('replaceState', link);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
