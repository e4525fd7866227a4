// Technical terms: each has one plain sentence, is used by a lesson, and is found in a sentence as a word.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readLessons } from '../../scripts/lessons.mjs';
import { catalogues } from '../../scripts/words-in-html.mjs';
import { readTerms } from '../../www/glossary.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const source = readFileSync(join(root, 'www/words/glossary.ftl'), 'utf8');
const { forms, pattern } = readTerms(source);
const sentences = catalogues(root, 'crate/lessons/src').map((path) => readFileSync(path, 'utf8'));

/** @param {string} text */
const found = (text) => [...text.matchAll(pattern)].map(([form]) => form);

test('every term has one short sentence, and no form stands for two terms', () => {
  const ids = [...source.matchAll(/^(term-[\w-]+) =/gm)].map(([, id]) => id);
  assert.ok(ids.length >= 70, `${ids.length} terms`);
  const written = [...source.matchAll(/^(?:term-[\w-]+| {4}\.also) = (.*)$/gm)].flatMap(([, all]) => all.split(', '));
  assert.deepEqual([...new Set(written)].sort(), written.sort(), 'a form stands twice');
  assert.equal(written.length, forms.size);
  for (const [form, { means }] of forms) {
    assert.match(form, /^[\p{L}\p{N} -]+$/u, `${form} needs no escape in a pattern`);
    assert.match(means, /^\p{Lu}.*[.]$/u, `${form}: ${means}`);
    assert.ok(means.length <= 125, `${form}: ${means.length} letters`);
    assert.doesNotMatch(means, /[?]|simply|\{/, form);
  }
});

test('a term is found as a word, the longest form first', () => {
  assert.deepEqual(found('Each weight has a slope; weightless and subslope are other words.'), ['weight', 'slope']);
  assert.deepEqual(found('The learning rate η and the test loss.'), ['learning rate', 'η', 'test loss']);
  assert.deepEqual(found('−η·∂L/∂w1'), ['η']);
  assert.deepEqual(found('By gradient descent.'), ['gradient descent']);
});

test('every term is used in a sentence of a lesson', () => {
  const used = new Set(sentences.flatMap(found).map((form) => forms.get(form)?.id));
  const unused = [...forms.values()].map(({ id }) => id).filter((id) => !used.has(id));
  assert.deepEqual([...new Set(unused)], []);
});

test('the place of a term is named by the title of its lesson', () => {
  const { see } = readTerms(source);
  const titles = Object.fromEntries(
    [...sentences.join('\n').matchAll(/^([\w-]+)-title = (.*)$/gm)].map(([, slug, title]) => [slug, title]),
  );
  for (const lesson of readLessons(root).lessons) assert.equal(see(lesson), `See it in “${titles[lesson]}”`);
});
