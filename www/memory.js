// What this browser remembers of the stories: how each step was answered, and where a learner was last. Where storage is refused,
// it remembers until the page goes.

const KEY = 'backprop-lab';
/** Where the link of the place is kept that was left last. */
const PLACE = 'backprop-lab-place';

/** How steps were answered, by lesson and step. @typedef {Record<string, Record<string, string>>} Known */

/** @type {Set<() => void>} */
const listeners = new Set();

/** Whether this browser keeps what is remembered; a sandboxed frame, for example, may refuse. */
let lasting = true;

/** Whether everything was forgotten here, and nothing was answered since: then the present place is not kept either. */
let forgotten = false;

/** @type {Known} */
let known = read() ?? {};

/** What is stored; null where storage is refused. @returns {Known | null} */
function read() {
  let text;
  try {
    text = window.localStorage.getItem(KEY);
  } catch {
    lasting = false;
    return null;
  }
  try {
    const kept = JSON.parse(text ?? '{}');
    const fits = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null;
    return fits(kept) && Object.values(kept).every(fits) ? /** @type {Known} */ (kept) : {};
  } catch {
    return {}; // not ours
  }
}

function keep() {
  try {
    if (Object.keys(known).length > 0) window.localStorage.setItem(KEY, JSON.stringify(known));
    else window.localStorage.removeItem(KEY);
  } catch {
    // refused, or full
  }
  for (const listener of listeners) listener();
}

/** How the steps of a lesson were answered. @param {string} slug */
export const remembered = (slug) => known[slug] ?? {};

/** Whether what is remembered outlives the page. */
export const remembersForGood = () => lasting;

/** @param {string} slug @param {string} step @param {string} answered */
export function remember(slug, step, answered) {
  if (known[slug]?.[step] === answered) return;
  known = read() ?? known; // another window may have added something
  known = { ...known, [slug]: { ...known[slug], [step]: answered } };
  forgotten = false;
  keep();
}

/** The link of the place in a lesson that was left last, as the end of an address; empty if there is none. */
export function placeLeft() {
  try {
    return window.localStorage.getItem(PLACE) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} query empty to forget it */
export function leavePlace(query) {
  if (forgotten) return;
  try {
    if (query) window.localStorage.setItem(PLACE, query);
    else window.localStorage.removeItem(PLACE);
  } catch {
    // refused, or full
  }
}

/** Forgets everything. */
export function forget() {
  known = {};
  forgotten = false;
  leavePlace('');
  forgotten = true;
  keep();
}

/** Calls `look` whenever something else is remembered, also by another window or while this page was left. @param {() => void} look */
export function watchMemory(look) {
  listeners.add(look);
  const again = () => {
    known = read() ?? known;
    look();
  };
  window.addEventListener('storage', again);
  window.addEventListener('pageshow', again);
}
