import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allPass, asChanges, begin, newHistory, record as recordBy, redo, rest, set, undo } from '../../www/state.js';

/** @import { History, State } from '../../www/state.js' */
/** @import { Settle } from '../../www/types.js' */

/** A core of two controls that take digits only. @type {Settle} */
const settle = (_slug, old, changes) => {
  /** @type {Record<string, string>} */
  const values = { eta: old.eta ?? '1', t: old.t ?? '0' };
  const refusals = [];
  for (const [key, text] of changes) {
    if (key in values && /^\d+$/.test(text)) values[key] = text;
    else refusals.push({ key, message: { id: 'refused', args: [] } });
  }
  return { values, refusals, annex: null };
};

/** The controls that pass. */
const PASSING = ['t', 'layer'];

/** @param {History} history @param {State} state @param {{ gesture?: string | null, passes?: boolean }} [how] */
const record = (history, state, how) => recordBy(history, state, PASSING, how);

const first = begin('a', [], settle).state;

/** @param {Record<string, string>} values */
const after = (values, state = first) => set(state, Object.entries(values), settle).state;

test('a state is complete, frozen, and changed by making another', () => {
  const next = after({ eta: '5' });
  assert.deepEqual(first, { lesson: 'a', values: { eta: '1', t: '0' } });
  assert.deepEqual(next, { lesson: 'a', values: { eta: '5', t: '0' } });
  assert.ok(Object.isFrozen(next) && Object.isFrozen(next.values));
});

test('what is refused is told, keeps its old value, and lets the rest through', () => {
  const { state, refusals } = set(
    first,
    [
      ['eta', 'many'],
      ['t', '3'],
    ],
    settle,
  );
  assert.deepEqual(state.values, { eta: '1', t: '3' });
  assert.deepEqual(
    refusals.map(({ key }) => key),
    ['eta'],
  );
});

test('a change that changes nothing gives the same state', () => {
  assert.equal(after({ eta: '1' }), first);
  assert.equal(record(newHistory(first), first).past.length, 0);
});

test('a page may set values of any type, or none', () => {
  assert.deepEqual(asChanges(/** @type {any} */ ({ eta: 0.5, predict: true, t: '3' })), [
    ['eta', '0.5'],
    ['predict', 'true'],
    ['t', '3'],
  ]);
  for (const none of [undefined, null]) assert.deepEqual(asChanges(none), []);
});

test('undo and redo walk through every change', () => {
  let history = newHistory(first);
  history = record(history, after({ eta: '2' }));
  history = record(history, after({ eta: '3' }, history.now));
  assert.equal(undo(history).now.values.eta, '2');
  assert.equal(undo(undo(history)).now, first);
  assert.equal(undo(undo(undo(history))).now, first);
  assert.equal(redo(undo(history)).now.values.eta, '3');
  assert.equal(redo(history).now.values.eta, '3');
});

test('a change after undo forgets what was undone', () => {
  const history = record(undo(record(newHistory(first), after({ eta: '2' }))), after({ eta: '9' }));
  assert.equal(redo(history).now.values.eta, '9');
});

test('the changes of one gesture are one step of undo, and those of the next are another', () => {
  let history = newHistory(first);
  for (const eta of ['2', '3', '4']) history = record(history, after({ eta }, history.now), { gesture: 'eta' });
  history = rest(history);
  for (const eta of ['5', '6']) history = record(history, after({ eta }, history.now), { gesture: 'eta' });
  assert.equal(history.past.length, 2);
  assert.equal(undo(history).now.values.eta, '4');
  assert.equal(undo(undo(history)).now, first);
});

test('a step of the run is no step of undo, but undo brings back the t of its time', () => {
  let history = newHistory(first);
  history = record(history, after({ t: '7' }, history.now));
  assert.equal(history.past.length, 0);
  history = record(history, after({ eta: '2' }, history.now));
  history = record(history, after({ t: '20' }, history.now));
  assert.deepEqual(undo(history).now.values, { eta: '1', t: '7' });
  assert.deepEqual(redo(undo(history)).now.values, { eta: '2', t: '20' });
});

test('nor is one to a time at which η is another', () => {
  const history = record(newHistory(first), after({ t: '7', eta: '2' }), { passes: allPass([['t', '7']], PASSING) });
  assert.deepEqual(history.now.values, { eta: '2', t: '7' });
  assert.equal(history.past.length, 0);
  assert.equal(record(history, first, { passes: allPass([['eta', '1']], PASSING) }).past.length, 1);
});

test('what passes is said by the lesson', () => {
  const lit = { lesson: 'a', values: { ...first.values, layer: '2' } };
  assert.equal(record(newHistory(first), lit).past.length, 0);
  assert.equal(recordBy(newHistory(first), after({ t: '7' }), []).past.length, 1);
});

test('the past has an end', () => {
  let history = newHistory(first);
  for (let eta = 2; eta < 1000; eta++) history = record(history, after({ eta: String(eta) }, history.now));
  assert.equal(history.past.length, 200);
});
