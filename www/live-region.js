// Text that screen readers speak when it changes. While a run plays, it changes only as often as somebody can listen.
import { write } from './dom.js';

const SOON = 150; // milliseconds: a slider is spoken once it no longer moves
const SELDOM = 3000;

export class LiveRegion {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #text = '';
  #started = false;

  /** @param {HTMLElement} region an element with aria-live */
  constructor(region) {
    this.region = region;
  }

  /**
   * @param {string} text
   * @param {boolean} seldom
   */
  tell(text, seldom) {
    if (text === this.#text) return;
    this.#text = text;
    if (!this.#started) {
      this.#started = true; // the first text is on the page already and need not be spoken
      return;
    }
    if (seldom && this.#timer !== undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(), seldom ? SELDOM : SOON);
  }

  #speak() {
    this.#timer = undefined;
    write(this.region, this.#text);
  }
}
