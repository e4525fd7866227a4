import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksForNothing, fromQuery, pageKeys, spelled, toQuery } from '../../www/query.js';

/** @import { Lesson } from '../../www/types.js' */

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

test('a state goes through a link unchanged', () => {
  for (const eta of ['0.1', '1e+300', '−3', 'a&b=c #?', '<img src=x>', '½·ŷ', '']) {
    const query = toQuery({ lesson: 'first', values: { eta, t: '12' } }, lessons[0]);
    const { lesson: slug, changes, refusals } = fromQuery(query, slugs);
    assert.equal(slug, 'first');
    assert.deepEqual(Object.fromEntries(changes), { eta, t: '12' });
    assert.deepEqual(refusals, []);
  }
});

test('the same state is always the same link, with every key in it', () => {
  assert.equal(toQuery({ lesson: 'first', values: { t: '0', eta: '0.1' } }, lessons[0]), '?lesson=first&eta=0.1&t=0');
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
  assert.equal(pageKeys('?lesson=second&theme=a%26b'), '&theme=a%26b');
  assert.equal(pageKeys('?lesson=second'), '');
});

test('a link of any length and any content is read', () => {
  const long = `?${Array.from({ length: 10_000 }, (_, i) => `k${i}=${i}`).join('&')}`;
  assert.equal(fromQuery(long, slugs).changes.length, 100);
  for (const query of ['', '?', '?&&&', '?=', '?%', '?%E0%A4%A', '?__proto__=1&constructor=2', '?lesson']) {
    assert.ok(fromQuery(query, slugs));
  }
  const { refusals } = fromQuery(`?lesson=${'x'.repeat(5000)}`, slugs);
  assert.ok(JSON.stringify(refusals).length < 300);
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
