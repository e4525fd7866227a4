// Sentences with live numbers: where the words name a control, its number stands. It can be pulled sideways, stepped by arrow keys
// or typed.
import { scaleOf } from './controls/scale.js';
import { h, mark, write } from './dom.js';
import { valueAfter } from './handle.js';
import { BEGINS, openBox } from './number-box.js';
import { typeset } from './symbol.js';

/** @import { Controller, Lesson, Message, NumberControl, Part, Values } from './types.js' */

/** How far a pointer moves for one step of a pull, in CSS pixels. */
const STEP = 6;
/** Stands around the key of a control in a sentence: no catalogue has this letter. */
const MARK = '\u0001';

/** @param {Lesson} lesson */
const numbersOf = ({ controls }) => controls.flatMap((control) => (control.kind === 'number' ? [control] : []));

/**
 * The sentence with marks where live numbers stand. Words may depend on what is chosen.
 * @param {Message} message
 * @param {Lesson} lesson
 * @param {Values} values
 * @param {Controller} controller
 */
export function markedText({ id, args: given }, lesson, values, { words }) {
  const choices = lesson.controls.flatMap(({ kind, key }) => (kind === 'choice' ? [[key, values[key]]] : []));
  const numbers = numbersOf(lesson).map(({ key }) => [key, `${MARK}${key}${MARK}`]);
  return words.text(id, Object.fromEntries([...choices, ...given, ...numbers]));
}

/**
 * @param {string} text the sentence with its marks
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @returns {Part<{ values: Values }>}
 */
export function livePart(text, lesson, controller) {
  const numbers = numbersOf(lesson);
  const element = h('p', { class: 'prose' });
  /** @type {Part<{ values: Values }>[]} */
  const parts = [];
  const nodes = text.split(MARK).flatMap((piece, i) => {
    if (i % 2 === 0) return typeset(piece);
    const part = numberPart(/** @type {NumberControl} */ (numbers.find(({ key }) => key === piece)), controller);
    parts.push(part);
    return [part.element];
  });
  element.append(...nodes);
  return {
    element,
    update(moment) {
      for (const part of parts) part.update(moment);
    },
  };
}

/**
 * @param {NumberControl} control
 * @param {Controller} controller
 * @returns {Part<{ values: Values }>}
 */
function numberPart(control, controller) {
  const { key } = control;
  const scale = scaleOf(control);
  let text = '';
  const set = (/** @type {number} */ position) => {
    controller.set([[key, String(scale.valueAt(position))]], { gesture: `live ${key}` });
  };
  const place = () => scale.positionOf(Number(text));
  const label = controller.words.text(`control-${key}`);
  const element = h('span', { role: 'slider', tabindex: 0, class: 'live', 'data-live': key, 'aria-label': label });
  mark(element, 'aria-valuemin', control.slider[0]);
  mark(element, 'aria-valuemax', control.slider[1]);
  const open = (/** @type {string | undefined} */ typed = undefined) =>
    openBox(element, { text, typed, take: (typed) => controller.set([[key, typed]]), controller });

  /** @type {{ x: number, from: number } | null} */
  let held = null;
  element.addEventListener('pointerdown', ({ button, pointerId, clientX }) => {
    if (button !== 0) return;
    element.setPointerCapture(pointerId);
    held = { x: clientX, from: place() };
  });
  element.addEventListener('pointermove', ({ clientX }) => {
    const steps = held ? Math.trunc((clientX - held.x) / STEP) : 0;
    const to = held && Math.min(Math.max(held.from + steps * scale.step, scale.first), scale.last);
    if (to !== null && to !== place()) set(to);
  });
  element.addEventListener('lostpointercapture', () => {
    held = null;
    controller.rest();
  });
  element.addEventListener('dblclick', () => open());
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { first, last, step } = scale;
    const to = valueAfter(event.key, { value: place(), step, from: [0, first], to: [1, last] });
    if (to !== null) set(to);
    else if (event.key === 'Enter' || event.key === 'F2') open();
    else if (BEGINS.test(event.key)) open(event.key);
    else return;
    event.preventDefault();
  });
  element.addEventListener('keyup', () => controller.rest());
  return {
    element,
    update({ values }) {
      if (values[key] === text) return;
      text = values[key];
      write(element, text.replace('-', '\u2212'));
      mark(element, 'aria-valuenow', text);
    },
  };
}
