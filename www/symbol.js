// Symbols as text: `w4` with a lowered 4, `w_old` with a lowered "old".
import { h } from './dom.js';

/** A symbol is one letter followed by digits or _name. Numbers and words are skipped, so 1e5 is not a symbol e5. */
const PARTS = /\p{N}[\p{L}\p{N}.]*|\p{L}{2,}[\p{L}\p{N}_]*|(\p{L}\p{M}*)([0-9]*)(?:_(\p{L}+))?/gu;

/**
 * The pieces of a text, with the indices of its symbols lowered.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function typeset(text) {
  /** @type {(string | HTMLElement)[]} */
  const pieces = [];
  let end = 0;
  for (const { 0: whole, 1: letter, 2: digits, 3: name, index } of text.matchAll(PARTS)) {
    const indices = [digits, name].filter(Boolean).join(',');
    if (!letter || !indices) continue;
    pieces.push(text.slice(end, index) + letter, h('sub', {}, indices));
    end = index + whole.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** The text of each element before its symbols were set. @type {WeakMap<Element, string>} */
const standing = new WeakMap();

/**
 * Writes a text with its symbols set. It changes the page only if the text is new.
 * @param {Element} element
 * @param {string} text
 */
export function writeSet(element, text) {
  if (standing.get(element) === text) return;
  standing.set(element, text);
  element.replaceChildren(...typeset(text));
}
