// A weight or bias of the network, by name. The other values decide which ones exist.
import { arrange, h, mark, write } from '../dom.js';

/** @import { Controller, ParameterControl, Part } from '../types.js' */

/**
 * @param {ParameterControl} control
 * @param {Controller} controller
 * @returns {Part<{ text: string, options: [value: string, shown: string][] }>}
 */
export function parameterControl({ key }, { words, set }) {
  const select = h('select', { id: `${key}-select`, onchange: () => set([[key, select.value]]) });
  const label = h('label', { for: select.id }, words.text(`control-${key}`));
  const element = h('div', { class: 'control', 'data-control': key }, label, select);
  return {
    element,
    update({ text, options }) {
      const known = options.some(([value]) => value === text);
      const entries = (known ? options : [[text, text], ...options]).map(([value, shown], i) => {
        const entry = select.options[i] ?? h('option');
        write(entry, shown);
        mark(entry, 'value', value);
        return entry;
      });
      arrange(select, entries);
      if (select.value !== text) select.value = text;
    },
  };
}
