// One property and one attribute per control: `lab.eta = 0.1` and `eta="0.1"` say the same as `eta=0.1` in the link.

/** @import { Change, Lesson, Values } from './types.js' */

/**
 * An element that has values.
 * @typedef {HTMLElement & { values: Values }} WithValues
 */

/**
 * Defines the properties once the lessons are known. Names that HTML itself uses stay as they are.
 * @param {object} prototype
 * @param {readonly Lesson[]} lessons
 */
export function defineProperties(prototype, lessons) {
  for (const { key, kind } of lessons.flatMap(({ controls }) => controls)) {
    if (key in prototype) continue;
    Object.defineProperty(prototype, key, {
      configurable: true,
      enumerable: true,
      /** @this {WithValues} */
      get() {
        const text = this.values[key];
        return kind === 'number' && text !== undefined ? Number(text) : text;
      },
      /** @this {WithValues} @param {unknown} value */
      set(value) {
        this.values = { [key]: String(value) };
      },
    });
  }
}

/**
 * What a page set before the element or its properties were defined stands on the element itself, in the way of the
 * property: it is taken off and given to the property.
 * @param {HTMLElement} element
 * @param {readonly Lesson[]} lessons
 */
export function adoptEarlyProperties(element, lessons) {
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  const keys = lessons.flatMap(({ controls }) => controls.map(({ key }) => key));
  for (const name of ['lesson', 'values', ...keys]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}

/**
 * The attributes that are controls of a lesson.
 * @param {HTMLElement} element
 * @param {Lesson} lesson
 * @returns {Change[]}
 */
export function attributesOf(element, { controls }) {
  return controls.flatMap(({ key }) => {
    const text = element.getAttribute(key);
    return text === null ? [] : [/** @type {Change} */ ([key, text])];
  });
}

/**
 * @param {Values | null | undefined} values
 * @returns {Change[]}
 */
export function asChanges(values) {
  return Object.entries(values ?? {}).map(([key, value]) => [key, String(value)]);
}
