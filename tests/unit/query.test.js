import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksForNothing, fromLink, fromQuery, pageKeys, setsAround, spelled, toLink } from '../../www/query.js';

/** @import { Lesson, Settle } from '../../www/types.js' */

/** @param {string} slug @param {string[]} keys @returns {Lesson} */
const lesson = (slug, keys) => ({
  slug,
  controls: keys.map((key) => ({ key, symbol: '', kind: 'parameter', default: '' })),
  passing: ['t'],
  kept: [],
  groups: [],
  begin: [],
  presets: [],
  folds: null,
  speeds: [],
  speed: 5,
});

const lessons = [lesson('first', ['eta', 't']), lesson('second', ['select', 't'])];
const slugs = lessons.map(({ slug }) => slug);

/** A lab that takes everything, with η = 0.1 and t = 0 where nothing is said. @type {Settle} */
const settle = (_slug, old, changes) => ({
  values: { eta: '0.1', t: '0', ...old, ...Object.fromEntries(changes) },
  refusals: [],
  annex: null,
});

test('a state goes through a link unchanged', () => {
  for (const eta of ['0.1', '1e+300', '−3', 'a&b=c #?', '<img src=x>', '½·ŷ', '']) {
    const hash = toLink({ lesson: 'first', values: { eta, t: '12' } }, lessons[0], settle);
    const { lesson: slug, changes, refusals } = fromLink({ search: '', hash }, slugs);
    assert.equal(slug, 'first');
    assert.deepEqual(settle('first', {}, changes).values, { eta, t: '12' });
    assert.deepEqual(refusals, []);
  }
});

test('a link has its version and what differs from a fresh lesson, and nothing else', () => {
  const link = (/** @type {Record<string, string>} */ values) =>
    toLink({ lesson: 'first', values }, lessons[0], settle);
  assert.equal(link({ t: '0', eta: '0.1' }), '#v=1&lesson=first');
  assert.equal(link({ t: '3', eta: '0.1' }), '#v=1&lesson=first&t=3');
  assert.equal(link({ t: '0', eta: '2' }), '#v=1&lesson=first&eta=2');
  const storied = { ...lesson('first', ['eta', 't', 'step']), kept: ['t'] };
  const told = (/** @type {Record<string, string>} */ values) => toLink({ lesson: 'first', values }, storied, settle);
  assert.equal(
    told({ eta: '0.1', t: '3', step: '0' }),
    '#v=1&lesson=first&t=3&step=0',
    'or else the story would begin',
  );
  assert.equal(told({ eta: '0.2', t: '0', step: '0' }), '#v=1&lesson=first&eta=0.2');
});

test('where a value depends on others, the link has all that is needed', () => {
  // A step of a story begins with its own η, and says nothing of t.
  const told = lesson('told', ['eta', 't', 'step']);
  /** @type {Settle} */
  const settleTold = (slug, _old, changes) => {
    const given = Object.fromEntries(changes);
    const own = given.step === '2' ? { eta: '5' } : {};
    return { ...settle(slug, {}, []), values: { eta: '0.1', t: '0', step: '0', ...own, ...given } };
  };
  for (const values of [
    { eta: '5', t: '0', step: '2' },
    { eta: '0.1', t: '0', step: '2' },
    { eta: '5', t: '7', step: '0' },
  ]) {
    const hash = toLink({ lesson: 'told', values }, told, settleTold);
    const { changes } = fromLink({ search: '', hash }, ['told']);
    assert.deepEqual(settleTold('told', {}, changes).values, values, hash);
  }
  // What is left out may make the lesson refuse the rest: then everything is written.
  /** @type {Settle} */
  const stubborn = (slug, old, changes) => settle(slug, old, changes.length > 1 ? changes : []);
  const values = { eta: '2', t: '0' };
  assert.equal(
    toLink({ lesson: 'third', values }, lesson('third', ['eta', 't']), stubborn),
    '#v=1&lesson=third&eta=2&t=0',
  );
});

test('what mail and chat programs do to a link is mended', () => {
  const read = (/** @type {string} */ hash) => {
    const { lesson, changes } = fromLink({ search: '', hash }, slugs);
    return { lesson, ...Object.fromEntries(changes) };
  };
  const asked = { lesson: 'first', eta: '0.5', t: '3' };
  for (const hash of [
    '#v=1&lesson=first&eta=0.5&t=3',
    '#v=1&amp;lesson=first&amp;eta=0.5&amp;t=3',
    '#v%3D1%26lesson%3Dfirst%26eta%3D0.5%26t%3D3',
    '#v=1&lesson=first&eta=0.5&t=3).',
    '#v=1&lesson=First&eta=0.5&t=3,',
    '#v=1&LESSON=FIRST&eta=0.5&t=3>',
  ]) {
    assert.deepEqual(read(hash), asked, hash);
  }
  assert.equal(Object(read('#lesson=first&eta=sin(w)')).eta, 'sin(w)');
  // Of a link that was cut, the rest is read.
  assert.deepEqual(read('#v=1&lesson=first&eta=0.5&t'), { lesson: 'first', eta: '0.5', t: '' });
});

