// How the run of an element moves: it rests, it plays, or it travels to a later t.
import { Clock } from './clock.js';

/** @import { Lesson, Message, Reached } from './types.js' */

/**
 * At rest. `outcome` says how the last run until a goal ended; it is null after any other change.
 * @typedef {{ kind: 'idle', outcome: Message | null }} Idle
 */
/** @typedef {{ kind: 'playing' }} Playing */
/** Travels to a t that takes more than a frame to reach; with `until` it ends earlier, at a goal. @typedef {{ kind: 'travelling', from: number, to: number, until: boolean }} Travelling */

/** @type {Idle} */
const AT_REST = { kind: 'idle', outcome: null };

export class Playback {
  /** @type {Idle | Playing | Travelling} */
  #mode = AT_REST;
  #clock;
  /** Whether the lab is in sight. */
  seen = true;
  /** The speeds that were chosen, by lesson. @type {Map<string, number>} */
  #speeds = new Map();

  /** @param {(steps: number) => unknown} onSteps see Clock */
  constructor(onSteps) {
    this.#clock = new Clock(onSteps);
  }

  get playing() {
    return this.#mode.kind === 'playing';
  }

  get resting() {
    return this.#mode.kind === 'idle';
  }

  /** The present travel, if there is one. */
  get travel() {
    return this.#mode.kind === 'travelling' ? this.#mode : null;
  }

  get outcome() {
    return this.#mode.kind === 'idle' ? this.#mode.outcome : null;
  }

  play() {
    this.#enter({ kind: 'playing' });
  }

  /** @param {number} from @param {number} to */
  travelUntil(from, to) {
    this.#enter({ kind: 'travelling', from, to, until: true });
  }

  rest() {
    this.#enter(AT_REST);
  }

  /** Something was set, so the outcome of the last run no longer holds. */
  forgetOutcome() {
    if (this.#mode.kind === 'idle') this.#mode = AT_REST;
  }

  /** @param {Idle | Playing | Travelling} mode */
  #enter(mode) {
    this.#mode = mode;
    this.see(this.seen);
  }

  /** Out of sight a run that plays waits. It goes on when it is seen again. @param {boolean} seen */
  see(seen) {
    this.seen = seen;
    if (seen && this.playing) this.#clock.play();
    else this.#clock.pause();
  }

  /**
   * Changes the mode according to how far the run came.
   * @param {Reached} reached
   * @param {number} wanted the t that was asked for
   * @returns {boolean} whether the state must take the t that was reached
   */
  follow({ t, behind, outcome, stopped }, wanted) {
    switch (this.#mode.kind) {
      case 'playing':
        if (stopped) this.rest();
        return t !== wanted;
      case 'idle':
        if (behind) this.#enter({ kind: 'travelling', from: t, to: wanted, until: false });
        return false;
      case 'travelling':
        if (behind && !outcome) return false;
        this.#enter({ kind: 'idle', outcome });
        return outcome !== null || stopped !== null;
    }
  }

  /** Steps a second; 0 means as many as possible. */
  get speed() {
    return this.#clock.speed;
  }

  /** Sets the steps a second, and remembers them for the lesson. @param {Lesson} lesson @param {number} speed */
  setSpeed({ slug }, speed) {
    this.#speeds.set(slug, speed);
    this.#clock.speed = speed;
  }

  /** The speed that was chosen for a lesson, or its usual one. @param {Lesson} lesson */
  speedOf(lesson) {
    this.#clock.speed = this.#speeds.get(lesson.slug) ?? usualSpeed(lesson);
    return this.#clock.speed;
  }
}

/** For a reader who prefers reduced motion it is the slowest. @param {Lesson} lesson */
function usualSpeed({ speed, speeds }) {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? speeds[0] : speed;
}
