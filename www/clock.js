// Plays a run: so many steps a second, told in whole steps at the beat of the screen.

/** After a longer pause (a sleeping tab, a breakpoint) the run goes on from where it was and does not catch up. */
const LONGEST_GAP = 250; // milliseconds

/**
 * Where the beat comes from; tests have their own.
 * @typedef {object} Beat
 * @property {() => number} now milliseconds
 * @property {(callback: () => void) => number} request
 * @property {(id: number) => void} cancel
 */

/** @type {Beat} */
const SCREEN = {
  now: () => performance.now(),
  request: (callback) => requestAnimationFrame(callback),
  cancel: (id) => cancelAnimationFrame(id),
};

export class Clock {
  #onSteps;
  #beat;
  /** @type {number | null} */
  #frame = null;
  #last = 0;
  #due = 0;
  /** Steps a second; 0 is as many as can be. */
  speed = 5;

  /**
   * @param {(steps: number) => unknown} onSteps called with the number of steps due, at least 1, or Infinity; answers false if
   *   they are to be due still
   * @param {Beat} [beat]
   */
  constructor(onSteps, beat = SCREEN) {
    this.#onSteps = onSteps;
    this.#beat = beat;
  }

  get playing() {
    return this.#frame !== null;
  }

  play() {
    if (this.playing) return;
    this.#last = this.#beat.now();
    this.#due = 1; // the first step comes at once: whoever presses Play sees something happen
    this.#wait();
  }

  pause() {
    if (this.#frame !== null) this.#beat.cancel(this.#frame);
    this.#frame = null;
  }

  #wait() {
    this.#frame = this.#beat.request(() => this.#tick());
  }

  #tick() {
    this.#wait();
    const now = this.#beat.now();
    if (this.speed === 0) {
      this.#last = now;
      return this.#onSteps(Infinity);
    }
    this.#due += (Math.min(now - this.#last, LONGEST_GAP) * this.speed) / 1000;
    this.#last = now;
    const steps = Math.floor(this.#due + 1e-9);
    if (steps > 0 && this.#onSteps(steps) !== false) this.#due -= steps;
  }
}
