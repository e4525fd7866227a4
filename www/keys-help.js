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

/** @param {Element} list @param {import("./words.js").Words} words */
export async function fillKeys(list, words) {
  words.add(await moreWords());
  list.replaceChildren(...KEYS.flatMap(([key, id]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, words.text(id))]));
}
