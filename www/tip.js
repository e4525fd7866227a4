// What a handle says to a screen reader, shown beside it: its number with all digits, and what a press does. It comes when
// somebody points at the handle for a moment, moves the focus there or taps it.
import { h } from './dom.js';
import { addStyles } from './style.js';
import { tips } from './style/tips.js';
import { writeSet } from './symbol.js';

addStyles({ tips });

/** How long a pointer rests before the tip comes, in milliseconds. */
const RESTS = 400;

/**
 * @param {HTMLElement} screen
 * @param {Pick<PointerEvent, 'type' | 'target' | 'buttons' | 'pointerType'>} first what happened on the screen before this was loaded
 */
export function showTips(screen, first) {
  const tip = h('div', { class: 'tip', 'aria-hidden': 'true' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let coming;
  const hide = () => {
    clearTimeout(coming);
    tip.remove();
  };
  /** @param {HTMLElement} handle */
  const show = (handle) => {
    writeSet(tip, handle.getAttribute('aria-label') ?? '');
    const picture = /** @type {HTMLElement} */ (handle.closest('.picture'));
    const [of, box] = [picture.getBoundingClientRect(), handle.getBoundingClientRect()];
    const [right, above] = [box.left + box.right > of.left + of.right, box.bottom + 40 > of.bottom];
    // A long edge has its tip at its middle.
    const middle = box.height > 40 ? (box.top + box.bottom) / 2 + 14 : above ? box.top : box.bottom;
    tip.style.cssText = `${right ? 'right' : 'left'}:${Math.max(right ? of.right - box.right : box.left - of.left, 0)}px;`;
    tip.style.top = `${middle - of.top}px`;
    tip.toggleAttribute('data-above', above);
    picture.append(tip);
  };
  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  const handleOf = (target) => /** @type {Element} */ (target).closest('.handle:not([role=slider])');

  const over = (/** @type {typeof first} */ { target, buttons, pointerType }) => {
    hide();
    const handle = handleOf(target);
    if (handle && (buttons === 0 || pointerType === 'touch')) {
      coming = setTimeout(() => handle.isConnected && show(handle), RESTS);
    }
  };
  screen.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && hide());
  screen.addEventListener('pointerdown', hide);
  screen.addEventListener('click', ({ target, pointerType }) => {
    const handle = pointerType === 'touch' ? handleOf(target) : null;
    if (handle) show(handle);
  });
  const focus = (/** @type {Pick<Event, 'target'>} */ { target }) => {
    hide();
    const handle = handleOf(target);
    if (handle?.matches(':focus-visible')) show(handle);
  };
  screen.addEventListener('pointerover', over);
  screen.addEventListener('focusin', focus);
  screen.addEventListener('focusout', hide);
  screen.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  if (first.type === 'focusin') focus(first);
  else over(first);
}
