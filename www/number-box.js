// The box in which a number is typed that stands on a picture or in a sentence. It opens over the number.
import { h, mark } from './dom.js';

/** @import { Controller, Refusal } from './types.js' */

/** The first characters of a number. (A point or a comma alone is a step of the run.) */
export const BEGINS = /^[-+\u2212(0-9]$/;

/**
 * Enter takes the typed number, and Escape closes the box. A refused number stays in the box.
 * @param {HTMLElement} element the number; it lies in what has a place of its own
 * @param {object} options
 * @param {string} options.text the number as it is
 * @param {string} [options.typed] what is typed already
 * @param {(text: string) => Refusal[]} options.take
 * @param {Controller} options.controller
 */
export function openBox(element, { text, typed, take, controller }) {
  const place = element.closest('.picture, .prose');
  if (!place) return; // the press has ended a movement, and the picture at its end has no such number
  const label = element.getAttribute('aria-label');
  const attributes = { type: 'text', class: 'over', autocomplete: 'off', spellcheck: 'false', 'aria-label': label };
  const box = h('input', attributes);
  box.value = typed ?? text;
  const [of, own] = [place.getBoundingClientRect(), element.getBoundingClientRect()];
  box.style.left = `${(own.left + own.right) / 2 - of.left}px`;
  box.style.top = `${(own.top + own.bottom) / 2 - of.top}px`;
  let over = false;
  const close = () => {
    over = true;
    const focused = box.matches(':focus');
    box.remove();
    if (focused) element.focus({ preventScroll: true });
  };
  const finish = () => {
    if (over) return;
    if (box.value.trim() === text || box.value.trim() === '' || take(box.value).length === 0) return close();
    mark(box, 'aria-invalid', 'true');
    mark(box, 'aria-describedby', 'notices');
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') {
      controller.set([]); // removes the message about a refused number
      close();
    } else return;
    event.preventDefault();
  });
  box.addEventListener('blur', () => {
    finish();
    if (!over) close(); // the message stays above the lesson
  });
  place.append(box);
  box.focus({ preventScroll: true });
  if (typed === undefined) box.select();
}
