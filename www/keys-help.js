// The list of keys, for the fold that has it.
import { h } from './dom.js';
import { moreWords } from './more-words.js';

/** The keys in the order of the help: the key, and the id of the sentence that says what it does. */
const KEYS = /** @type {const} */ ([
  ['.', 'key-step'],
  [',', 'key-back'],
  ['p', 'key-play'],
  ['r', 'key-reset'],
  ['s', 'key-share'],
  ['Ctrl Z', 'key-undo'],
  ['Shift Ctrl Z', 'key-redo'],
  ['← →', 'key-handles'],
  ['↑ ↓', 'key-pull'],
  ['0 … 9', 'key-number'],
]);

/** The keys of the ruler. */
const TIMED = ['.', ',', 'p', 'r'];

/** @param {Element} list @param {import("./words.js").Words} words @param {boolean} timed whether the lesson has a ruler */
export async function fillKeys(list, words, timed) {
  words.add(await moreWords());
  const keys = KEYS.filter(([key]) => timed || !TIMED.includes(key));
  list.replaceChildren(...keys.flatMap(([key, id]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, words.text(id))]));
}
