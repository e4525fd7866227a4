// What this browser remembers of the stories: how each step was answered. Where storage is refused, it remembers until the page
// goes.

const KEY = 'backprop-lab';

/** How steps were answered, by lesson and step. @typedef {Record<string, Record<string, string>>} Known */

/** @type {Known} */
let known = read();

/** @returns {Known} */
function read() {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY) ?? '{}');
    const fits = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null;
    return fits(kept) && Object.values(kept).every(fits) ? /** @type {Known} */ (kept) : {};
  } catch {
    return {}; // refused, or not ours
  }
}

function keep() {
  try {
    if (Object.keys(known).length > 0) window.localStorage.setItem(KEY, JSON.stringify(known));
    else window.localStorage.removeItem(KEY);
  } catch {
    // refused, or full
  }
}

/** How the steps of a lesson were answered. @param {string} slug */
export const remembered = (slug) => known[slug] ?? {};

/** @param {string} slug @param {string} step @param {string} answered */
export function remember(slug, step, answered) {
  if (known[slug]?.[step] === answered) return;
  known = { ...known, [slug]: { ...known[slug], [step]: answered } };
  keep();
}

/** Forgets everything. */
export function forget() {
  known = {};
  keep();
}
