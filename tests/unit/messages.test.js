// What other pages send is checked before anything of it is used: whatever it is, nothing is thrown and nothing gets through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace, readMessage, readState } from '../../www/messages.js';

test('a request is read as it was sent', () => {
  assert.deepEqual(readMessage({ backpropLab: 1, do: 'play' }), { do: 'play', id: null, with: undefined });
  assert.deepEqual(readMessage({ backpropLab: 1, do: 'step', id: 3, with: -2 }), { do: 'step', id: 3, with: -2 });
  const state = { v: 1, lesson: 'chain-rule', values: { eta: 0.5, predict: true, 'eta-adam': '1/3' } };
  assert.deepEqual(readMessage({ backpropLab: 1, do: 'setState', with: state })?.with, state);
});

test('a state is read as texts, and what it cannot be is told by name', () => {
  const { lesson, values } = /** @type {any} */ (
    readState({ lesson: 'chain-rule', values: { eta: 0.5, predict: true } })
  );
  assert.equal(lesson, 'chain-rule');
  assert.deepEqual({ ...values }, { eta: '0.5', predict: 'true' });
  assert.equal(Object.getPrototypeOf(values), null);
  for (const [bad, word] of /** @type {const} */ ([
    [null, 'state'],
    ['{}', 'state'],
    [[], 'state'],
    [{ v: 2 }, 'v is the version'],
    [{ lesson: '<b>' }, 'lesson'],
    [{ values: 'eta=1' }, 'values'],
    [{ values: { eta: { valueOf: 1 } } }, 'eta'],
    [{ values: { 'a b': 1 } }, 'key'],
    [JSON.parse('{"values":{"__proto__":1}}'), 'key'],
    [{ values: { document: 'x'.repeat(70_000) } }, 'characters'],
    [{ values: Object.fromEntries([...Array(300).keys()].map((i) => [`k${i}`, 1])) }, 'keys'],
  ])) {
    const told = readState(bad);
    assert.ok(typeof told === 'string' && told.includes(word), `${JSON.stringify(bad)?.slice(0, 60)}: ${told}`);
  }
  const trap = new Proxy({}, { get: () => assert.fail(), ownKeys: () => assert.fail() });
  assert.equal(typeof readState(trap), 'string');
});

test('a message that is too large, too deep or of another sort is nobody’s', () => {
  const of = (/** @type {object} */ more) => ({ backpropLab: 1, do: 'setState', ...more });
  let deep = /** @type {any} */ ({});
  for (let i = 0; i < 10_000; i++) deep = { deep };
  for (const bad of [
    { do: 'play' },
    { backpropLab: 2, do: 'play' },
    of({ do: 'toString' }),
    of({ do: '__proto__' }),
    of({ do: 'play', id: '1' }),
    of({ do: 'play', id: NaN }),
    of({ do: 'step', with: 1.5 }),
    of({ with: { values: { document: 'x'.repeat(65_000) }, lesson: 'a'.repeat(1000) } }),
    of({ do: 'play', with: deep }),
    of({ do: 'play', with: new Map() }),
    of({ do: 'play', with: 'x'.repeat(70_000) }),
  ]) {
    assert.equal(readMessage(bad), null, Object.values(bad).map(String).join(' ').slice(0, 80));
  }
});

/** Numbers that are the same in each run of the test. @param {number} seed */
const random = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

test('each limit is as large as it says', () => {
  const text = (/** @type {number} */ length) => readState({ values: { document: 'x'.repeat(length) } });
  assert.equal(typeof text(65_536), 'object');
  assert.equal(text(65_537), 'state: 65537 characters are too many; allowed: 65536');
  const keys = (/** @type {number} */ many) =>
    readState({ values: Object.fromEntries([...Array(many).keys()].map((i) => [`k${i}`, 1])) });
  assert.equal(typeof keys(200), 'object');
  assert.equal(keys(201), 'state: values has 201 keys; allowed: 200');
});

test('a message is as large as its names and its texts together', () => {
  const message = (/** @type {unknown} */ part) => readMessage({ backpropLab: 1, do: 'getState', with: part });
  const named = (/** @type {number} */ many) =>
    Object.fromEntries([...Array(many).keys()].map((i) => [`${i}`.padStart(1000, 'x'), 1]));
  assert.ok(message(named(60)));
  assert.equal(message(named(66)), null);
  assert.ok(message('x'.repeat(65_000)));
  assert.equal(message('x'.repeat(65_600)), null);
});

test('a page is shown or hidden, and nothing between', () => {
  const shown = (/** @type {unknown} */ given) => readMessage({ backpropLab: 1, do: 'shown', with: given })?.with;
  assert.deepEqual([true, false].map(shown), [true, false]);
  for (const other of [1, 'yes', null, undefined, {}]) assert.equal(shown(other), undefined);
  assert.equal(readMessage({ backpropLab: 1, do: 'shown', with: 1 }), null);
});

test('of 100,000 hostile messages none gets through unless it is what it says, and none throws', () => {
  const next = random(17);
  const pick = (/** @type {readonly any[]} */ all) => all[Math.floor(next() * all.length)];
  const words = [
    '',
    'play',
    'setState',
    'step',
    'constructor',
    '__proto__',
    'then',
    '<img src=x>',
    '\u0000',
    'eta',
    'x'.repeat(500),
  ];
  /** @param {number} depth @returns {any} */
  const anything = (depth) => {
    const kind = Math.floor(next() * (depth > 3 ? 7 : 10));
    if (kind < 7)
      return pick([
        null,
        undefined,
        NaN,
        -0,
        1e308,
        10n ** 30n,
        Symbol.iterator,
        true,
        next(),
        pick(words),
        new Date(0),
        /x/,
        () => 1,
      ]);
    if (kind === 7) return Array.from({ length: Math.floor(next() * 5) }, () => anything(depth + 1));
    const made = pick([
      () => ({}),
      () => Object.create(null),
      () => new Map(),
      () => Object.create({ do: 'play', backpropLab: 1 }),
    ])();
    for (let i = 0; i < 4; i++) {
      const key = pick(['backpropLab', 'do', 'id', 'with', 'v', 'lesson', 'values', ...words]);
      Object.defineProperty(made, key, {
        value: anything(depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return made;
  };
  let through = 0;
  for (let i = 0; i < 100_000; i++) {
    const data = anything(0);
    if (i % 2 === 0 && typeof data === 'object' && data !== null)
      Object.assign(data, { backpropLab: 1, do: pick(words) });
    const request = readMessage(data);
    if (request === null) continue;
    through++;
    assert.ok(['play', 'setState', 'step'].includes(request.do));
    if (request.do === 'setState') assert.equal(typeof readState(request.with), 'object');
    if (request.do === 'step') assert.ok(request.with === undefined || Number.isSafeInteger(request.with));
  }
  assert.ok(through > 100 && through < 50_000, String(through));
});

test('a hundred messages a second are read, and the next second begins anew', () => {
  const pace = new Pace();
  const read = (/** @type {number} */ now) => [...Array(250)].filter(() => pace.allows(now)).length;
  assert.deepEqual([read(0), read(999), read(1000)], [100, 0, 100]);
});
