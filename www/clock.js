// Plays a run at a number of steps a second, in whole steps, frame by frame.

/** After a longer pause (a sleeping tab, a breakpoint) the run goes on from where it was, without catching up. */
const LONGEST_GAP = 250; // milliseconds

/**
 * The source of frames; tests have their own.
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
  /** Steps a second; 0 means as many as possible. */
  speed = 5;

  /**
   * @param {(steps: number) => unknown} onSteps called with the number of steps due, at least 1, or Infinity; returns false if
   *   they stay due
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
    this.#due = 1; // the first step comes at once, so that Play shows something at once
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
    const gap = Math.min(Math.max(now - this.#last, 0), LONGEST_GAP); // a clock may be set back
    this.#due += (gap * this.speed) / 1000;
    this.#last = now;
    const steps = Math.floor(this.#due + 1e-9);
    if (steps > 0 && this.#onSteps(steps) !== false) this.#due -= steps;
  }
}
