// Symbols as text: `w4` with a lowered 4, `w_old` with a lowered "old".
import { h } from './dom.js';

/** Numbers are passed over (1e5 is no symbol e5); a letter followed by digits or _name is a symbol. */
const PARTS = /\p{N}[\p{L}\p{N}.]*|(\p{L}\p{M}*)(?:_(\p{L}+)|(\p{N}+))/gu;

/**
 * The pieces of a text, with the indices of its symbols lowered.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function typeset(text) {
  /** @type {(string | HTMLElement)[]} */
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const [whole, letter, name, digits] = match;
    if (!letter) continue;
    pieces.push(text.slice(end, match.index) + letter, h('sub', {}, name ?? digits));
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return pieces;
}
