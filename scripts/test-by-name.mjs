// `npm test -- NAME` runs the tests of that name and builds only what they need. NAME is a lesson, a test file, or a part of a
// test's title.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from './build.mjs';
import { buildCore, buildQuickly } from './build-core.mjs';
import { readLessons } from './lessons.mjs';
import { root } from './prepare.mjs';
import { browserTests, cargo, testFiles, unitTests } from './runners.mjs';
import { Problem } from './say.mjs';

/** The site of a quick build. dist/ is only for the site that ships. */
const SITE = 'dist-quick';

/**
 * @typedef {object} Found a check of test.mjs, and more
 * @property {string} group
 * @property {string} title what is run, in a line
 * @property {boolean} built whether it needs the site
 * @property {boolean} [ships] whether it must be the site as it ships
 * @property {() => Promise<unknown>} work
 */

/**
 * The checks that these names mean, and the build before them.
 * @param {string[]} names
 */
export function checksFor(names) {
  const name = names.join(' ');
  const lesson = readLessons(root).lessons.includes(name) ? name : undefined;
  const exact = [...(lesson ? ofLesson(lesson) : []), ...inFiles(name)];
  const found = exact.length > 0 ? exact : byTitle(name);
  if (found.length === 0) {
    const { lessons } = readLessons(root);
    throw new Problem(`No test, file of tests or lesson is called "${name}". The lessons are ${lessons.join(', ')}.`);
  }
  if (!found.some((check) => check.built)) return found;
  const ships = found.some((check) => check.ships ?? false);
  const title = ships ? 'build of the core and the site, as they ship' : `quick build of ${lesson ?? 'all lessons'}`;
  return [{ group: 'build', title, built: false, work: () => build(ships, lesson) }, ...found];
}

/**
 * @param {boolean} ships
 * @param {string | undefined} only the lesson, if no other is needed
 */
async function build(ships, only) {
  if (ships) await buildCore();
  else await buildQuickly({ only });
  await buildSite(ships ? 'dist' : SITE);
}

/**
 * The checks that every lesson must pass, for this lesson. Test files of its own are found by their names.
 * @param {string} lesson
 * @returns {Found[]}
 */
function ofLesson(lesson) {
  // What fails here says in a sentence what to do. Backtraces would hide it.
  const env = { LESSON: lesson, RUST_BACKTRACE: '0' };
  const specs = testFiles('browser', '.spec.js').filter((file) => /\bLESSONS\b/.test(text('browser', file)));
  const rusts = (/** @type {string[]} */ ...files) =>
    cargo(['test', '-p', 'tests', '--locked', '--no-fail-fast', ...files.flatMap((file) => ['--test', file])], env);
  return [
    { group: 'unit', title: 'words.test.js', built: false, work: () => unitTests(['words.test.js']) },
    { group: 'rust', title: `what ${lesson} lacks`, built: false, work: () => rusts('missing') },
    {
      ...{ group: 'rust', title: `Rust tests of every lesson, for ${lesson}`, built: false },
      work: () => rusts('lessons', 'goldens'),
    },
    {
      ...{ group: 'browser', title: `browser tests of every lesson, for ${lesson}`, built: true },
      work: () => browserTests([...specs, '--grep', lesson], { ...env, SITE }),
    },
  ];
}

/**
 * The test files of that name. `lessons` and `lessons.spec.js` are the same name, and so are `update-rule` and `update_rule`.
 * @param {string} name
 * @returns {Found[]}
 */
function inFiles(name) {
  const [, stem, ending] = /^(.*?)(\.rs|\.test\.js|\.spec\.js)?$/.exec(name.replace(/^.*[\\/]/, '')) ?? [];
  const wanted = (/** @type {string} */ folder, /** @type {string} */ end) =>
    testFiles(folder, end).filter((file) => alike(file.slice(0, -end.length), stem) && (!ending || ending === end));
  return [
    ...wanted('', '.rs').map((file) => rust(file.slice(0, -3))),
    ...wanted('unit', '.test.js').map((file) => unit(file)),
    ...wanted('browser', '.spec.js').map((file) => browser(file)),
  ];
}

/**
 * The tests whose title has these words.
 * @param {string} words
 * @returns {Found[]}
 */
function byTitle(words) {
  const inside = (/** @type {string} */ code, /** @type {RegExp} */ titles) =>
    [...code.matchAll(titles)].some(([, title]) => plain(title).includes(plain(words)));
  const has = (/** @type {string} */ folder, /** @type {RegExp} */ titles) => (/** @type {string} */ file) =>
    inside(text(folder, file), titles);
  const [rusts, scripts] = [/#\[test\][^]*?\bfn (\w+)/g, /\btest\(\s*['"`](.*)['"`],/g];
  const crates = ['nn', 'figure', 'lessons', 'web'].filter((name) => inside(sources(name), rusts));
  return [
    ...crates.map((name) => crate(name, words)),
    ...testFiles('', '.rs')
      .filter(has('', rusts))
      .map((file) => rust(file.slice(0, -3), words)),
    ...testFiles('unit', '.test.js')
      .filter(has('unit', scripts))
      .map((file) => unit(file, words)),
    ...testFiles('browser', '.spec.js')
      .filter(has('browser', scripts))
      .map((file) => browser(file, words)),
  ];
}

/** @param {string} file @param {string} [words] @returns {Found} */
function rust(file, words) {
  const filter = words ? ['--', snake(words)] : [];
  const title = `Rust tests of ${file}.rs${words ? ` with "${words}"` : ''}`;
  const work = () => cargo(['test', '-p', 'tests', '--locked', '--test', file, ...filter]);
  return { group: 'rust', title, built: false, work };
}

/** @param {string} name @param {string} words @returns {Found} */
function crate(name, words) {
  const work = () => cargo(['test', '-p', name, '--locked', '--lib', '--', snake(words)]);
  return { group: 'rust', title: `Rust tests of the crate ${name} with "${words}"`, built: false, work };
}

/** @param {string} file @param {string} [words] @returns {Found} */
function unit(file, words) {
  const code = text('unit', file);
  const ships = file === 'weight.test.js';
  const options = words ? [`--test-name-pattern=${words}`] : [];
  const work = () => unitTests([file], options, ships ? {} : { SITE });
  return { group: 'unit', title: called(file, words), built: ships || code.includes('env.SITE'), ships, work };
}

/** @param {string} file @param {string} [words] @returns {Found} */
function browser(file, words) {
  const work = () => browserTests([file, ...(words ? ['--grep', words] : [])], { SITE });
  return { group: 'browser', title: called(file, words), built: true, work };
}

/** @param {string} file @param {string} [words] */
const called = (file, words) => (words ? `${file}, "${words}"` : file);

/** @param {string} folder of tests @param {string} file */
const text = (folder, file) => readFileSync(join(root, 'tests', folder, file), 'utf8');

/** All code of a crate. @param {string} crate */
function sources(crate) {
  const folder = join(root, 'crate', crate, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rs'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** @param {string} title */
const plain = (title) => title.toLowerCase().replace(/[_-]/g, ' ');

/** @param {string} title */
const snake = (title) => plain(title).replaceAll(' ', '_');

/** @param {string} one @param {string} other */
const alike = (one, other) => plain(one) === plain(other);
