// State <-> link. Pure. A link has its version and what differs from a fresh lesson, behind the #: what stands there never leaves
// the browser, and no server finds it too long. Older links have every value as a query, and are read for ever. Reading checks
// only the lesson's name; the lab checks the values.

/** @import { Change, Control, Lesson, Refusal, Settle, Values } from './types.js' */
/** @import { State } from './state.js' */

/** The keys of a link that are for what is around the lesson: see setup.js. No lesson has a control of such a name. */
const AROUND = /^(theme|ui|hide|lock|story|heading|origin|preset|v)$/;

/** Whether a key sets something around the lesson that has to be there before it is shown. @param {string} key */
export const setsAround = (key) => AROUND.test(key) && !/^(theme|v)$/.test(key);

/** Keys that mail programs and social networks add to links. They are ignored. */
const FOREIGN = /^(utm_.*|fbclid|gclid|msclkid|mc_.*|ref|source)$/i;

/** The most keys that are read, so that a huge link cannot keep the page busy. No link of a lesson has more. */
const MOST_KEYS = 100;

/**
 * The values of a fresh lesson belong to a version: tests/defaults-1.json has those of this one. Whoever changes a default makes
 * a new version, and lets `fromLink` give the old defaults to links of the old one.
 */
export const VERSION = '1';

/** The fresh values of a lesson, or of a step of its story. @type {Map<string, Values>} */
const fresh = new Map();

/**
 * The link of a state: the same state is always the same link.
 * @param {State} state
 * @param {Lesson} lesson
 * @param {Settle} settle
 * @returns {string}
 */
export function toLink({ values }, { slug, controls, kept }, settle) {
  const all = controls.map(({ key }) => /** @type {Change} */ ([key, values[key] ?? '']));
  const step = all.filter(([key]) => key === 'step');
  const known = `${slug} ${step}`;
  const base = fresh.get(known) ?? settle(slug, {}, step).values;
  fresh.set(known, base);
  const different = all.filter(([key, text]) => key === 'step' || base[key] !== text);
  // What some values are without others depends on the others.
  const { values: again, annex } = settle(slug, {}, different);
  const enough = annex === null && all.every(([key, text]) => again[key] === text);
  // Where nothing is asked for, the story begins.
  const outside = different.some(([key]) => key !== 'step' && !kept.includes(key));
  const changes = enough ? different.filter(([key, text]) => key !== 'step' || text !== '0' || !outside) : all;
  return `#${new URLSearchParams([['v', VERSION], ['lesson', slug], ...changes])}`;
}

/** What a link has been given on its way through mail and chat is taken away. @param {string} text */
function mended(text) {
  const whole = !text.includes('=') && /%3d/i.test(text) ? decoded(text) : text;
  const clean = whole.replaceAll('&amp;', '&').replace(/[.,;>\]]+$/, '');
  // A bracket around the link, and not the end of a formula.
  const unopened = clean.endsWith(')') && clean.split(')').length > clean.split('(').length;
  return unopened ? clean.slice(0, -1) : clean;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What an address asks for: behind the #, or in the query as older links and authors of pages write it. Of both, the former counts.
 * @param {{ search: string, hash: string }} address
 * @param {readonly string[]} slugs
 */
export function fromLink({ search, hash }, slugs) {
  const [query, own] = [fromQuery(mended(search), slugs), fromQuery(isLink(hash) ? mended(hash.slice(1)) : '', slugs)];
  return {
    lesson: own.lesson ?? query.lesson,
    changes: [...query.changes, ...own.changes],
    refusals: [...query.refusals, ...own.refusals],
    around: { ...query.around, ...own.around },
  };
}

/** Whether it is more than the name of a place in the page. @param {string} hash */
const isLink = (hash) => /[=&]|%3d/i.test(hash);

/**
 * The keys that stay in the address but are no part of the state. A preset is: its values are there.
 * @param {{ search: string, hash: string }} address
 * @returns {string} '?theme=dark', or nothing
 */
export function pageKeys({ search, hash }) {
  const all = [...new URLSearchParams(search), ...new URLSearchParams(isLink(hash) ? mended(hash.slice(1)) : '')];
  const kept = all.filter(([key]) => AROUND.test(key) && !/^(preset|v)$/.test(key));
  return kept.length > 0 ? `?${new URLSearchParams(Object.fromEntries(kept))}` : '';
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
      const name = text.trim().toLowerCase();
      lesson = slugs.includes(name) ? name : null;
      if (lesson === null) refusals.push(noSuchLesson(text, slugs));
    } else if (key === 'packed') refusals.push({ key: 'link', message: { id: 'refusal-packed', args: [] } });
    else if (AROUND.test(key)) around[key] = text;
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
  const { lesson, changes, refusals } = fromLink({ search, hash }, slugs);
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
