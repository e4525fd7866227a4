// State <-> the query of a link. Pure; reading checks nothing but the lesson's name, the core checks the values.

/** @import { Change, Control, Lesson, Refusal } from './types.js' */
/** @import { State } from './state.js' */

/** What a link may ask of the page around the lab; no lesson has a key of this name. */
const THEME = 'theme';

/** Keys that mail programs and social networks add to links; they are no concern of ours. */
const FOREIGN = /^(utm_.*|fbclid|gclid|msclkid|mc_.*|ref|source)$/i;

/** No honest link has more keys; a longer one is cut, so that it cannot keep the page busy. */
const MOST_KEYS = 100;

/**
 * The whole state, in the order of the lesson's controls, so that the same state is always the same link.
 * @param {State} state
 * @param {Lesson} lesson
 * @returns {string}
 */
export function toQuery({ values }, { slug, controls }) {
  const query = new URLSearchParams({ lesson: slug });
  for (const { key } of controls) query.set(key, values[key] ?? '');
  return `?${query}`;
}

/**
 * What stays in the link though it is no part of the state.
 * @param {string} search
 * @returns {string} '&theme=dark', or nothing
 */
export function pageKeys(search) {
  const theme = new URLSearchParams(search).get(THEME);
  return theme === null ? '' : `&${new URLSearchParams({ [THEME]: theme })}`;
}

/**
 * What a link asks for. A lesson that does not exist is refused, and `lesson` is null as if none were named.
 * @param {string} search
 * @param {readonly string[]} slugs of the lessons there are
 * @returns {{ lesson: string | null, changes: Change[], refusals: Refusal[] }}
 */
export function fromQuery(search, slugs) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {Refusal[]} */
  const refusals = [];
  let lesson = null;
  for (const [given, text] of [...new URLSearchParams(search)].slice(0, MOST_KEYS)) {
    const key = given.toLowerCase();
    if (key === 'lesson') {
      lesson = slugs.includes(text) ? text : null;
      if (lesson === null) refusals.push(noSuchLesson(text, slugs));
    } else if (key !== THEME && !FOREIGN.test(key)) {
      changes.push([given, text]);
    }
  }
  return { lesson, changes, refusals };
}

/**
 * Keys of a link may be written in capitals, as attributes may: here they are as the controls have them.
 * @param {Change[]} changes
 * @param {readonly Control[]} controls
 * @returns {Change[]}
 */
export function spelled(changes, controls) {
  const names = new Map(controls.map(({ key }) => [key.toLowerCase(), key]));
  return changes.map(([key, text]) => [names.get(key.toLowerCase()) ?? key, text]);
}

/**
 * @param {string} given
 * @param {readonly string[]} slugs
 * @returns {Refusal}
 */
export function noSuchLesson(given, slugs) {
  const allowed = slugs.join(', ');
  const shown = given.length > 40 ? `${given.slice(0, 40)}…` : given;
  return {
    key: 'lesson',
    message: {
      id: 'refusal-lesson',
      args: [
        ['given', shown],
        ['allowed', allowed],
      ],
    },
  };
}
