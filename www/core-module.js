// The core and the words, loaded once for all elements of a page.
import init, { Lab } from './pkg/backprop_lab.js';
import { Words } from './words.js';

/** @import { Lesson } from './types.js' */

/**
 * @typedef {object} Core
 * @property {() => import('./types.js').Lab} open a lab for one element
 * @property {Lesson[]} lessons
 * @property {(pseudo: boolean) => Words} words
 */

/** @type {Promise<Core> | undefined} */
let loading;

/** @returns {Promise<Core>} */
export function loadCore() {
  loading ??= open().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
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

async function open() {
  const missing = whatIsMissing();
  if (missing) throw new Unable(missing);
  const [pageWords] = await Promise.all([loadPageWords(), loadLessons()]);
  const sources = [pageWords, Lab.words()];
  /** @type {Map<boolean, Words>} */
  const made = new Map();
  return {
    open: () => new Lab(),
    lessons: Lab.lessons(),
    /** @param {boolean} pseudo */
    words(pseudo) {
      if (!made.has(pseudo)) made.set(pseudo, new Words(sources, { pseudo }));
      return /** @type {Words} */ (made.get(pseudo));
    },
  };
}

/** The lessons' module. The headless one of core.js is another, which a page that computes nothing never loads. */
function loadLessons() {
  return init({ module_or_path: new URL('./pkg/backprop_lab_bg.wasm', import.meta.url) });
}

/** The page's own catalogue: it has the sentences for the case that the core cannot be loaded, too. */
async function loadPageWords() {
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
