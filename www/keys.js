// Which keys stay inside the lab: a slide deck turns its slides by Space and by digits.

/** What each sort of element does with keys by itself. */
const NATIVE = /** @type {const} */ ([
  ['select, textarea, [type=text], [type=search]', /^(?!(Escape|Page(Up|Down)|Tab)$)/],
  ['[type=range], [type=radio]', /^(Arrow|Page|Home|End| $)/],
  ['a[href], button, summary, [type=checkbox]', /^(Enter| )$/],
]);

/**
 * Keeps the keys that the lab uses from the page around it. All others reach the page, so Escape and the keys of a presenter's
 * clicker do.
 * @param {HTMLElement} element it has heard the key before: what it used is prevented from doing anything else
 * @param {AbortSignal} signal
 */
export function keepKeys(element, signal) {
  /** What is held down and was ours: the rest of the same press is ours, too. @type {Set<string>} */
  const held = new Set();
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    const { type, code, key, defaultPrevented } = event;
    const target = event.composedPath()[0];
    const native = target instanceof Element && NATIVE.some(([sort, keys]) => target.matches(sort) && keys.test(key));
    if (type === 'keydown') held[defaultPrevented || native ? 'add' : 'delete'](code);
    if (held.has(code)) event.stopPropagation();
    if (type === 'keyup') held.delete(code);
  };
  for (const type of /** @type {const} */ (['keydown', 'keypress', 'keyup'])) {
    element.addEventListener(type, keep, { signal });
  }
}
