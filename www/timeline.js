// Moving through the steps of a run: what a learner does to t, and how the run gets there.
import { lastT } from './state.js';

/** @import { Playback } from './playback.js' */
/** @import { Action, Change, Lab, Lesson, Reached, Refusal, Values } from './types.js' */

/**
 * What a timeline needs.
 * @typedef {object} Source
 * @property {{ lesson: string, values: Values }} now the state
 * @property {{ visible: { lesson: string, values: Values }, peeked: Values | null }} store
 * @property {Lesson} lesson
 * @property {(changes: Change[]) => Refusal[]} set
 * @property {(t: number) => void} arrive puts this t into the state
 * @property {() => void} changed asks for another moment
 */

export class Timeline {
  #playback;
  #source;
  /** How far the run came in the latest moment. @type {Reached | null} */
  #reached = null;

  /** @param {Playback} playback @param {Source} source */
  constructor(playback, source) {
    this.#playback = playback;
    this.#source = source;
  }

  /** How far the run has come. */
  get t() {
    return this.#reached?.t ?? 0;
  }

  /** Forgets how far the run came, because it is another run now. */
  forget() {
    this.#reached = null;
  }

  /** Moves the run forwards, or back. @param {number} by */
  advance(by) {
    const { stopped = null, t = 0 } = this.#reached ?? {};
    if (stopped && by > 0) return this.pause();
    const now = stopped ? t : this.wanted; // a run that stopped may have been asked for a later t
    const to = Math.min(Math.max(now + by, 0), lastT(this.#source.lesson));
    if (this.#source.set([['t', String(to)]]).length > 0) this.pause();
  }

  /** The t that is asked for. */
  get wanted() {
    return Number(this.#source.now.values.t);
  }

  /** @param {number} by */
  step(by) {
    this.pause();
    this.advance(by);
  }

  /** @param {number} t */
  goTo(t) {
    this.pause();
    this.#source.set([['t', String(t)]]);
  }

  togglePlay() {
    if (this.#playback.playing) return this.pause();
    if (this.#reached && !this.#reached.stopped) this.#playback.play();
    this.#source.changed();
  }

  /** Does what a lesson's own button says. @param {Action} action */
  act({ sets, until }) {
    this.pause();
    const from = this.t;
    this.#source.set(sets);
    const to = this.wanted;
    if (until && to > from) this.#playback.travelUntil(from, to);
  }

  /** Stops playing or travelling. */
  pause() {
    if (this.#playback.resting) return;
    this.halt();
    this.#playback.rest();
    this.#source.changed();
  }

  /** Stops travelling, at the t that was reached. */
  halt() {
    if (!this.#playback.travel) return;
    this.#playback.rest();
    this.#source.arrive(this.t);
  }

  /**
   * Takes the run on towards the t of the state. If it does not get there, the state may take the t that it reached.
   * @param {Lab} lab
   * @param {number} patience milliseconds
   * @returns {Reached}
   */
  go(lab, patience) {
    const { visible, peeked } = this.#source.store;
    const until = this.#playback.travel?.until ?? false;
    const reached = lab.advance({ ...visible, until, patience });
    if (peeked) return reached;
    this.#reached = reached;
    if (this.#playback.follow(reached, this.wanted)) {
      this.#source.arrive(reached.t);
      // Controls may hold other values at this t. No step is taken.
      lab.advance({ ...this.#source.now, until: false, patience: 0 });
    }
    return reached;
  }
}
