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
  /** @type {Record<string, (event: any) => void>} */
  const heard = {};
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
  Object.assign(globalThis, {
    window: {
      addEventListener: (/** @type {string} */ type, /** @type {(event: any) => void} */ hear) => (heard[type] = hear),
      location,
      history,
    },
  });
  return {
    written,
    heard,
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

test('what is dragged is written 310 ms after it rests, and a second after it began', async (t) => {
  const { written, address, pass } = await makePage(t);
  address.write(() => '?w=1', true);
  pass(400);
  assert.deepEqual(written, [{ at: 310, query: '?w=1' }]);
  for (let w = 0; w < 20; w++) {
    address.write(() => `?w=${w}`, true);
    pass(100);
  }
  assert.deepEqual(
    written.map(({ at }) => at),
    [310, 1400, 2400],
  );
});

test('where nothing waits and nothing is new, nothing is written', async (t) => {
  const { written, address, changeAddress } = await makePage(t);
  address.flush();
  assert.deepEqual(written, []);
  address.visit(() => '?v=1');
  address.visit(() => '?v=1');
  changeAddress('replaceState', '?v=1');
  assert.equal(written.length, 1);
});

test('thirty changes are written at once, and later ones every 450 ms', async (t) => {
  const { written, changeAddress, pass } = await makePage(t);
  pass(1); // the clock of a page does not begin with its first change
  for (let v = 1; v <= 40; v++) {
    changeAddress('pushState', `?v=${v}`);
    if (v > 30) pass(450);
  }
  const times = written.map(({ at }) => at);
  assert.equal(times.filter((at) => at === 1).length, 30);
  assert.deepEqual(times.slice(30, 33), [451, 901, 1351]);
});

test('what waits is forgotten when the browser goes back, for it belongs to the entry that was left', async (t) => {
  const { written, heard, changeAddress, pass } = await makePage(t);
  for (let v = 1; v <= 31; v++) changeAddress('pushState', `?v=${v}`);
  heard.popstate({ isTrusted: false });
  pass(450);
  assert.equal(written.at(-1)?.query, '?v=31', 'a page that says popstate itself has gone nowhere');
  changeAddress('pushState', '?v=32');
  heard.popstate({ isTrusted: true });
  pass(2000);
  assert.equal(written.at(-1)?.query, '?v=31');
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

test('a browser that refuses for ever is asked seven times within half a minute, and complained of once', async (t) => {
  const { written, changeAddress, pass, history } = await makePage(t);
  const { replaceState } = history;
  const { mock } = t.mock.method(console, 'warn', () => {});
  let asked = 0;
  const refuse = () => {
    asked++;
    throw new DOMException('too many calls', 'SecurityError');
  };
  history.replaceState = refuse;
  changeAddress('replaceState', '?w=1');
  pass(450 + 900);
  assert.equal(asked, 3);
  pass(60_000);
  assert.deepEqual([asked, mock.callCount()], [7, 1]);
  // Another change is another attempt. After one that succeeds all is as it was at first.
  history.replaceState = replaceState;
  changeAddress('replaceState', '?w=2');
  assert.equal(written.at(-1)?.query, '?w=2');
  history.replaceState = refuse;
  changeAddress('replaceState', '?w=3');
  pass(450);
  assert.deepEqual([asked, mock.callCount()], [9, 2]);
});
