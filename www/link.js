// State <-> the query of a link. Pure; reading checks nothing but the lesson's name, the core checks the values.

/** @import { Change, Lesson, Refusal } from './types.js' */
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
 * What a link asks for. Keys may be written in capitals, as attributes may. A lesson that does not exist is refused, and `lesson` is null as if none were named.
 * @param {string} search
 * @param {readonly Lesson[]} lessons
 * @returns {{ lesson: string | null, changes: Change[], refusals: Refusal[] }}
 */
export function fromQuery(search, lessons) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {Refusal[]} */
  const refusals = [];
  /** @type {Map<string, string>} */
  const names = new Map(lessons.flatMap(({ controls }) => controls.map(({ key }) => [key.toLowerCase(), key])));
  let lesson = null;
  for (const [given, text] of [...new URLSearchParams(search)].slice(0, MOST_KEYS)) {
    const key = given.toLowerCase();
    if (key === 'lesson') {
      lesson = lessons.some(({ slug }) => slug === text) ? text : null;
      if (lesson === null) refusals.push(noSuchLesson(text, lessons));
    } else if (key !== THEME && !FOREIGN.test(key)) {
      changes.push([names.get(key) ?? given, text]);
    }
  }
  return { lesson, changes, refusals };
}

/**
 * @param {string} given
 * @param {readonly Lesson[]} lessons
 * @returns {Refusal}
 */
export function noSuchLesson(given, lessons) {
  const allowed = lessons.map(({ slug }) => slug).join(', ');
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
