// The modules of the lessons, and the words. Each is loaded once for all elements of a page, when a lesson is first shown.
import { ANNEXES, MODULES } from './pkg/lessons.js';
import { Words } from './words.js';

/** @import { Lesson } from './types.js' */

/**
 * What a page loads to show a lesson.
 * @typedef {object} LessonModule
 * @property {() => import('./types.js').Lab} open a lab for one element
 * @property {() => void} restart lets the next call begin in fresh memory
 * @property {Lesson} lesson
 * @property {(pseudo: boolean) => Words} words
 */

/** All lessons in their order, by their names in links. */
export const SLUGS = Object.keys(MODULES);

/** @type {Map<string, Promise<LessonModule>>} */
const loading = new Map();

/**
 * @param {string} slug one of SLUGS
 * @param {string} [annex] the module that has more of this lesson
 * @returns {Promise<LessonModule>}
 */
export function loadLesson(slug, annex) {
  const name = annex ?? slug;
  const known = loading.get(name);
  if (known) return known;
  const module = open(slug, annex ? ANNEXES[annex] : MODULES[slug]).catch((error) => {
    loading.delete(name);
    throw error;
  });
  loading.set(name, module);
  return module;
}

/** Says that the lab cannot run in this browser. The message is the id of the sentence that says why. */
export class Unable extends Error {}

/** @typedef {typeof MODULES[string]} Place its code and where its bindings are */

/** @param {string} slug @param {Place} place @returns {Promise<LessonModule>} */
async function open(slug, place) {
  const missing = whatIsMissing();
  if (missing) throw new Unable(missing);
  const [pageWords, Lab] = await Promise.all([loadPageWords(), fetchModule(place)]);
  const sources = [pageWords, Lab.words()];
  /** @type {Map<boolean, Words>} */
  const made = new Map();
  return {
    open() {
      try {
        return new Lab();
      } catch {
        return new Lab(); // the module has crashed, and starts afresh
      }
    },
    restart: () => Lab.restart(),
    lesson: Lab.lessons().find((/** @type {Lesson} */ lesson) => lesson.slug === slug),
    /** @param {boolean} pseudo */
    words(pseudo) {
      if (!made.has(pseudo)) made.set(pseudo, new Words(sources, { pseudo }));
      return /** @type {Words} */ (made.get(pseudo));
    },
  };
}

/**
 * The module of a lesson with its bindings. The headless module of core.js is another,
 * which a page that computes nothing never loads.
 * @param {Place} place
 */
async function fetchModule({ code, wasm, integrity }) {
  // A browser may never fetch a script again after its import has failed. So the script waits for the WebAssembly: without a
  // network, or while the server is in trouble, the WebAssembly fails, and it can be fetched again.
  const bytes = await fetch(wasm(), { integrity });
  if (!bytes.ok) throw new Error(`${bytes.url}: ${bytes.status}`);
  const { default: init, Lab } = await code();
  await init({ module_or_path: bytes });
  return Lab;
}

/** @type {Promise<string> | undefined} */
let pageWords;

/** The page's own catalogue. */
function loadPageWords() {
  pageWords ??= fetchPageWords().catch((error) => {
    pageWords = undefined;
    throw error;
  });
  return pageWords;
}

async function fetchPageWords() {
  const answer = await fetch(new URL('./words/en.ftl', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}

// The smallest module with one SIMD instruction: (func (result v128) i32.const 0, i8x16.splat)
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

function whatIsMissing() {
  if (typeof WebAssembly !== 'object') return 'failure-webassembly';
  if (!WebAssembly.validate(new Uint8Array(SIMD))) return 'failure-simd';
  return null;
}
