// What a page sets around a lesson, and what it is told: the parts of both that need no page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { luminance } from '../../www/backdrop.js';
import { FORMS, PARTS, SETUP, keepLocked, names, placesOf, presetValues, readSetup } from '../../www/setup.js';
import { FOLDS } from '../../www/pkg/folds.js';
import { fromQuery, pageKeys, setsAround } from '../../www/query.js';
import { Teller } from '../../www/telling.js';

const lesson = /** @type {any} */ ({
  slug: 'a',
  controls: [{ key: 'eta' }, { key: 'depth' }, { key: 't' }],
  groups: [{ name: 'step', keys: ['eta'] }],
  presets: [{ name: 'deep', values: [['depth', '9']] }],
});

/** @param {Record<string, string>} given */
const read = (given) => readSetup((key) => given[key] ?? null, lesson);

test('what is set is read, and what cannot be is refused by name', () => {
  const given = { ui: 'figure', hide: 'rail, step', lock: 'eta depth', heading: '3', preset: 'deep' };
  const { refusals, ...setup } = read(given);
  assert.deepEqual(setup, { ui: 'figure', hide: ['rail', 'step'], lock: ['eta', 'depth'], heading: 3 });
  assert.deepEqual(refusals, []);
  const bad = read({ ui: 'big', hide: 'rail,"]{}', lock: 'zeta', heading: '0', preset: 'x'.repeat(100) });
  assert.deepEqual([bad.ui, bad.hide, bad.lock, bad.heading], ['', ['rail'], [], 0]);
  assert.deepEqual(bad.refusals.map(({ key }) => key).sort(), ['heading', 'hide', 'lock', 'preset', 'ui']);
  assert.ok(bad.refusals.every(({ message }) => message.args.every(([, text]) => text.length < 200)));
  assert.deepEqual(read({ story: 'off', theme: 'auto' }).refusals, []);
  const odd = read({ story: 'maybe', theme: 'pink' }).refusals;
  assert.deepEqual(odd.map(({ key }) => key).sort(), ['story', 'theme']);
});

test('a fold is hidden by its name, and what is refused is told with the folds that there are', () => {
  const own = /** @type {any} */ ({ ...lesson, slug: 'chain-rule' });
  const { hide, refusals } = readSetup((key) => (key === 'hide' ? 'paths, step, path' : null), own);
  assert.deepEqual(hide, ['paths', 'step']);
  const allowed = Object.fromEntries(refusals[0].message.args).allowed.split(', ');
  for (const name of ['folds', 'step', 'eta', ...FOLDS['chain-rule']]) assert.ok(allowed.includes(name), name);
  assert.equal(new Set(allowed).size, allowed.length);
  assert.match(placesOf('paths'), /\[data-fold='paths'\]/);
  for (const folds of Object.values(FOLDS))
    assert.deepEqual(
      folds.filter((name) => name in PARTS),
      [],
    );
});

test('each form leaves out parts that there are', () => {
  for (const name of Object.values(FORMS).flat()) assert.ok(name in PARTS, name);
  assert.deepEqual(names(' a,, b\nc '), ['a', 'b', 'c']);
  assert.deepEqual(presetValues('deep', lesson), [['depth', '9']]);
  assert.deepEqual(presetValues('none', lesson), []);
});

test('a locked value is taken out of changes, and told where it would have changed', () => {
  const values = { eta: '0.1', depth: '5' };
  const { changes, refusals } = keepLocked(
    [
      ['eta', '0.1'],
      ['depth', '9'],
      ['t', '2'],
    ],
    new Set(['eta', 'depth']),
    values,
  );
  assert.deepEqual(changes, [['t', '2']]);
  assert.deepEqual(
    refusals.map(({ key }) => key),
    ['depth'],
  );
});

test('every row is a key of the link that is no value of the lesson, and all but the preset stay in the address', () => {
  const keys = SETUP.map(({ key }) => key);
  const query = `?lesson=a&eta=1&${keys.map((key) => `${key}=x`).join('&')}`;
  const { changes, around } = fromQuery(query, ['a']);
  assert.deepEqual(changes, [['eta', '1']]);
  assert.deepEqual(Object.keys(around), keys);
  assert.deepEqual(
    [...new URLSearchParams(pageKeys({ search: query, hash: '' })).keys()],
    keys.filter((key) => key !== 'preset'),
  );
});

test('no control of a lesson has the name of what is set around it, and the document lists both', () => {
  const [, around, ...lessons] = readFileSync(new URL('../../docs/attributes.md', import.meta.url), 'utf8').split(
    '\n## ',
  );
  const keysIn = (/** @type {string} */ text) => [...text.matchAll(/^- `([\w-]+)`:/gm)].map(([, key]) => key);
  assert.deepEqual(
    keysIn(around),
    SETUP.map(({ key }) => key),
  );
  for (const section of lessons) {
    const [first, ...controls] = keysIn(section);
    assert.equal(first, 'preset');
    assert.deepEqual(controls.filter(setsAround), [], section.slice(0, 40));
    assert.ok(!controls.includes('theme'));
  }
});

test('luminance is that of WCAG', () => {
  const contrast = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    (luminance(one) + 0.05) / (luminance(other) + 0.05);
  assert.equal(contrast([255, 255, 255], [0, 0, 0]), 21);
  assert.ok(Math.abs(contrast([255, 255, 255], [119, 119, 119]) - 4.48) < 0.01); // a grey that everybody knows
});