test('older links are queries, and what stands behind the # counts more', () => {
  const old = fromLink({ search: '?lesson=second&t=4', hash: '' }, slugs);
  assert.deepEqual([old.lesson, old.changes], ['second', [['t', '4']]]);
  const both = fromLink({ search: '?lesson=second&t=4', hash: '#lesson=first&t=5' }, slugs);
  assert.deepEqual([both.lesson, Object.fromEntries(both.changes)], ['first', { t: '5' }]);
  assert.equal(fromLink({ search: '?lesson=second', hash: '#first' }, slugs).lesson, 'second');
});

test('a lesson that does not exist is refused in a sentence that names those that do', () => {
  const { lesson, changes, refusals } = fromQuery('?lesson=thrid&eta=2', slugs);
  assert.equal(lesson, null);
  assert.deepEqual(changes, [['eta', '2']]);
  assert.deepEqual(refusals[0].message, {
    id: 'refusal-lesson',
    args: [
      ['given', 'thrid'],
      ['allowed', 'first, second'],
    ],
  });
});

test('keys that others add to links are passed over, and unknown ones are left for the check', () => {
  assert.deepEqual(fromQuery('?utm_source=mail&fbclid=1&foo=2', slugs).changes, [['foo', '2']]);
});

test('keys may be written in capitals, and the theme is the page’s own', () => {
  const { lesson, changes } = fromQuery('?Lesson=second&SELECT=w1&theme=dark', slugs);
  assert.equal(lesson, 'second');
  assert.deepEqual(spelled([...changes, ['Nonsense', '1']], lessons[1].controls), [
    ['select', 'w1'],
    ['Nonsense', '1'],
  ]);
  assert.equal(pageKeys({ search: '?lesson=second&theme=a%26b', hash: '' }), '?theme=a%26b');
  assert.equal(pageKeys({ search: '', hash: '#v=1&lesson=second&ui=figure' }), '?ui=figure');
  assert.equal(pageKeys({ search: '', hash: '#theme=dark&lesson=second' }), '?theme=dark');
  assert.equal(pageKeys({ search: '?lesson=second', hash: '#v=1&lesson=second' }), '');
});

test('a lesson waits for what is set around it, but not for the theme', () => {
  const all = ['ui', 'hide', 'lock', 'story', 'heading', 'origin', 'preset', 'theme', 'v', 'eta', 'lesson'];
  assert.deepEqual(all.filter(setsAround), ['ui', 'hide', 'lock', 'story', 'heading', 'origin', 'preset']);
});

test('a packed text in place of a lesson’s values is refused by its name', () => {
  const { changes, refusals } = fromQuery('?lesson=first&packed=AAAA&eta=2', slugs);
  assert.deepEqual(changes, [['eta', '2']]);
  assert.deepEqual(refusals, [{ key: 'link', message: { id: 'refusal-packed', args: [] } }]);
});

test('a link of any length and any content is read', () => {
  const long = `?${Array.from({ length: 10_000 }, (_, i) => `k${i}=${i}`).join('&')}`;
  assert.equal(fromQuery(long, slugs).changes.length, 100);
  for (const query of ['', '?', '?&&&', '?=', '?%', '?%E0%A4%A', '?__proto__=1&constructor=2', '?lesson']) {
    assert.ok(fromQuery(query, slugs));
  }
  assert.deepEqual(fromLink({ search: '', hash: '#lesson%3Dfirst%zz' }, slugs).lesson, null);
  const { refusals } = fromQuery(`?lesson=${'x'.repeat(5000)}`, slugs);
  assert.ok(JSON.stringify(refusals).length < 300);
  const told = (/** @type {number} */ length) =>
    Object.fromEntries(fromQuery(`?lesson=${'x'.repeat(length)}`, slugs).refusals[0].message.args).given;
  assert.equal(told(40), 'x'.repeat(40));
  assert.equal(told(41), `${'x'.repeat(40)}…`);
});

test('an address asks for nothing if it names no lesson, no value and no anchor', () => {
  const asks = (/** @type {string} */ search, hash = '') => !asksForNothing({ search, hash }, slugs);
  for (const search of ['', '?', '?theme=dark', '?utm_source=mail&fbclid=1']) assert.equal(asks(search), false, search);
  for (const search of ['?lesson=first', '?lesson=none', '?eta=0.1', '?t=3', '?THEME=dark&eta=1']) {
    assert.equal(asks(search), true, search);
  }
  assert.equal(asks('', '#second'), true);
  assert.equal(asks('', '#elsewhere'), false);
});
