// What changes is spoken by screen readers: politely, and while a run plays not more often than one can listen to.
import { write } from './dom.js';

const SOON = 150; // milliseconds: a slider being moved is spoken once it rests
const SELDOM = 3000;

export class Live {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #text = '';
  #started = false;

  /**
   * @param {HTMLElement} region an element with aria-live
   * @param {AbortSignal} signal
   */
  constructor(region, signal) {
    this.region = region;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /**
   * @param {string} text
   * @param {boolean} seldom
   */
  tell(text, seldom) {
    if (text === this.#text) return;
    this.#text = text;
    if (!this.#started) {
      this.#started = true; // the first text is on the page already: nobody needs it called out
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
