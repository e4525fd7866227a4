// Decides which frame of the screen shows what: a whole moment in one frame, or its pieces over several frames.

/** A frame that has taken this long begins no further piece. */
const PIECE = 5; // milliseconds
/** After a moment that took longer, each piece has a frame of its own. */
const HEAVY = 16; // milliseconds

/**
 * What is shown in the frames.
 * @typedef {object} Show
 * @property {(spread: boolean, complete: boolean) => Iterator<void> | null} moment shows the present moment, piece by piece;
 *   `spread`: there may be frames between the pieces; `complete`: nothing may be left out
 * @property {() => boolean} playing whether a run plays, whose moments may be spread
 * @property {(error: any) => void} failed
 */

export class Frames {
  #show;
  #frame = 0;
  /** The pieces of the moment that are not shown yet. @type {Iterator<void> | null} */
  #pieces = null;
  /** The time of the present moment so far, and of the whole previous one, in milliseconds. */
  #spent = 0;
  #effort = 0;
  /** Whether the next frame answers the learner's input: then it shows the whole moment. */
  #answering = false;

  /** @param {Show} show */
  constructor(show) {
    this.#show = show;
  }

  /** Whether a moment is shown in part only. */
  get busy() {
    return this.#pieces !== null;
  }

  /** How long the last moment took that was spread over frames, in milliseconds. */
  get effort() {
    return this.#effort;
  }

  get heavy() {
    return this.#effort > HEAVY;
  }

  /** Asks for another moment. The pieces of the previous one that are left are dropped. */
  request() {
    if (this.#pieces) {
      this.drop();
      this.#answering = true;
    }
    this.#frame ||= requestAnimationFrame(() => this.#next());
  }

  /** The next moment answers the learner's input: it is shown whole, in one frame. */
  answer() {
    this.#answering = true;
  }

  /**
   * Draws before a press is handled, because many buttons set a value relative to the one shown. A held key need not wait.
   * @param {Event} event
   */
  catchUp(event) {
    const held = event instanceof KeyboardEvent && event.repeat;
    if (this.#frame && !held && (this.#answering || !this.#show.playing())) this.draw();
  }

  #next() {
    if (this.#pieces) this.#go(this.#pieces);
    else this.draw();
  }

  /** Shows the present moment now. @param {boolean} [complete] */
  draw(complete = false) {
    this.cancel();
    const spread = this.#show.playing() && !this.#answering;
    this.#answering = false;
    const pieces = this.#show.moment(spread, complete);
    if (!pieces) return;
    if (spread) return this.#go(pieces);
    try {
      while (!pieces.next().done);
    } catch (error) {
      this.#show.failed(error);
    }
  }

  /** Shows as many pieces as fit into a frame; the next frame goes on. @param {Iterator<void>} pieces */
  #go(pieces) {
    this.#frame = 0;
    this.#pieces = pieces;
    const begun = performance.now();
    try {
      do {
        if (pieces.next().done) this.#pieces = null;
      } while (this.#pieces === pieces && !this.heavy && performance.now() - begun < PIECE);
    } catch (error) {
      this.drop();
      return this.#show.failed(error);
    }
    this.#spent += performance.now() - begun;
    if (this.#pieces) this.#frame = requestAnimationFrame(() => this.#next());
    else [this.#effort, this.#spent] = [this.#spent, 0];
  }

  /** Cancels the next frame. */
  cancel() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Drops what is left of the present moment, and the next one. */
  drop() {
    this.cancel();
    this.#pieces = null;
    this.#spent = 0;
  }
}
