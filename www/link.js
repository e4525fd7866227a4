// State <-> the query of a link. Pure; reading checks nothing but the lesson's name, the core checks the values.

/** @import { Change, Lesson, Refusal } from './types.js' */
/** @import { State } from './state.js' */

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
 * What a link asks for. A lesson that does not exist is refused, and `lesson` is null as if none were named.
 * @param {string} search
 * @param {readonly Lesson[]} lessons
 * @returns {{ lesson: string | null, changes: Change[], refusals: Refusal[] }}
 */
export function fromQuery(search, lessons) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {Refusal[]} */
  const refusals = [];
  let lesson = null;
  for (const [key, text] of [...new URLSearchParams(search)].slice(0, MOST_KEYS)) {
    if (key === 'lesson') {
      lesson = lessons.some(({ slug }) => slug === text) ? text : null;
      if (lesson === null) refusals.push(noSuchLesson(text, lessons));
    } else if (!FOREIGN.test(key)) {
      changes.push([key, text]);
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
