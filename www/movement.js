// The way from the view before to the present one. A movement plays it once; a learner who holds the ruler's knob between two
// steps pulls it back and forth. Meanwhile only pictures are painted: the page around them is that of the present view already.
import { Motion } from './motion.js';

/** @import { Playback } from './playback.js' */
/** @import { View } from './types.js' */

const NOWHERE = { from: NaN, to: NaN, paint: (/** @type {number | undefined} */ _u) => {} };

export class Movement {
  #motion;
  #failed;
  /** The share of the way at which the learner holds the pictures, if so. @type {number | undefined} */
  #held;
  /** The next view comes at once, because the learner has pulled the pictures to it. */
  #atOnce = false;
  /** The t before, that of the present view, and what paints the pictures between. */
  #way = NOWHERE;

  /** @param {(error: any) => void} failed @param {Motion} [motion] */
  constructor(failed, motion = new Motion()) {
    this.#failed = failed;
    this.#motion = motion;
  }

  /** Whether something moves. */
  get moves() {
    return this.#motion.moves;
  }

  /** What is painted next is painted whole. */
  stop() {
    this.#motion.stop();
  }

  /** Forgets the present view: its pictures are gone. */
  forget() {
    this.stop();
    this.#way = NOWHERE;
  }

  /** Paints the pictures of the present view again. While they move, they are painted anyway. */
  again() {
    if (!this.#motion.moves) this.#draw(this.#held);
  }

  /**
   * Holds the pictures at a share of the way to step `t`. Without a share they rest there.
   * @param {number} t
   * @param {number} [u]
   * @returns {boolean} whether they are there; else the next moment brings them
   */
  hold(t, u) {
    const here = this.#way.to === t;
    this.#atOnce = u === undefined && this.#held !== undefined && !here;
    if (u === undefined && this.#held === undefined) return true;
    this.stop();
    this.#held = u;
    const known = here && (u === undefined || this.#way.from === t - 1);
    if (known) this.#draw(u);
    return known;
  }

  /** Whether the view before that of step `t` is needed and not there. @param {number} t @param {number | undefined} from */
  misses(t, from) {
    return this.#held !== undefined && t > 0 && from !== t - 1;
  }

  /**
   * How the way to a view begins: at which share its pictures are painted first, and how long the movement takes from there.
   * @param {View} view
   * @param {number | undefined} before the t of the view before
   * @param {Playback} playback
   * @returns {{ u: number | undefined, duration: number }}
   */
  begin(view, before, playback) {
    const skipped = this.#atOnce || playback.travel !== null;
    this.#atOnce = false;
    if (this.#held !== undefined) return { u: this.#held, duration: 0 };
    const duration = skipped ? 0 : this.#motion.durationTo(view, before, playback);
    return { u: duration > 0 ? 0 : undefined, duration };
  }

  /**
   * The view is there, with its pictures where the way begins.
   * @param {number | undefined} from the t of the view before
   * @param {View} view
   * @param {number} duration
   * @param {HTMLElement} element marked while something moves
   * @param {(u: number | undefined) => void} paint
   */
  go(from, view, duration, element, paint) {
    this.#way = { from: from ?? NaN, to: view.t, paint };
    if (duration === 0) return;
    element.toggleAttribute('data-moves', true);
    this.#motion.start(
      duration,
      (u) => this.#draw(u),
      () => element.toggleAttribute('data-moves', false),
    );
  }

  /** @param {number | undefined} u */
  #draw(u) {
    try {
      this.#way.paint(u);
    } catch (error) {
      this.stop();
      this.#failed(error);
    }
  }
}
