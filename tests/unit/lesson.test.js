// `npm run lesson NAME` makes a lesson that compiles, and refuses names that would not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newLesson } from '../../scripts/lesson.mjs';
import { listed, readLessons } from '../../scripts/lessons.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Built beside what is already built: only our own crates are checked anew. */
const env = { ...process.env, CARGO_TARGET_DIR: join(root, 'target') };

/**
 * A copy of the Rust sources, which goes when the test ends.
 * @param {import('node:test').TestContext} context
 */
function scratch(context) {
  const copy = mkdtempSync(join(tmpdir(), 'backprop-lab-'));
  context.after(() => rmSync(copy, { recursive: true }));
  for (const part of ['Cargo.toml', 'Cargo.lock', 'crate', 'tests/support']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  return copy;
}

test('a new lesson is one folder and one line, and it compiles', (context) => {
  const copy = scratch(context);
  const before = readLessons(copy).lessons;
  assert.equal(newLesson(copy, 'my-new-lesson'), 'crate/lessons/src/my_new_lesson');
  assert.deepEqual(readLessons(copy).lessons, [...before, 'my-new-lesson']);
  const lines = (/** @type {string} */ home) =>
    readFileSync(join(home, 'crate/lessons/Cargo.toml'), 'utf8').split('\n');
  assert.equal(lines(copy).length, lines(root).length + 1);
  const args = ['check', '--quiet', '--locked', '-p', 'lessons', '--features', 'my-new-lesson'];
  const { status, stderr } = spawnSync('cargo', args, { cwd: copy, env, encoding: 'utf8' });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
});

test('a name that is bad or taken is refused with a sentence', (context) => {
  const copy = scratch(context);
  for (const name of ['', 'Chain-Rule', 'chain_rule', 'a--b', '-a', '9a', '../a']) {
    assert.throws(() => newLesson(copy, name), /is no name for a lesson/);
  }
  assert.throws(() => newLesson(copy, 'chain-rule'), /already has "chain-rule"/);
  assert.throws(() => newLesson(copy, 'types'), /already has "types"/);
  assert.throws(() => newLesson(copy, 'formula'), /formula\.rs is there already/);
  assert.throws(() => newLesson(copy, 'match'), /a word of Rust/);
});

test('the build names a lesson whose folder is missing', (context) => {
  const copy = scratch(context);
  const manifest = join(copy, 'crate/lessons/Cargo.toml');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('\n[dependencies]', 'gone = []\n\n[dependencies]'));
  const { status, stderr } = spawnSync('cargo', ['check', '-q', '-p', 'lessons'], { cwd: copy, env, encoding: 'utf8' });
  assert.notEqual(status, 0);
  assert.match(stderr, /src\/gone\/mod\.rs is not there: `npm run lesson gone`/);
});

test('the list has lessons and annexes in their order, and nothing else', () => {
  const manifest =
    '[features]\n# a = []\nb-b = []\nb-more = ["b-b"]\na = []\ntypes = ["dep:x", "y/z"]\n\n[dependencies]\nc = []\n';
  assert.deepEqual(listed(manifest), { lessons: ['b-b', 'a'], annexes: { 'b-more': 'b-b' }, fast: [] });
});
