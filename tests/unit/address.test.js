import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Address } from '../../www/address.js';

/** @import { TestContext } from 'node:test' */

/**
 * A page whose time and address are the test's.
 * @param {TestContext} t
 */
function makePage({ mock }) {
  let now = 0;
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => now);
  /** @type {{ at: number, query: string }[]} */
  const written = [];
  const location = { pathname: '/', search: '', hash: '' };
  const history = {
    /** @param {null} _state @param {string} _title @param {string} url */
    replaceState(_state, _title, url) {
      location.search = url.slice(1);
      written.push({ at: now, query: location.search });
    },
  };
  Object.assign(globalThis, { window: { addEventListener() {}, location, history } });
  return {
    written,
    address: new Address(() => {}, new AbortController().signal),
    /** @param {number} milliseconds */
    pass(milliseconds) {
      for (let i = 0; i < milliseconds; i++) {
        now++;
        mock.timers.tick(1);
      }
    },
  };
}

test('a change is written at once, one of a drag when it ends', (t) => {
  const { written, address, pass } = makePage(t);
  address.write(() => '?w=1', false);
  pass(10);
  address.write(() => '?w=2', false);
  assert.deepEqual(written, [
    { at: 0, query: '?w=1' },
    { at: 10, query: '?w=2' },
  ]);
  for (let w = 3; w < 20; w++) {
    address.write(() => `?w=${w}`, true);
    pass(16);
  }
  assert.equal(written.length, 2);
  address.write(() => '?w=20', false);
  assert.deepEqual(written.at(-1), { at: 282, query: '?w=20' });
});

test('a run that plays is written about once a second', (t) => {
  const { written, address, pass } = makePage(t);
  for (let step = 1; step <= 500; step++) {
    address.write(() => `?t=${step}`, true);
    pass(10);
  }
  assert.ok(written.length >= 4 && written.length <= 5, String(written.length));
});

test('no 30 seconds see more than 100 changes, and the last one is written', (t) => {
  const { written, address, pass } = makePage(t);
  for (let step = 1; step <= 4000; step++) {
    address.write(() => `?t=${step}`, false);
    pass(10);
  }
  pass(500);
  for (const { at } of written) {
    const many = written.filter((other) => other.at >= at && other.at < at + 30_000).length;
    assert.ok(many <= 100, `${many} from ${at} ms on`);
  }
  assert.equal(written.at(-1)?.query, '?t=4000');
});
