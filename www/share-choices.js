// What somebody who shares a lesson can choose: how much of it is shown, what is hidden, and what is locked.
import { h } from './dom.js';
import { PARTS } from './setup.js';

/** @import { Controller, Lesson } from './types.js' */

/** The words of each part that can be hidden. @type {Readonly<Record<string, string>>} */
const PART_NAMES = {
  claim: 'share-claim',
  story: 'share-story',
  picture: 'share-picture',
  rail: 'share-rail',
  ruler: 'share-ruler',
  sentence: 'share-sentence',
  buttons: 'share-buttons',
  explore: 'explore',
  examples: 'examples',
  sharing: 'share-sharing',
  folds: 'deeper',
};

/** The words of each form. @type {Readonly<Record<string, string>>} */
const FORM_NAMES = {
  '': 'share-as-is',
  figure: 'share-figure',
  student: 'share-student',
  slide: 'share-slide',
  full: 'share-full',
};

/**
 * @param {Controller} controller
 * @param {{ lesson: Lesson, idle: readonly string[], folds: readonly string[] }} about `idle` are controls without a meaning now, and
 *   `folds` are those that there are
 */
export function choicesPart({ words }, { lesson, idle, folds }) {
  const ui = h('select', { id: 'share-ui' });
  for (const [name, id] of Object.entries(FORM_NAMES)) ui.append(h('option', { value: name }, words.text(id)));
  const useful = (/** @type {string} */ key) => words.has(`control-${key}`) && !idle.includes(key);
  const groups = lesson.groups.filter(({ keys }) => keys.some(useful));
  // A name hides all that has it: a group of controls may be called as the fold that tells of it.
  /** @type {Map<string, string>} */
  const hidden = new Map(Object.keys(PARTS).map((name) => [name, words.text(PART_NAMES[name])]));
  /** @param {string} name @param {string} place @param {string} title */
  const more = (name, place, title) => {
    const label = `${words.text(place)}: ${words.text(title)}`;
    hidden.set(name, [hidden.get(name), label].filter(Boolean).join('; '));
  };
  for (const { name } of groups) more(name, 'explore', `group-${name}`);
  for (const name of folds) more(name, 'deeper', `${lesson.slug}-fold-${name}`);
  const named = groups.flatMap(({ keys }) => keys).filter(useful);
  const hide = ticks(words.text('share-hide'), [...hidden]);
  const lock = ticks(
    words.text('share-lock'),
    named.map((key) => [key, words.text(`control-${key}`)]),
  );
  const label = h('label', { for: ui.id }, words.text('share-ui'));
  return {
    element: h('div', { class: 'share-form' }, h('div', { class: 'control' }, label, ui), hide.element, lock.element),
    /** What is set around the lesson. @returns {Record<string, string>} */
    asked: () =>
      Object.fromEntries(
        [
          ['ui', ui.value],
          ['hide', hide.chosen().join(',')],
          ['lock', lock.chosen().join(',')],
        ].filter(([, value]) => value !== ''),
      ),
  };
}

/** @param {string} legend @param {[name: string, label: string][]} rows */
function ticks(legend, rows) {
  const all = rows.map(([name, label]) => {
    const box = h('input', { type: 'checkbox', value: name });
    return { box, label: h('label', { class: 'share-tick' }, box, h('span', {}, label)) };
  });
  const inside = h('div', { class: 'share-ticks' }, ...all.map(({ label }) => label));
  const element = h('details', { class: 'group' }, h('summary', {}, legend), inside);
  return { element, chosen: () => all.filter(({ box }) => box.checked).map(({ box }) => box.value) };
}
