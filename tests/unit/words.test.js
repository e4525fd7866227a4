// Every word that a learner reads is in a catalogue, and every text of a catalogue is used.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readLessons } from '../../scripts/lessons.mjs';
import { allWords, fillLessons, fillWords, lookUp } from '../../scripts/words-in-html.mjs';
import { Words } from '../../www/words.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string} folder @param {RegExp} name */
function textOf(folder, name) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path) && !/^pkg\b/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');
}

/** @param {string} fluent */
const idsIn = (fluent) => [...fluent.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id);

/** @param {string} text @param {RegExp} pattern */
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, id]) => id);

const sources = allWords(root);
const all = new Set(sources.flatMap(idsIn));
const source = readFileSync(join(root, 'index.html'), 'utf8');
const html = fillLessons(source, root);
const javascript = textOf('www', /\.js$/);
const rust = textOf('crate/lessons/src', /\.rs$/);

test('an id that stands in two catalogues is told with both', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('www/words/en.ftl', 'about = About\n');
  write('crate/lessons/src/a/en.ftl', 'control-z = Logit\n');
  write('crate/lessons/src/b/en.ftl', 'b-title = B\n');
  assert.equal(allWords(folder).length, 3);
  write('crate/lessons/src/b/en.ftl', 'control-z = Input\n');
  const files = 'crate/lessons/src/[ab]/en.ftl';
  assert.throws(
    () => allWords(folder),
    new RegExp(`control-z stands in ${files} and in ${files}: give one control another key`),
  );
});

test('every id that the page asks for has a text', () => {
  const asked = [
    ...found(html, /data-words(?:-[\w-]+)?="([^"]+)"/g),
    ...found(javascript, /\.text\(\s*'([^']+)'/g),
    ...found(javascript, /\bid: '([a-z]+-[a-z-]+)'/g),
    ...found(javascript, /'((?:key|failure)-[a-z]+)'/g),
  ];
  assert.ok(asked.length > 40);
  assert.deepEqual(
    asked.filter((id) => !all.has(id)),
    [],
  );
});

test('every id that the lessons ask for has a text', () => {
  const asked = found(rust, /\b(?:Message::new|Label::words)\(\s*"([^"]+)"/g);
  assert.ok(asked.length > 20);
  assert.deepEqual(
    asked.filter((id) => !all.has(id)),
    [],
  );
});

test('every text of the page is asked for by the page', () => {
  const ids = idsIn(textOf('www/words', /\.ftl$/));
  assert.ok(ids.length > 40);
  assert.deepEqual(
    // Terms are found in sentences, see glossary.test.js.
    ids.filter((id) => !/^term-/.test(id) && !html.includes(`="${id}"`) && !/['"`]/.test(around(javascript, id))),
    [],
  );
});

// That every text of a lesson is shown by it is the business of tests/lessons.rs, which asks for them all.

test('index.html holds no words of its own', () => {
  const withoutMath = html.replace(/<math[\s\S]*?<\/math>/g, '').replace(/<!--[\s\S]*?-->/g, '');
  assert.deepEqual(found(withoutMath, />([^<]*[A-Za-z][^<]*)</g), []);
  const spoken = found(withoutMath, /\s(?:alt|title|aria-label|placeholder)="([^"]*)"/g);
  assert.deepEqual(spoken, []);
});

test('the page has a link, an article, a formula and a picture for every lesson of the list', () => {
  for (const lesson of readLessons(root).lessons) {
    assert.match(html, new RegExp(`<li><a href="#${lesson}" data-words="${lesson}-title">`));
    const article = html.split(`<article id="${lesson}">`)[1]?.split('</article>')[0] ?? '';
    const golden = `docs/pictures/${lesson}`;
    // Of a new lesson that has no goldens yet, tests/missing.rs says so.
    const has = (/** @type {string} */ kind) => existsSync(join(root, `${golden}.${kind}`));
    assert.equal(/<math display="block">/.test(article), has('mathml'));
    assert.equal(/<img[^>]* width="\d{3}"\s+height="\d{3}"/.test(article), has('svg'));
  }
  assert.doesNotMatch(html, /each lesson|[{}]/);
});

test('the page does without the formula and the picture of a lesson that has none yet', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'lessons-'));
  context.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'crate', 'lessons'), { recursive: true });
  writeFileSync(join(folder, 'crate', 'lessons', 'Cargo.toml'), '[features]\nnew = []\nnew-more = ["new"]\n');
  const filled = fillLessons(source, folder);
  assert.match(filled, /<article id="new">/);
  assert.doesNotMatch(filled, /<img|undefined|new-more/);
  assert.match(filled, /data-steps=""/);
});

test('the page is filled with the words of the catalogues', () => {
  const filled = fillWords(html, lookUp(sources));
  assert.doesNotMatch(filled, /data-words/);
  assert.match(filled, /<h1>.*Backprop Lab.*<\/h1>/);
  assert.match(filled, /<img[^>]* alt="A loss curve/);
  assert.equal(
    fillWords('<p class="a" data-words="x"></p>', () => '<&">'),
    '<p class="a">&#60;&#38;&#34;&#62;</p>',
  );
  assert.throws(() => fillWords('<p data-words="nothing"></p>', lookUp(sources)), /"nothing"/);
});

test('in the pseudo-language every letter of a catalogue has an accent, and no argument has', () => {
  const words = new Words(
    ['hello = Hello { $name }, you have { $n ->\n    [1] one step\n   *[other] { $n } steps\n }'],
    {
      pseudo: true,
    },
  );
  assert.equal(words.text('hello', { name: 'w4', n: '1' }), 'Ħḗŀŀǿ w4, ẏǿŭ ħȧṽḗ ǿƞḗ şŧḗƥ');
});

test('missing words show their id, and say so once', (context) => {
  const error = context.mock.method(console, 'error', () => {});
  const words = new Words(['there = There']);
  assert.equal(words.text('gone'), 'gone');
  assert.equal(words.text('gone'), 'gone');
  assert.equal(error.mock.callCount(), 1);
});

/** The characters around the first mention of an id as a whole. @param {string} text @param {string} id */
function around(text, id) {
  const match = text.match(new RegExp(`(['"\`])${id}(['"\`])`));
  return match ? match[1] + match[2] : '';
}
