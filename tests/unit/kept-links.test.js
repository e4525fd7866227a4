// Links of today, with the numbers they give: they open the same for good. The list may only grow; `node tests/unit/kept-links.test.js
// --write` adds to it the links of examples and steps that it does not have yet.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openModules } from '../../fuzz/labs.mjs';
import { random } from '../../fuzz/random.mjs';
import { states } from '../../fuzz/states.mjs';
import { fromLink, spelled, toLink } from '../../www/query.js';

const path = new URL('../kept-links.txt', import.meta.url);
/** @type {[link: string, numbers: string][]} */
const kept = readFileSync(path, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => /** @type {any} */ (line.split(' ')));
/** Those that were written first: whoever changes one of them breaks links that people have. */
const FIRST = { count: 354, digest: 'OmEP1UF18z9SLzPV' };

/** Numbers that are kept of each link. */
const MOST_NUMBERS = 8;

const modules = (await openModules()).map((module) => ({ ...module, lab: module.open() }));
const slugs = modules.map(({ slug }) => slug);

const digest = (/** @type {string} */ text) => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** The numbers that a link gives. @param {string} link */
function numbersOf(link) {
  const address = link.startsWith('?') ? { search: link, hash: '' } : { search: '', hash: link };
  const { lesson, changes, refusals } = fromLink(address, slugs);
  const { slug, lab, lesson: own } = modules.find((module) => module.slug === lesson) ?? assert.fail(link);
  const { values, refusals: more } = lab.settle(slug, {}, spelled(changes, own.controls));
  assert.deepEqual([...refusals, ...more], [], link);
  lab.advance({ lesson: slug, values, until: false, patience: 1e9 });
  const { readings } = lab.view({ width: 900, height: 600, story: 320, open: [], pictures: false });
  return readings.map(({ key, value }) => `${key}=${value}`);
}

test('at least 200 links of earlier pages give the numbers that they gave, to the last bit', () => {
  assert.ok(kept.length >= Math.max(200, FIRST.count), `${kept.length} links`);
  assert.equal(new Set(kept.map(([link]) => link)).size, kept.length);
  const first = kept.slice(0, FIRST.count).map((line) => line.join(' '));
  assert.equal(digest(first.join('\n')), FIRST.digest, 'the list may only grow');
  for (const [link, numbers] of kept) {
    // A lesson may have more numbers than it had.
    const now = new Set(numbersOf(link));
    assert.deepEqual(
      numbers.split(',').filter((number) => number && !now.has(number)),
      [],
      link,
    );
  }
});

test('a typical link has less than 120 characters', () => {
  const lengths = [...examples()].map((link) => `https://backprop.example/${link}`.length).sort((a, b) => a - b);
  console.log(
    `links of examples and steps: ${lengths[lengths.length >> 1]} characters in the middle, ${lengths.at(-1)} at most`,
  );
  assert.ok(lengths[Math.floor(0.75 * lengths.length)] < 120);
});

/** Every example after some steps, and every step of a story. */
function* examples() {
  for (const { slug, lesson, lab } of modules) {
    const settle = (/** @type {Parameters<typeof lab.settle>} */ ...asked) => lab.settle(...asked);
    const link = (/** @type {any[]} */ changes) =>
      toLink({ lesson: slug, values: lab.settle(slug, {}, changes).values }, lesson, settle);
    for (const { values } of lesson.presets) yield link(values);
    for (const { values } of lesson.presets) yield link([...values, ['t', '3']]);
    for (let step = 1; step <= 8; step++) yield link([['step', String(step)]]);
  }
}

if (process.argv.includes('--write')) {
  const known = new Set(kept.map(([link]) => link));
  const old = readFileSync(new URL('../old-links.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  const { make } = await states();
  const some = Array.from({ length: 100 }, (_, at) => {
    const { slug, changes } = make(random(at));
    const { lesson, lab } = modules.find((module) => module.slug === slug) ?? assert.fail(slug);
    const short = changes.filter(([key]) => key !== 't');
    return toLink({ lesson: slug, values: lab.settle(slug, {}, short).values }, lesson, (...asked) =>
      lab.settle(...asked),
    );
  });
  for (const link of [...old.map((link) => `?${link}`), ...examples(), ...some]) {
    if (known.has(link) || link.length > 1500 || link.includes(' ')) continue;
    known.add(link);
    appendFileSync(path, `${link} ${numbersOf(link).slice(0, MOST_NUMBERS)}\n`);
  }
}
