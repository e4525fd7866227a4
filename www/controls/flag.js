// Yes or no: a box to tick.
import { h } from '../dom.js';
import { typeset } from '../symbol.js';

/** @import { Controller, FlagControl, Part } from '../types.js' */

/**
 * @param {FlagControl} control
 * @param {Controller} controller
 * @returns {Part<{ text: string }>}
 */
export function flagControl({ key }, { words, set }) {
  const box = h('input', { type: 'checkbox', onchange: () => set([[key, box.checked ? 'yes' : 'no']]) });
  const name = h('span', {}, ...typeset(words.text(`control-${key}`)));
  const element = h('div', { class: 'control', 'data-control': key }, h('label', { class: 'tick' }, box, name));
  return {
    element,
    update({ text }) {
      box.checked = text === 'yes';
    },
  };
}
