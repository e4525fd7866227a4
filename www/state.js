// The state of an element and its history. Pure: nothing here knows a page, and nothing is ever changed in place.

/** @import { Change, Refusal, Settle, Values } from './types.js' */

/**
 * All there is to know: which lesson, and one text per control. The picture is a function of it.
 * @typedef {Readonly<{ lesson: string, values: Values }>} State
 */

/**
 * What undo and redo walk along. `gesture` names the gesture under way: its changes count as one.
 * @typedef {Readonly<{ past: readonly State[], now: State, future: readonly State[], gesture: string | null }>} History
 */

const LONGEST_PAST = 200;

/**
 * A lesson with nothing but `changes` set.
 * @param {string} lesson
 * @param {Change[]} changes
 * @param {Settle} settle
 * @returns {{ state: State, refusals: Refusal[] }}
 */
export function begin(lesson, changes, settle) {
  const { values, refusals } = settle(lesson, {}, changes);
  return { state: Object.freeze({ lesson, values: Object.freeze(values) }), refusals };
}

/**
 * The state after `changes`. What is refused keeps its old value; if nothing changes, the state is the same object.
 * @param {State} state
 * @param {Change[]} changes
 * @param {Settle} settle
 * @returns {{ state: State, refusals: Refusal[] }}
 */
export function set(state, changes, settle) {
  const { values, refusals } = settle(state.lesson, state.values, changes);
  if (sameValues(values, state.values)) return { state, refusals };
  return { state: Object.freeze({ lesson: state.lesson, values: Object.freeze(values) }), refusals };
}

/**
 * @param {State} state
 * @returns {History}
 */
export function newHistory(state) {
  return { past: [], now: state, future: [], gesture: null };
}

/**
 * The history after a change. A step of the run alone (t) is not an entry of its own: time has its own controls. That holds
 * although η may be another at the new t.
 * @param {History} history
 * @param {State} state
 * @param {string | null} [gesture]
 * @param {boolean} [passing] whether nothing else was asked for
 * @returns {History}
 */
export function record(history, state, gesture = null, passing = false) {
  if (state === history.now) return history;
  if (passing || sameButForPassing(state, history.now)) return { ...history, now: state };
  const continues = gesture !== null && gesture === history.gesture;
  const past = continues ? history.past : [...history.past, history.now].slice(-LONGEST_PAST);
  return { past, now: state, future: [], gesture };
}

/**
 * The gesture under way is over: the next change is an entry of its own.
 * @param {History} history
 * @returns {History}
 */
export function rest(history) {
  return { ...history, gesture: null };
}

/**
 * @param {History} history
 * @returns {History}
 */
export function undo({ past, now, future }) {
  const before = past.at(-1);
  if (!before) return { past, now, future, gesture: null };
  return { past: past.slice(0, -1), now: before, future: [now, ...future], gesture: null };
}

/**
 * @param {History} history
 * @returns {History}
 */
export function redo({ past, now, future }) {
  const [after, ...later] = future;
  if (!after) return { past, now, future, gesture: null };
  return { past: [...past, now], now: after, future: later, gesture: null };
}

/** What passes: time, and what the pointer lights up. */
const PASSING = { t: '', path: '', layer: '', moment: '' };

/** @param {Change[]} changes */
export const passes = (changes) => changes.every(([key]) => Object.hasOwn(PASSING, key));

/**
 * @param {State} one
 * @param {State} other
 */
function sameButForPassing(one, other) {
  return one.lesson === other.lesson && sameValues({ ...one.values, ...PASSING }, { ...other.values, ...PASSING });
}

/**
 * @param {Values} one
 * @param {Values} other
 */
function sameValues(one, other) {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
