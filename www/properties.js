// One property and one attribute per control: `lab.eta = 0.1` and `eta="0.1"` say the same as `eta=0.1` in the link.

/** @import { Change, Lesson, Values } from './types.js' */

/**
 * An element that has values.
 * @typedef {HTMLElement & { values: Values }} WithValues
 */

/**
 * Defines the properties of a lesson once it is known. Names that HTML itself uses stay as they are.
 * @param {object} prototype
 * @param {Lesson} lesson
 */
export function defineProperties(prototype, { controls }) {
  for (const { key, kind } of controls) {
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
 * A page may set a value before the property is defined. Then the value is on the element itself and hides the property. It is
 * deleted there and given to the property.
 * @param {HTMLElement} element
 * @param {Lesson} lesson
 */
export function adoptEarlyProperties(element, { controls }) {
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const name of ['lesson', 'values', ...controls.map(({ key }) => key)]) {
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
 * What a lesson begins with: what attributes and the link ask for. Where the story is told, and they ask for nothing
 * but what its steps keep, such as a seed, its first step.
 * @param {HTMLElement} element
 * @param {Lesson} lesson
 * @param {Change[]} linked what the link asks for
 * @param {Change[]} preset what an example has
 * @param {boolean} whole whether the link has all that differs from a fresh lesson: then it has no use for other attributes
 *   than those that are locked
 * @returns {Change[]}
 */
export function beginning(element, lesson, linked, preset, whole) {
  const locked = (element.getAttribute('lock') ?? '').split(/[\s,]+/);
  const attributes = attributesOf(element, lesson).filter(([key]) => !whole || locked.includes(key));
  const asked = [...preset, ...attributes, ...linked];
  const story = element.getAttribute('story');
  const told = story === 'on' || (element.hasAttribute('linked') && story !== 'off');
  const leads = told && asked.every(([key]) => lesson.kept.includes(key));
  return leads ? [...lesson.begin, ...asked] : asked;
}
