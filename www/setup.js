// What a page sets around a lesson: attributes of the element, and keys of the link. These rows are the only list of them: the
// dialog that shares a lesson reads them, and docs/attributes.md is written from them (its texts are all that stands in quotes).
import { FOLDS } from './pkg/folds.js';

/** @import { Change, Lesson, Refusal } from './types.js' */

/** @typedef {{ key: string, takes: string, about: string }} Row */

/** @type {readonly Row[]} */
export const SETUP = [
  {
    key: 'preset',
    takes: 'The name of an example of the lesson',
    about: 'The lesson begins with it; other values change it',
  },
  { key: 'ui', takes: 'One of `figure`, `student`, `slide`, `full`', about: 'How much of the lesson is shown' },
  {
    key: 'hide',
    takes:
      'Parts (`claim`, `story`, `picture`, `rail`, `ruler`, `sentence`, `buttons`, `explore`, `examples`, `sharing`, `folds`), single folds, groups and controls, joined by commas',
    about: 'What is not shown',
  },
  { key: 'lock', takes: 'Controls, joined by commas', about: 'What keeps its value, and says so' },
  { key: 'story', takes: '`on` or `off`', about: 'Whether the story is told beside the picture' },
  {
    key: 'heading',
    takes: 'A number from 1 to 6; `2` unless said otherwise',
    about: 'The level of the lesson’s heading',
  },
  {
    key: 'theme',
    takes: 'One of `auto`, `light`, `dark`, `projector`',
    about: 'The colours; those of the page unless said otherwise',
  },
];

/** The parts of a lesson that can be hidden, with the place of each. @type {Readonly<Record<string, string>>} */
export const PARTS = {
  claim: '.claim',
  story: '.story, .steps',
  picture: '.large',
  rail: '.rail',
  ruler: '.ruler',
  sentence: '.said',
  buttons: '.acts',
  explore: '.explore',
  examples: '[data-group=examples]',
  sharing: '[data-action^=share]',
  folds: '.folds',
};

/** What each `ui` leaves out. `full` and no `ui` leave out nothing. @type {Readonly<Record<string, readonly string[]>>} */
export const FORMS = {
  figure: ['claim', 'story', 'sentence', 'buttons', 'folds'],
  student: ['explore', 'sharing'],
  slide: ['story', 'explore', 'folds', 'sharing'],
  full: [],
};

/** The values of what can be set to one of a few. */
const CHOICES = { story: ['on', 'off'], theme: ['auto', 'light', 'dark', 'projector'] };

/** The single folds that a lesson has. @param {Lesson} lesson @returns {readonly string[]} */
export const foldsOf = ({ slug }) => FOLDS[slug] ?? [];

/** The places of what `hide` names: a part, or each fold, group and control of this name. @param {string} name */
export const placesOf = (name) =>
  PARTS[name] ?? ['control', 'group', 'fold'].map((kind) => `[data-${kind}='${name}']`).join();

/** The names of a list. @param {string | null | undefined} list */
export const names = (list) => (list ?? '').split(/[\s,]+/).filter(Boolean);

/**
 * What a page asks for around a lesson, with what of it cannot be.
 * @param {(key: string) => string | null} asked
 * @param {Lesson} lesson
 * @returns {{ ui: string, hide: string[], lock: string[], heading: number, refusals: Refusal[] }}
 */
export function readSetup(asked, lesson) {
  const { controls, groups, presets } = lesson;
  /** @type {Refusal[]} */
  const refusals = [];
  /** @param {string} key @param {string} given @param {readonly string[]} allowed */
  const only = (key, given, allowed) => {
    if (allowed.includes(given)) return true;
    refusals.push(notOneOf(key, given, allowed));
    return false;
  };
  const keys = controls.map(({ key }) => key);
  const hidden = new Set([...Object.keys(PARTS), ...foldsOf(lesson), ...groups.map(({ name }) => name), ...keys]);
  const ui = asked('ui') ?? '';
  const heading = asked('heading') ?? '';
  const preset = asked('preset') ?? '';
  const levels = ['1', '2', '3', '4', '5', '6'];
  const allPresets = presets.map(({ name }) => name);
  if (preset) only('preset', preset, allPresets);
  for (const [key, allowed] of Object.entries(CHOICES)) only(key, asked(key) || allowed[0], allowed);
  return {
    ui: ui && only('ui', ui, Object.keys(FORMS)) ? ui : '',
    hide: names(asked('hide')).filter((name) => only('hide', name, [...hidden])),
    lock: names(asked('lock')).filter((name) => only('lock', name, keys)),
    heading: heading && only('heading', heading, levels) ? Number(heading) : 0,
    refusals,
  };
}

/** What is wrong with the theme of a link, which the page reads and not the lab. @param {string} theme @returns {Refusal[]} */
export const readTheme = (theme) => (CHOICES.theme.includes(theme) ? [] : [notOneOf('theme', theme, CHOICES.theme)]);

/** @param {string} key @param {string} given @param {readonly string[]} allowed @returns {Refusal} */
const notOneOf = (key, given, allowed) => ({
  key,
  message: {
    id: 'refusal-setup',
    args: [
      ['key', key],
      ['given', given.length > 40 ? `${given.slice(0, 40)}…` : given],
      ['allowed', allowed.join(', ')],
    ],
  },
});

/**
 * What a preset sets; nothing if there is none of this name.
 * @param {string | null} preset
 * @param {Lesson} lesson
 * @returns {Change[]}
 */
export const presetValues = (preset, { presets }) =>
  /** @type {Change[]} */ (presets.find(({ name }) => name === preset)?.values ?? []);

/**
 * Takes locked values out of changes. A lock that would change its value is told.
 * @param {Change[]} changes
 * @param {ReadonlySet<string>} locked
 * @param {Readonly<Record<string, string>>} values the present ones
 * @returns {{ changes: Change[], refusals: Refusal[] }}
 */
export function keepLocked(changes, locked, values) {
  const kept = changes.filter(([key]) => locked.has(key));
  const changed = kept.filter(([key, text]) => text !== values[key]);
  return {
    changes: changes.filter(([key]) => !locked.has(key)),
    refusals: changed.map(([key]) => ({ key, message: { id: 'refusal-locked', args: [['key', key]] } })),
  };
}
