// The page changes elements with these functions only. Text is always set as text and never parsed as HTML.
import { watchSize } from './observe.js';

/**
 * Makes an element: `h('button', { type: 'button', 'aria-pressed': 'true', onclick: press }, 'Play')`.
 * Functions become listeners, booleans bare attributes, everything else attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Sets a text. It changes the page only if the text is new.
 * @param {Node} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Sets an attribute. It changes the page only if the value is new. null removes the attribute.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null} value
 */
export function mark(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/**
 * Gives `parent` exactly these `children` in this order. It moves as few as possible, because a moved element loses focus.
 * @param {Element} parent
 * @param {readonly Element[]} children
 */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [i, child] of children.entries()) {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  }
}

/**
 * Marks a button that can do nothing now. It keeps the focus: `disabled` would lose it, for example when somebody steps back
 * to the start by keyboard.
 * @param {HTMLButtonElement} button
 * @param {boolean} can
 */
export function able(button, can) {
  mark(button, 'aria-disabled', can ? null : 'true');
}

/**
 * A region that scrolls when `content` is too wide or too high for it. Only then the Tab key reaches it. The size is observed,
 * which forces no layout.
 * @param {Record<string, unknown>} attributes
 * @param {HTMLElement} content
 */
export function scrolling(attributes, content) {
  const region = h('div', { role: 'group', ...attributes, class: `scroll ${attributes.class}` }, content);
  const look = () => {
    const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    mark(region, 'tabindex', scrolls ? 0 : null);
  };
  watchSize(region, look);
  watchSize(content, look);
  return region;
}

/**
 * Parts with ids. A part keeps its element while its id stays, and so its focus and scroll position.
 * @template T
 * @template {import('./types.js').Part<T>} P
 */
export class KeyedList {
  /** @type {Map<string, P>} */
  #parts = new Map();

  /**
   * Shows `items` in `parent`.
   * @param {Element} parent
   * @param {readonly T[]} items
   * @param {(item: T) => string} idOf what an item must share with its part for the part to be kept
   * @param {(item: T) => P} make
   */
  show(parent, items, idOf, make) {
    /** @type {Map<string, P>} */
    const parts = new Map();
    for (const item of items) {
      const id = idOf(item);
      const part = this.#parts.get(id) ?? make(item);
      part.update(item);
      parts.set(id, part);
    }
    this.#parts = parts;
    arrange(
      parent,
      [...parts.values()].map(({ element }) => element),
    );
  }
}
