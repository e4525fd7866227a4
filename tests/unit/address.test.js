import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @import { TestContext } from 'node:test' */

let pages = 0;

/**
 * A page whose time and address are the test's.
 * @param {TestContext} t
 */
async function makePage({ mock }) {
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
    /** @param {null} state @param {string} title @param {string} url */
    pushState(state, title, url) {
      this.replaceState(state, title, url);
    },
  };
  // What waits is the page's own, so each test has a module of its own.
  const { Address, changeAddress, place } = await import(`../../www/address.js?${++pages}`);
  Object.assign(globalThis, { window: { addEventListener() {}, location, history } });
  return {
    written,
    history,
    changeAddress,
    place,
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

test('a change is written at once, one of a drag when it ends', async (t) => {
  const { written, address, pass } = await makePage(t);
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

test('a run that plays is written about once a second', async (t) => {
  const { written, address, pass } = await makePage(t);
  for (let step = 1; step <= 500; step++) {
    address.write(() => `?t=${step}`, true);
    pass(10);
  }
  assert.ok(written.length >= 4 && written.length <= 5, String(written.length));
});

test('no 30 seconds see more than 100 changes, and the last one is written', async (t) => {
  const { written, address, pass } = await makePage(t);
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

test('visits and the page’s own changes count, too, and the last of them is written', async (t) => {
  const { written, address, pass, changeAddress } = await makePage(t);
  for (let visit = 1; visit <= 600; visit++) {
    address.visit(() => `?v=${visit}`);
    address.write(() => `?v=${visit}&t=1`, false);
    changeAddress('replaceState', `?v=${visit}&theme=dark`);
    pass(50);
  }
  for (const { at } of written) {
    const many = written.filter((other) => other.at >= at && other.at < at + 30_000).length;
    assert.ok(many <= 100, `${many} from ${at} ms on`);
  }
  pass(1000);
  assert.equal(written.at(-1)?.query, '?v=600&theme=dark');
});

test('a change that the browser refuses is repeated, and whoever asks is told what will be there', async (t) => {
  const { written, address, pass, place, history } = await makePage(t);
  const { replaceState } = history;
  t.mock.method(console, 'warn', () => {});
  history.replaceState = () => {
    throw new DOMException('too many calls', 'SecurityError');
  };
  address.write(() => '?w=1#v=1', false);
  assert.deepEqual(place(), { search: '?w=1', hash: '#v=1' });
  pass(1000);
  address.write(() => '?w=2', false);
  history.replaceState = replaceState;
  pass(2000);
  assert.deepEqual(
    written.map(({ query }) => query),
    ['?w=2'],
  );
  assert.deepEqual(place(), { search: '?w=2', hash: '' });
});
