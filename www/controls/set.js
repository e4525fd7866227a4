// Some of a few words: a box to tick for each.
import { h } from '../dom.js';
import { typeset } from '../symbol.js';

/** @import { Controller, Part, SetControl } from '../types.js' */

/**
 * @param {SetControl} control
 * @param {Controller} controller
 * @returns {Part<{ text: string }>}
 */
export function setControl({ key, options }, { words, set }) {
  let shown = '';
  const choices = options.map((value) => {
    const box = h('input', { type: 'checkbox', name: key, value, onchange: take });
    return { box, label: h('label', { class: 'tick' }, box, h('span', {}, ...typeset(words.text(`${key}-${value}`)))) };
  });
  const tick = () => {
    for (const { box } of choices) box.checked = shown.split('.').includes(box.value);
  };
  function take() {
    const chosen = choices.filter(({ box }) => box.checked).map(({ box }) => box.value);
    // The last one cannot be taken away: the lab would refuse that.
    if (chosen.length === 0 || set([[key, chosen.join('.')]]).length > 0) tick();
  }
  const element = h(
    'fieldset',
    { class: 'control', 'data-control': key },
    h('legend', {}, words.text(`control-${key}`)),
    h('div', { class: 'line ticks' }, ...choices.map(({ label }) => label)),
  );
  return {
    element,
    update({ text }) {
      shown = text;
      tick();
    },
  };
}
