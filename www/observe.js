// Observers of size and visibility, shared by all elements of the page. If each element had an observer, that would keep the
// element in memory after it has left the page, with everything that its callback uses. Here a callback lives as long as its
// element.

/** @type {WeakMap<Element, () => void>} */
const sizes = new WeakMap();

/** @type {ResizeObserver | undefined} */
let resizing;

/**
 * Calls `tell` when the size of `element` is known and whenever it changes. The call comes after the layout and forces none.
 * @param {Element} element
 * @param {() => void} tell
 */
export function watchSize(element, tell) {
  sizes.set(element, tell);
  resizing ??= new ResizeObserver((entries) => entries.forEach(({ target }) => sizes.get(target)?.()));
  resizing.observe(element);
}

/** @typedef {{ observer: IntersectionObserver, tells: WeakMap<Element, (near: boolean) => void> }} Sight */

/** One observer for each margin. @type {Map<string, Sight>} */
const sights = new Map();

/**
 * Tells whether `element` is in the window or within `margin` above and below it: when that is known, and when it changes.
 * @param {Element} element
 * @param {string} margin such as 50%
 * @param {(near: boolean) => void} tell
 */
export function watchSight(element, margin, tell) {
  const known = sights.get(margin) ?? makeSight(margin);
  sights.set(margin, known);
  known.tells.set(element, tell);
  known.observer.observe(element);
}

/** @param {string} margin @returns {Sight} */
function makeSight(margin) {
  /** @type {Sight['tells']} */
  const tells = new WeakMap();
  const observer = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting }) => tells.get(target)?.(isIntersecting)),
    { rootMargin: `${margin} 0px` },
  );
  return { observer, tells };
}
