// The lessons' modules and the words: each is loaded once for all elements of a page, when a lesson is first shown.
import { ANNEXES, MODULES } from './pkg/lessons.js';
import { Words } from './words.js';

/** @import { Lesson } from './types.js' */

/**
 * What is loaded to show a lesson.
 * @typedef {object} Core
 * @property {() => import('./types.js').Lab} open a lab for one element
 * @property {Lesson} lesson
 * @property {(pseudo: boolean) => Words} words
 */

/** The lessons there are, by their names in links, in their order. */
export const SLUGS = Object.keys(MODULES);

/** @type {Map<string, Promise<Core>>} */
const loading = new Map();

/**
 * @param {string} slug one of SLUGS
 * @param {string} [annex] the module that has more of this lesson
 * @returns {Promise<Core>}
 */
export function loadCore(slug, annex) {
  const name = annex ?? slug;
  const known = loading.get(name);
  if (known) return known;
  const core = open(slug, annex ? ANNEXES[annex] : MODULES[slug]).catch((error) => {
    loading.delete(name);
    throw error;
  });
  loading.set(name, core);
  return core;
}

/** The lab cannot run here; the message is the id of the sentence that says why. */
class Unable extends Error {}

/**
 * What a learner is told when the core could not be loaded.
 * @param {Error} error
 * @returns {Promise<string>}
 */
export async function whyNot(error) {
  try {
    const words = new Words([await loadPageWords()]);
    return words.text(error instanceof Unable ? error.message : 'failure-load');
  } catch {
    return NO_WORDS;
  }
}

/** The one sentence outside of the catalogues: it says that they could not be loaded. */
const NO_WORDS = 'The lab could not be loaded: reload the page to try again.';

/** @typedef {typeof MODULES[string]} Module its code and where its bindings are */

/** @param {string} slug @param {Module} module @returns {Promise<Core>} */
async function open(slug, module) {
  const missing = whatIsMissing();
  if (missing) throw new Unable(missing);
  const [pageWords, Lab] = await Promise.all([loadPageWords(), loadModule(module)]);
  const sources = [pageWords, Lab.words()];
  /** @type {Map<boolean, Words>} */
  const made = new Map();
  return {
    open: () => new Lab(),
    lesson: Lab.lessons().find((/** @type {Lesson} */ lesson) => lesson.slug === slug),
    /** @param {boolean} pseudo */
    words(pseudo) {
      if (!made.has(pseudo)) made.set(pseudo, new Words(sources, { pseudo }));
      return /** @type {Words} */ (made.get(pseudo));
    },
  };
}

/**
 * The module of a lesson, its code and its bindings fetched side by side. The headless module of core.js is another,
 * which a page that computes nothing never loads.
 * @param {Module} module
 */
async function loadModule({ code, wasm }) {
  const bytes = fetch(wasm());
  bytes.catch(() => {}); // should the bindings fail first, nobody waits for this
  const { default: init, Lab } = await code();
  await init({ module_or_path: bytes });
  return Lab;
}

/** @type {Promise<string> | undefined} */
let pageWords;

/** The page's own catalogue: it has the sentences for the case that the core cannot be loaded, too. */
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
