// State <-> the query of a link. Pure. Reading checks only the lesson's name; the lab checks the values.

/** @import { Change, Control, Lesson, Refusal } from './types.js' */
/** @import { State } from './state.js' */

/** The keys of a link that are for what is around the lesson: see setup.js. No lesson has a control of such a name. */
const AROUND = /^(theme|ui|hide|lock|story|heading|origin|preset|v)$/;

/** Whether a key sets something around the lesson that has to be there before it is shown. @param {string} key */
export const setsAround = (key) => AROUND.test(key) && key !== 'theme';

/** Keys that mail programs and social networks add to links. They are ignored. */
const FOREIGN = /^(utm_.*|fbclid|gclid|msclkid|mc_.*|ref|source)$/i;

/** The most keys that are read, so that a huge link cannot keep the page busy. No link of a lesson has more. */
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
 * The keys that stay in the link but are no part of the state. A preset is: its values are there.
 * @param {string} search
 * @returns {string} '&theme=dark', or nothing
 */
export function pageKeys(search) {
  const kept = [...new URLSearchParams(search)].filter(([key]) => AROUND.test(key) && !/^(preset|v)$/.test(key));
  return kept.length > 0 ? `&${new URLSearchParams(kept)}` : '';
}

/**
 * What a link asks for. A lesson that does not exist is refused, and `lesson` is null as if none were named.
 * @param {string} search
 * @param {readonly string[]} slugs of the lessons there are
 * @returns {{ lesson: string | null, changes: Change[], refusals: Refusal[], around: Record<string, string> }}
 */
export function fromQuery(search, slugs) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {Refusal[]} */
  const refusals = [];
  /** @type {Record<string, string>} */
  const around = {};
  let lesson = null;
  for (const [given, text] of [...new URLSearchParams(search)].slice(0, MOST_KEYS)) {
    const key = given.toLowerCase();
    if (key === 'lesson') {
      lesson = slugs.includes(text) ? text : null;
      if (lesson === null) refusals.push(noSuchLesson(text, slugs));
    } else if (AROUND.test(key)) around[key] = text;
    else if (!FOREIGN.test(key)) changes.push([given, text]);
  }
  return { lesson, changes, refusals, around };
}

/**
 * Whether an address asks for no lesson and no value: then the page shows its front.
 * @param {{ search: string, hash: string }} address
 * @param {readonly string[]} slugs of the lessons there are
 */
export function asksForNothing({ search, hash }, slugs) {
  const { lesson, changes, refusals } = fromQuery(search, slugs);
  return lesson === null && changes.length === 0 && refusals.length === 0 && !slugs.includes(hash.slice(1));
}

/**
 * Keys of a link may be in capitals, as attributes may. This gives them the spelling of the controls.
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
