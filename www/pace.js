// How often text and tables change while a run plays: often enough to follow, and slowly enough to read.

/** They wait at least this long between changes; on a slow machine, at least four moments. */
const LEGIBLE = 100; // milliseconds

export class Pace {
  #last = 0;

  /** The next moment shows all. */
  reset() {
    this.#last = -Infinity;
  }

  /**
   * Whether this moment changes pictures only. While a run plays, most do.
   * @param {boolean} playing
   * @param {number} effort how long a moment takes, in milliseconds
   */
  isQuick(playing, effort) {
    const now = performance.now();
    if (playing && now - this.#last < Math.max(LEGIBLE, 4 * effort)) return true;
    this.#last = now;
    return false;
  }
}
