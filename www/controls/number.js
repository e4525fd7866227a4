// A number: a slider for trying, a box for exact values, and buttons for a few good ones.
import { h, mark, write } from '../dom.js';
import { typeset } from '../symbol.js';
import { gaugePart } from './gauge.js';
import { scaleOf } from './scale.js';

/** @import { Controller, Gauge, NumberControl, Part } from '../types.js' */

/**
 * @param {NumberControl} control
 * @param {Controller} controller
 * @returns {Part<{ text: string, gauge: Gauge | null }>}
 */
export function numberControl(control, controller) {
  const { key } = control;
  const scale = scaleOf(control);
  /** The canonical text that the box shows while the learner is not writing in it. */
  let shown = '';

  const name = `${key}-name`;
  const problem = h('p', { class: 'problem', id: `${key}-problem`, role: 'alert', hidden: true });
  const slider = h('input', {
    type: 'range',
    min: scale.first,
    max: scale.last,
    step: scale.step,
    'aria-labelledby': name,
    oninput: () => {
      forgive();
      controller.set([[key, String(scale.valueAt(slider.valueAsNumber))]], { gesture: key });
    },
    onchange: () => controller.rest(),
  });
  // Not type=number: whatever is typed or pasted must reach the check, so that it can be answered with a sentence.
  const box = h('input', {
    type: 'text',
    id: `${key}-box`,
    inputmode: control.allowed[0] < 0 ? 'text' : 'decimal', // phones' decimal keyboards may have no minus
    autocomplete: 'off',
    spellcheck: 'false',
    onchange: take,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Enter') take();
      if (event.key !== 'Escape') return;
      if (box.value !== shown) event.preventDefault(); // used here, so it is not for the page around the lab
      forgive();
      box.value = shown;
    },
  });
  const marks = control.marks.map((value) => {
    const press = () => {
      forgive();
      controller.set([[key, String(value)]]);
    };
    return { value, button: h('button', { type: 'button', class: 'chip', onclick: press }, String(value)) };
  });

  function take() {
    if (box.value === shown) return forgive();
    const refusal = controller.set([[key, box.value]], { inField: true }).find((refusal) => refusal.key === key);
    if (!refusal) {
      forgive();
      shown = ''; // 1e-2 becomes 0.01, and the box must show that even if no value has changed
      return;
    }
    write(problem, controller.words.say(refusal.message));
    problem.hidden = false;
    mark(box, 'aria-invalid', 'true');
    mark(box, 'aria-describedby', problem.id);
  }

  function forgive() {
    problem.hidden = true;
    mark(box, 'aria-invalid', null);
    mark(box, 'aria-describedby', null);
  }

  const label = h('label', { for: box.id, id: name }, controller.words.text(`control-${key}`));
  if (control.symbol) label.append(' ', h('i', { class: 'symbol' }, ...typeset(control.symbol)));
  const element = h('div', { class: 'control', 'data-control': key }, label, h('div', { class: 'line' }, slider, box));
  const gauge = gaugePart(scale, controller);
  element.append(gauge.element);
  if (marks.length > 0) {
    const group = h('div', { class: 'chips', role: 'group', 'aria-labelledby': name });
    group.append(...marks.map(({ button }) => button));
    element.append(group);
  }
  element.append(problem);

  return {
    element,
    update({ text, gauge: thresholds }) {
      gauge.update(thresholds);
      const meaning = thresholds ? `, ${controller.words.say(thresholds.now)}` : '';
      mark(slider, 'aria-valuetext', `${text}${meaning}`);
      if (text === shown) return;
      if (box.value !== text) box.value = text;
      forgive();
      shown = text;
      slider.value = String(scale.positionOf(Number(text)));
      for (const { value, button } of marks) mark(button, 'aria-pressed', Number(text) === value);
    },
  };
}
