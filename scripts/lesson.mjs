// `npm run lesson NAME` makes a small lesson that works, for you to change: a folder, and a line in the list.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLessons } from './lessons.mjs';
import { root } from './prepare.mjs';
import { Problem, isMain, start } from './say.mjs';

const TEMPLATE = join(root, 'scripts', 'new-lesson');

/**
 * Writes the folder and the line.
 * @param {string} home the folder of the repository
 * @param {string} name as it stands in links, like chain-rule
 * @returns {string} the folder, from the root
 */
export function newLesson(home, name) {
  const manifest = join(home, 'crate', 'lessons', 'Cargo.toml');
  const text = readFileSync(manifest, 'utf8');
  const folder = `crate/lessons/src/${name.replaceAll('-', '_')}`;
  const complaint = wrong(home, name, text, folder);
  if (complaint) throw new Problem(complaint);
  mkdirSync(join(home, folder));
  for (const file of readdirSync(TEMPLATE)) {
    writeFileSync(join(home, folder, file), filled(readFileSync(join(TEMPLATE, file), 'utf8'), name));
  }
  const { lessons, annexes } = readLessons(home);
  const last = Math.max(...[...lessons, ...Object.keys(annexes)].map((entry) => text.indexOf(`\n${entry} = [`)));
  const end = text.indexOf('\n', last + 1);
  writeFileSync(manifest, `${text.slice(0, end)}\n${name} = []${text.slice(end)}`);
  return folder;
}

/**
 * What is wrong with a name, or nothing.
 * @param {string} home
 * @param {string} name
 * @param {string} manifest
 * @param {string} folder
 */
function wrong(home, name, manifest, folder) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `"${name}" is no name for a lesson: write small letters, digits and single dashes, like chain-rule.`;
  }
  if (manifest.includes(`\n${name} = `)) return `crate/lessons/Cargo.toml already has "${name}": choose another name.`;
  const taken = [folder, `${folder}.rs`].find((path) => existsSync(join(home, path)));
  if (taken) return `${taken} is there already: choose another name.`;
  const words = ['match', 'loop', 'move', 'type', 'where', 'while', 'for', 'if', 'else', 'trait', 'struct', 'use'];
  return words.includes(name) ? `"${name}" is a word of Rust: choose another name.` : '';
}

/**
 * @param {string} template
 * @param {string} name
 */
function filled(template, name) {
  const words = name.split('-');
  const capital = (/** @type {string} */ word) => word[0].toUpperCase() + word.slice(1);
  return template
    .replaceAll('NAME', name)
    .replaceAll('FOLDER', name.replaceAll('-', '_'))
    .replaceAll('STRUCT', words.map(capital).join(''))
    .replaceAll('TITLE', capital(words.join(' ')));
}

if (isMain(import.meta.url)) {
  await start(async () => {
    const [, , name, ...more] = process.argv;
    if (!name || more.length > 0) throw new Problem('Say what the lesson is called: npm run lesson chain-rule');
    const folder = newLesson(root, name);
    console.log(`${folder} has a small lesson, and crate/lessons/Cargo.toml lists it.

  npm start -- --lesson ${name}   shows it and follows your changes
  npm test -- ${name}             says what is missing
  npm run goldens                 draws its golden pictures, once it is right

CONTRIBUTING.md tells the rest.`);
  });
}
