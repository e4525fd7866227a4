// One of a few words: radio buttons side by side.
import { h } from '../dom.js';

/** @import { ChoiceControl, Desk, Part } from '../types.js' */

/**
 * @param {ChoiceControl} control
 * @param {Desk} desk
 * @returns {Part<{ text: string }>}
 */
export function choiceControl({ key, options }, { words, set }) {
  const choices = options.map((value) => {
    const radio = h('input', { type: 'radio', name: key, value, onchange: () => set([[key, value]]) });
    return { radio, label: h('label', {}, radio, h('span', {}, words.text(`${key}-${value}`))) };
  });
  const line = h('div', { class: 'segments' }, ...choices.map(({ label }) => label));
  const element = h(
    'fieldset',
    { class: 'control', 'data-control': key },
    h('legend', {}, words.text(`control-${key}`)),
    line,
  );
  return {
    element,
    update({ text }) {
      for (const { radio } of choices) radio.checked = radio.value === text;
    },
  };
}
