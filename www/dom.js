// The few things the page does to elements. All text goes in as text: nothing is ever parsed as HTML.

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
 * Sets a text, and touches the page only when it is another.
 * @param {Node} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Sets an attribute, and touches the page only when it is another; null takes it away.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null} value
 */
export function mark(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/**
 * Makes `parent` hold exactly `children` in this order, moving as little as possible: a moved element loses focus.
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
 * A button that can do nothing now says so but stays where the focus can be: `disabled` would throw the focus away
 * just as somebody steps back to the start by keyboard.
 * @param {HTMLButtonElement} button
 * @param {boolean} can
 */
export function able(button, can) {
  mark(button, 'aria-disabled', can ? null : 'true');
}

/**
 * A region that scrolls when `content` is wider, or higher than the style sheet lets it be. It can then be reached by keyboard, and only then; whoever
 * observes sizes is told after the layout and forces none.
 * @param {Record<string, unknown>} attributes
 * @param {HTMLElement} content
 */
export function scrolling(attributes, content) {
  const region = h('div', { role: 'group', ...attributes, class: `scroll ${attributes.class}` }, content);
  const observer = new ResizeObserver(() => {
    const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    mark(region, 'tabindex', scrolls ? 0 : null);
  });
  observer.observe(region);
  observer.observe(content);
  return region;
}

/**
 * Parts that are kept by id: the same id keeps its element, and with it focus and scroll position.
 * @template T
 * @template {import('./types.js').Part<T>} P
 */
export class Kept {
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
