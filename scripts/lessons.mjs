// The list of lessons: the features of crate/lessons/Cargo.toml, in the order in which they stand there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} List
 * @property {string[]} lessons
 * @property {Record<string, string>} annexes each with its lesson
 * @property {string[]} fast the lessons whose mathematics is compiled to be fast instead of small
 */

/**
 * @param {string} root the folder of the repository
 * @returns {List}
 */
export function readLessons(root) {
  return listed(readFileSync(join(root, 'crate', 'lessons', 'Cargo.toml'), 'utf8'));
}

/**
 * The feature of a lesson is empty, and that of an annex names a lesson. Other features are no lessons. crate/lessons/build.rs
 * reads the list in the same way.
 * @param {string} manifest
 * @returns {List}
 */
export function listed(manifest) {
  const table = manifest.split(/^\[features\]$/m)[1]?.split(/^\[/m)[0] ?? '';
  /** @type {List} */
  const list = { lessons: [], annexes: {}, fast: [] };
  const fast = /^fast = \[(.*)\]$/m.exec(manifest)?.[1] ?? '';
  list.fast = [...fast.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  for (const [, name, needs] of table.matchAll(/^([\w-]+) = \["?([^"\]]*)"?\]$/gm)) {
    if (!needs) list.lessons.push(name);
    else if (list.lessons.includes(needs)) list.annexes[name] = needs;
  }
  return list;
}

/**
 * The names of the steps of a lesson's story, in their order; none if it has no story. Check yourself writes its steps in
 * another way: its answers stand in the link alone, so the course's map leaves it out.
 * @param {string} root the folder of the repository
 * @param {string} lesson
 * @returns {string[]}
 */
export function readSteps(root, lesson) {
  const path = join(root, 'crate', 'lessons', 'src', lesson.replaceAll('-', '_'), 'story.rs');
  const code = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const names = [...code.matchAll(/(?:^ {8}|Step \{ )name: "([\w-]+)"/gm)].map(([, name]) => name);
  return names.length > 1 ? names : [];
}

/**
 * The names of a lesson's folds: each has a title in its catalogues.
 * @param {string} root the folder of the repository
 * @param {string} lesson
 * @returns {string[]}
 */
export function readFolds(root, lesson) {
  const folder = join(root, 'crate', 'lessons', 'src', lesson.replaceAll('-', '_'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const catalogues = files.filter((name) => /(^|[\\/])(en|more)\.ftl$/.test(name)).map((name) => join(folder, name));
  const titles = new RegExp(`^${lesson}-fold-([a-z-]+) =`, 'gm');
  const names = catalogues.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(titles)].map(([, name]) => name));
  return [...new Set(names)];
}