test('answers count their tries, name known mistakes, and the end counts what was asked', () => {
  /** @type {any[]} */
  const told = [];
  const teller = new Teller((type, detail) => type !== 'change' && told.push([type, detail]));
  const view = (/** @type {number} */ at, /** @type {string | null} */ answered, /** @type {string} */ id = '') =>
    /** @type {any} */ ({
      t: 0,
      readings: [],
      story: { at, steps: ['one', 'two', 'last'], away: false, answered, known: [] },
      folds: [],
      panels: at < 3 ? [{ id: 'ask', verdict: id ? { message: { id } } : null }] : [],
    });
  const tell = (/** @type {string} */ said, /** @type {any} */ shown) =>
    teller.tell({ lesson: 'a', values: { said } }, shown);
  tell('', view(1, null));
  tell('one:up', view(1, 'wrong', 'a-one-sign-why'));
  tell('one:far', view(1, 'wrong', 'a-one-other-why'));
  tell('one:down', view(1, 'right', 'a-one-right-why'));
  tell('one:down,two:7', view(2, 'wrong', 'a-two-half-why')); // it is there already: the link's
  tell('one:down,two:7', view(3, null));
  const answer = (
    /** @type {string} */ given,
    /** @type {boolean} */ right,
    /** @type {string | null} */ mistake,
    /** @type {number} */ tries,
  ) => ['answer', { lesson: 'a', question: 'one', given, right, mistake, tries }];
  assert.deepEqual(told, [
    answer('up', false, 'sign', 1),
    answer('far', false, null, 2),
    answer('down', true, null, 3),
    ['done', { story: 'a', right: 1, of: 2 }],
  ]);
});

test('answers in blanks of an exercise are told with their exercise, and its end when all is right', () => {
  /** @type {any[]} */
  const told = [];
  const teller = new Teller((type, detail) => type !== 'change' && told.push([type, detail]));
  /** @typedef {'right' | 'wrong' | 'open' | null} Grade */
  const verdict = (/** @type {Grade} */ grade, /** @type {string} */ id) =>
    grade ? { grade, said: { id, args: [] } } : null;
  const blank = (/** @type {string} */ key, /** @type {Grade} */ grade, id = 'a-fill-right') => ({
    kind: 'blank',
    key,
    verdict: verdict(grade, id),
  });
  const fold = (/** @type {any[]} */ pieces, /** @type {Grade} */ whole = null) => [
    {
      name: 'f',
      panels: [{ id: 'fill', kind: 'exercise', lines: [{ pieces }], verdict: verdict(whole, 'a-fill-all') }],
    },
  ];
  const tell = (/** @type {string} */ answers, /** @type {any[]} */ folds, /** @type {any[]} */ panels = []) =>
    teller.tell(
      { lesson: 'a', values: { answers, rows: panels.length ? 'x-y' : '' } },
      /** @type {any} */ ({ t: 0, readings: [], panels, folds, story: { at: 0 } }),
    );
  tell('a1:9', [{ name: 'f' }]); // it is closed, and the link's answer is no new one
  tell('a1:9', fold([blank('answers:a1', 'wrong'), blank('answers:a2', null)]));
  tell('a1:8', fold([blank('answers:a1', 'wrong', 'a-fill-sign'), blank('answers:a2', null)]));
  tell('a1:7', fold([blank('answers:a1', 'open', 'a-told-rounded'), blank('answers:a2', null)]));
  tell('a1:6', fold([blank('answers:a1', 'right'), blank('answers:a2', null)]));
  tell('a1:6,a2:1', fold([blank('answers:a1', 'right'), blank('answers:a2', 'wrong', 'a-told-product-other')]));
  tell('a1:6,a2:2', fold([blank('answers:a1', 'right'), blank('answers:a2', 'right')], 'right'));
  tell('a1:6,a2:2', fold([blank('answers:a1', 'right'), blank('answers:a2', 'right')], 'right'));
  tell('', fold([blank('answers:a1', null), blank('answers:a2', null)]));
  tell('a1:3', fold([blank('answers:a1', 'wrong', 'a-told-half'), blank('answers:a2', null)]));
  tell('a1:3', [], [{ id: 'board', kind: 'board', key: 'rows', verdict: verdict('right', 'a-build-all') }]);
  const answer = (
    /** @type {string} */ question,
    /** @type {string} */ given,
    /** @type {boolean} */ right,
    /** @type {string | null} */ mistake,
    /** @type {number} */ tries,
  ) => ['answer', { lesson: 'a', exercise: 'fill', question, given, right, mistake, tries }];
  assert.deepEqual(told, [
    answer('a1', '8', false, 'sign', 1),
    answer('a1', '6', true, null, 2),
    answer('a2', '1', false, null, 1),
    answer('a2', '2', true, null, 2),
    ['done', { lesson: 'a', exercise: 'fill', right: 2, of: 2 }],
    answer('a1', '3', false, 'half', 1), // everything was emptied before
    [
      'answer',
      { lesson: 'a', exercise: 'board', question: 'whole', given: 'x-y', right: true, mistake: null, tries: 1 },
    ],
    ['done', { lesson: 'a', exercise: 'board', right: 1, of: 1 }],
  ]);
});
