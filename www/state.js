// The state of an element and its history. Pure: no function knows the page, and no value is changed in place.

/** @import { Change, Refusal, Settle, Values } from './types.js' */

/**
 * The whole state: the name of the lesson, and one text per control. The picture is a function of it.
 * @typedef {Readonly<{ lesson: string, values: Values }>} State
 */

/**
 * The states that undo and redo go to. `gesture` names the gesture under way: its changes are one entry.
 * @typedef {Readonly<{ past: readonly State[], now: State, future: readonly State[], gesture: string | null }>} History
 */

const LONGEST_PAST = 200;

/**
 * A state, the refused changes, and the annex that is needed to show the state, if any.
 * @typedef {{ state: State, refusals: Refusal[], annex: string | null }} Outcome
 */

/**
 * A lesson with nothing but `changes` set.
 * @param {string} lesson
 * @param {Change[]} changes
 * @param {Settle} settle
 * @returns {Outcome}
 */
export function begin(lesson, changes, settle) {
  const { values, refusals, annex } = settle(lesson, {}, changes);
  return { state: Object.freeze({ lesson, values: Object.freeze(values) }), refusals, annex };
}

/**
 * The state after `changes`. After a refusal the old value stays. If nothing changes, the state is the same object.
 * @param {State} state
 * @param {Change[]} changes
 * @param {Settle} settle
 * @returns {Outcome}
 */
export function set(state, changes, settle) {
  const { values, refusals, annex } = settle(state.lesson, state.values, changes);
  if (sameValues(values, state.values)) return { state, refusals, annex };
  return { state: Object.freeze({ lesson: state.lesson, values: Object.freeze(values) }), refusals, annex };
}

/**
 * @param {State} state
 * @returns {History}
 */
export function newHistory(state) {
  return { past: [], now: state, future: [], gesture: null };
}

/**
 * The history after a change. A change of `passing` controls alone is no entry: t has its own buttons, and the pointer lights
 * things up all the time. That is so even if the new t has another η.
 * @param {History} history
 * @param {State} state
 * @param {readonly string[]} passing the keys of the controls that pass
 * @param {{ gesture?: string | null, passes?: boolean }} [how] `passes` says that nothing else was asked for
 * @returns {History}
 */
export function record(history, state, passing, { gesture = null, passes = false } = {}) {
  if (state === history.now) return history;
  if (passes || sameBut(passing, state, history.now)) return { ...history, now: state };
  const continues = gesture !== null && gesture === history.gesture;
  const past = continues ? history.past : [...history.past, history.now].slice(-LONGEST_PAST);
  return { past, now: state, future: [], gesture };
}

/**
 * Ends the gesture under way: the next change is an entry of its own.
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

/**
 * Whether only `passing` controls change.
 * @param {Change[]} changes
 * @param {readonly string[]} passing
 */
export const allPass = (changes, passing) => changes.every(([key]) => passing.includes(key));

/**
 * @param {readonly string[]} passing
 * @param {State} one
 * @param {State} other
 */
function sameBut(passing, one, other) {
  const same = (/** @type {string} */ key) => passing.includes(key) || one.values[key] === other.values[key];
  return one.lesson === other.lesson && Object.keys(one.values).every(same);
}

/**
 * @param {Values} one
 * @param {Values} other
 */
function sameValues(one, other) {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/**
 * Values as changes. A page may pass values of any type.
 * @param {Values | null | undefined} values
 * @returns {Change[]}
 */
export function asChanges(values) {
  return Object.entries(values ?? {}).map(([key, value]) => [key, String(value)]);
}

/** The last t that can be asked for: 0 in a lesson without time. @param {import('./types.js').Lesson} lesson */
export function lastT({ controls }) {
  const t = controls.find(({ key }) => key === 't');
  return t?.kind === 'number' ? t.allowed[1] : 0;
}
