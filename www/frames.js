// Which frame of the screen shows what: a moment whole in one frame, or piece by piece over several.

/** A frame begins no other piece when it has taken so long. */
const PIECE = 5; // milliseconds
/** A moment that takes longer comes one piece a frame. */
const HEAVY = 16; // milliseconds

/**
 * What frames are asked of.
 * @typedef {object} Show
 * @property {(spread: boolean, complete: boolean) => Iterator<void> | null} moment the present one, piece by piece; `spread`
 *   says whether there may be frames between the pieces, `complete` whether nothing may be left out
 * @property {() => boolean} playing whether a run plays, whose moments may be spread
 * @property {(error: any) => void} failed
 */

export class Frames {
  #show;
  #frame = 0;
  /** What is left of the moment that is being shown. @type {Iterator<void> | null} */
  #pieces = null;
  /** What it has taken so far, and the last one in all, in milliseconds. */
  #spent = 0;
  #effort = 0;
  /** Whether the next frame answers the learner: then it is a whole one. */
  #answering = false;

  /** @param {Show} show */
  constructor(show) {
    this.#show = show;
  }

  /** Whether a moment is on its way. */
  get busy() {
    return this.#pieces !== null;
  }

  /** How long the last moment took that was spread, in milliseconds. */
  get effort() {
    return this.#effort;
  }

  get heavy() {
    return this.#effort > HEAVY;
  }

  /** Another moment is to be shown. What was begun of the one before is not gone on with. */
  request() {
    if (this.#pieces) {
      this.drop();
      this.#answering = true;
    }
    this.#frame ||= requestAnimationFrame(() => this.#next());
  }

  /** The moment that comes is the learner's doing: it is whole, and in one frame. */
  answer() {
    this.#answering = true;
  }

  /**
   * Many a press changes what is shown by so much: it has to find the answer to the one before. A key that is held need not.
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

  /** Shows pieces for as long as a frame allows; the others have to wait for the next. @param {Iterator<void>} pieces */
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

  /** Nothing is shown until it is asked for again. */
  cancel() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** What is left of a moment is not shown. */
  drop() {
    this.#pieces = null;
    this.#spent = 0;
  }
}
