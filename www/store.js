// What one element holds: its state and history, the last values of each lesson, and the page's address, which follows the state.
import { place } from './address.js';
import { pageKeys, toLink } from './query.js';
import { allPass, newHistory, record, redo, rest, set, undo } from './state.js';

/** @import { Address } from './address.js' */
/** @import { History, State } from './state.js' */
/** @import { Change, Lesson, Message, Refusal, Settle, Values } from './types.js' */

export class Store {
  /** @type {History | undefined} */
  #history;
  /** The last values of each lesson, for when it comes back. @type {Map<string, Values>} */
  #left = new Map();
  /** Only an element with the attribute `linked` has one. @type {Address | undefined} */
  address;
  /** The messages above the lesson. @type {Message[]} */
  notices = [];

  /** Values that are shown while an option is held, and never taken. @type {Values | null} */
  peeked = null;

  /** Undefined until the first lesson is shown. @returns {State | undefined} */
  get now() {
    return this.#history?.now;
  }

  /** What is shown: the state, or what is peeked at. @returns {State} */
  get visible() {
    const { now } = this.#known;
    return this.peeked ? { ...now, values: this.peeked } : now;
  }

  /** The name of the gesture under way, if there is one. */
  get gesture() {
    return this.#history?.gesture ?? null;
  }

  get canUndo() {
    return this.#known.past.length > 0;
  }

  get canRedo() {
    return this.#known.future.length > 0;
  }

  /** The last values of a lesson. @param {string} slug */
  left(slug) {
    return this.#left.get(slug);
  }

  get #known() {
    return /** @type {History} */ (this.#history);
  }

  /** Shows a lesson that begins or comes back. @param {State} state @param {Lesson} lesson */
  show(state, { passing }) {
    this.peeked = null;
    this.#history = this.#history ? record(this.#history, state, passing) : newHistory(state);
  }

  /**
   * Sets `changes`. If only an annex can show the result, it returns the annex's name and changes nothing.
   * @param {Change[]} changes
   * @param {Lesson} lesson
   * @param {Settle} settle
   * @param {string} [gesture]
   * @returns {{ refusals: Refusal[], annex: string | null, passes: boolean }}
   */
  set(changes, { passing }, settle, gesture) {
    this.peeked = null;
    const { state, refusals, annex } = set(this.#known.now, changes, settle);
    const passes = allPass(changes, passing);
    if (annex === null) this.#history = record(this.#known, state, passing, { gesture, passes });
    return { refusals, annex, passes };
  }

  /**
   * Takes the t that the run has reached. That does not end a gesture.
   * @param {number} t
   * @param {Lesson} lesson
   * @param {Settle} settle
   */
  arrive(t, { passing }, settle) {
    const { state } = set(this.#known.now, [['t', String(t)]], settle);
    this.#history = record(this.#known, state, passing, { gesture: this.#known.gesture, passes: true });
  }

  /** Ends the gesture under way. */
  rest() {
    this.#history = rest(this.#known);
  }

  undo() {
    this.peeked = null;
    this.#history = undo(this.#known);
  }

  redo() {
    this.peeked = null;
    this.#history = redo(this.#known);
  }

  /**
   * Keeps the state for when its lesson comes back, and writes the address.
   * @param {'write' | 'visit' | 'leave'} how the address follows: it is changed, it becomes a new entry of the
   *   browser's history, or it stays
   * @param {boolean} moving whether more changes follow
   * @param {Lesson} lesson
   * @param {Settle} settle
   */
  keep(how, moving, lesson, settle) {
    const { now } = this.#known;
    this.#left.set(now.lesson, now.values);
    if (how !== 'leave') this.address?.[how](() => pageKeys(place()) + toLink(now, lesson, settle), moving);
  }
}
