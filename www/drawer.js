// "Explore freely": everything that can be set, in groups of which one is open; examples to begin with; undo and the like.
import { actionsPart } from './acts.js';
import { controlPart } from './controls.js';
import { defaults } from './defaults.js';
import { able, h, mark, write } from './dom.js';
import { peekWhileHeld } from './peek.js';
import { addStyles } from './style.js';
import { controls } from './style/controls.js';
import { forget } from './memory.js';
import { typeset } from './symbol.js';

/** @import { Controller, Lesson, Moment, Part } from './types.js' */

addStyles({ controls });

/**
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
export function drawerPart(lesson, controller) {
  const groups = lesson.groups.map((group) => groupPart(lesson, group, controller));
  const parts = [historyPart(controller), actionsPart(controller), ...groups, examplesPart(lesson, controller)];
  const speed = speedPart(lesson, controller);
  const element = h('div', { class: 'drawer' });
  element.append(...parts.map((part) => part.element), speed.element);
  return {
    element,
    update(moment) {
      for (const part of [...parts, speed]) part.update(moment);
    },
  };
}

/**
 * One of the drawer's parts that can be closed: one is open at a time.
 * @param {string} name
 * @param {string} title
 * @param {...HTMLElement} inside
 */
const closable = (name, title, ...inside) =>
  h('details', { class: 'group', name: 'group', 'data-group': name }, h('summary', {}, title), ...inside);

/**
 * @param {Lesson} lesson
 * @param {Lesson['groups'][number]} group
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
function groupPart(lesson, { name, keys }, controller) {
  const parts = keys.flatMap((key) => {
    const control = lesson.controls.find((control) => control.key === key);
    const part = control && controlPart(control, controller);
    if (!part) return [];
    if (!controller.locked(key)) return [{ key, part }];
    const says = h('p', { class: 'help' }, controller.words.text('locked'));
    return [
      { key, part: { ...part, element: h('fieldset', { class: 'locked', disabled: true }, part.element, says) } },
    ];
  });
  const inside = h('div', { class: 'controls' }, ...parts.map(({ part }) => part.element));
  const element = closable(name, controller.words.text(`group-${name}`), inside);
  return {
    element,
    update({ values, view }) {
      for (const { key, part } of parts) {
        part.element.hidden = view.idle.includes(key);
        const gauge = view.gauges.find((gauge) => gauge.key === key) ?? null;
        part.update({ text: values[key], options: view.options[key] ?? [], gauge });
      }
      element.hidden = parts.every(({ part }) => part.element.hidden);
    },
  };
}

/**
 * Named values to begin with.
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
function examplesPart({ slug, controls, kept, presets }, controller) {
  const { words, set, preview, module } = controller;
  const examples = presets.map(({ name, values }) => {
    // What a preset does not name takes its default: the same button always shows the same picture. Answers stay.
    const changes = [...defaults(controls.filter(({ key }) => !kept.includes(key))), ...values];
    const attributes = { type: 'button', class: 'chip', 'data-preset': name, onclick: () => set(changes) };
    const button = h('button', attributes, ...typeset(words.text(`${slug}-preset-${name}`)));
    peekWhileHeld(button, controller, () => changes);
    /** @type {[string, string][]} */
    let target = [];
    /** @type {object | undefined} */
    let by;
    /** Whether this is where the learner started from: all is as the preset has it, but the time. @param {Moment} moment */
    const update = ({ values }) => {
      // An annex fills in what the first module leaves empty.
      if (by !== module())
        target = Object.entries(preview(changes)).filter(([key]) => key !== 't' && !kept.includes(key));
      by = module();
      mark(
        button,
        'aria-pressed',
        target.every(([key, text]) => values[key] === text),
      );
    };
    return { button, update };
  });
  const list = h('div', { class: 'chips' }, ...examples.map(({ button }) => button));
  const hint = h('p', { class: 'help' }, words.text('hold-to-try'));
  return {
    element: closable('examples', words.text('examples'), list, hint),
    update: (moment) => examples.forEach(({ update }) => update(moment)),
  };
}

/** @param {Controller} controller @returns {Part<Moment>} */
function historyPart({ words, undo, redo, startAfresh, goTo, share, openShare, refresh }) {
  /** @param {string} name @param {() => void} press */
  const button = (name, press) =>
    h('button', { type: 'button', class: 'chip', 'data-action': name, onclick: press }, words.text(name));
  const [back, again, afresh] = [button('undo', undo), button('redo', redo), button('afresh', startAfresh)];
  const reset = button('reset', () => goTo(0));
  const copy = button('share', async () => {
    write(copied, words.text((await share()) ? 'shared' : 'share-failed'));
  });
  const more = button('share-open', () => void openShare().catch(console.error));
  const erase = button('erase', () => {
    forget();
    refresh();
    write(copied, words.text('erased'));
  });
  const copied = h('span', { class: 'copied', role: 'status' });
  const attributes = { class: 'chips', role: 'group', 'aria-label': words.text('history') };
  return {
    element: h('div', attributes, back, again, reset, afresh, copy, more, erase, copied),
    update({ canUndo, canRedo, view }) {
      able(back, canUndo);
      able(again, canRedo);
      able(reset, view.t > 0);
      reset.hidden = view.idle.includes('t');
    },
  };
}

/** @param {Lesson} lesson @param {Controller} controller @returns {Part<Moment>} */
function speedPart(lesson, { words, setSpeed, speed }) {
  const speeds = h('select', { onchange: () => setSpeed(Number(speeds.value)) });
  for (const value of lesson.speeds) {
    speeds.append(h('option', { value }, words.text('speed-steps', { steps: value })));
  }
  speeds.value = String(speed());
  const element = h('label', { class: 'speed' }, words.text('speed'), ' ', speeds);
  return { element, update: ({ view }) => void (element.hidden = view.idle.includes('t')) };
}
