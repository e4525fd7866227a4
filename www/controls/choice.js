// One of a few words: radio buttons side by side.
import { h } from '../dom.js';
import { peekWhileHeld } from '../peek.js';

/** @import { ChoiceControl, Controller, Part } from '../types.js' */

/**
 * @param {ChoiceControl} control
 * @param {Controller} controller
 * @returns {Part<{ text: string }>}
 */
export function choiceControl({ key, options }, controller) {
  const { words, set } = controller;
  const choices = options.map((value) => {
    const radio = h('input', { type: 'radio', name: key, value, onchange: () => set([[key, value]]) });
    const label = h('label', {}, radio, h('span', {}, words.text(`${key}-${value}`)));
    peekWhileHeld(label, controller, () => [[key, value]]);
    return { radio, label };
  });
  // Chromium keeps radio buttons of a shadow tree in memory for ever unless they belong to a form. This form is never sent.
  const stay = (/** @type {Event} */ event) => event.preventDefault();
  const line = h('form', { class: 'segments', onsubmit: stay }, ...choices.map(({ label }) => label));
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
