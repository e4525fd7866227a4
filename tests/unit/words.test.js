// Every word a learner reads stands in a catalogue, and everything in a catalogue is read by somebody.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { catalogues, fillWords, lookUp } from '../../scripts/words-in-html.mjs';
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

const sources = catalogues(root).map((path) => readFileSync(path, 'utf8'));
const all = new Set(sources.flatMap(idsIn));
const html = readFileSync(join(root, 'index.html'), 'utf8');
const javascript = textOf('www', /\.js$/);
const rust = textOf('crate/lessons/src', /\.rs$/);

test('no id stands in two catalogues', () => {
  const ids = sources.flatMap(idsIn);
  assert.deepEqual(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
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
    ids.filter((id) => !html.includes(`="${id}"`) && !/['"`]/.test(around(javascript, id))),
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

test('the page is filled with the words of the catalogues', () => {
  const filled = fillWords(html, lookUp(sources));
  assert.doesNotMatch(filled, /data-words/);
  assert.match(filled, /<h1>Backprop Lab<\/h1>/);
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
