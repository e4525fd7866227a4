// A movement from one moment to the next: pictures are painted at shares u of the way, from 0 to 1, while nothing else changes.
// What lies between is the core's matter; here is only the time.

/**
 * What a movement asks for.
 * @typedef {object} Host
 * @property {() => number} now milliseconds
 * @property {(next: () => void) => number} request the next frame
 * @property {(frame: number) => void} cancel
 * @property {() => boolean} still whether the learner wants no motion
 */

/** @type {Host} */
const PAGE = {
  now: () => performance.now(),
  request: (next) => requestAnimationFrame(next),
  cancel: (frame) => cancelAnimationFrame(frame),
  still: () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};

/** A run that plays at more steps a second shows no movements: nobody could follow them. */
const FOLLOWED = 5;

/** The share of a step's time that a movement may take. */
const SHARE = 0.9;

export class Motion {
  #host;
  #frame = 0;
  /** @type {() => void} */
  #ended = () => {};

  /** @param {Host} [host] */
  constructor(host = PAGE) {
    this.#host = host;
  }

  /**
   * How long the movement takes that leads to a view, in milliseconds: there is one if it is a single step from the view before.
   * @param {{ t: number, motion: number }} view
   * @param {number | undefined} before the t of the view before
   * @param {{ playing: boolean, speed: number }} playback
   */
  durationTo({ t, motion }, before, { playing, speed }) {
    if (before === undefined || Math.abs(t - before) !== 1 || this.#host.still()) return 0;
    if (!playing) return motion;
    return speed > 0 && speed <= FOLLOWED ? Math.min(motion, (SHARE * 1000) / speed) : 0;
  }

  /**
   * Begins a movement; one that is under way ends where it is. The place at u = 0 is painted already.
   * @param {number} duration milliseconds
   * @param {(u: number) => void} paint
   * @param {() => void} ended called once, also when the movement is cut short
   */
  start(duration, paint, ended) {
    this.stop();
    this.#ended = ended;
    const begun = this.#host.now();
    const next = () => {
      const u = Math.min((this.#host.now() - begun) / duration, 1);
      this.#frame = u < 1 ? this.#host.request(next) : 0;
      paint(u);
      if (u === 1) this.stop();
    };
    this.#frame = this.#host.request(next);
  }

  /** Whether a movement is under way. */
  get moves() {
    return this.#frame !== 0;
  }

  /** Nothing moves any more. Whoever stops it paints what is to be seen. */
  stop() {
    this.#host.cancel(this.#frame);
    this.#frame = 0;
    this.#ended();
    this.#ended = () => {};
  }
}
