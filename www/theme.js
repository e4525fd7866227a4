// The colours of the pictures, read from the element's custom properties --lab-ink, --lab-accent, …

import { h } from './dom.js';

/** @import { Theme } from './types.js' */

const ROLES = [
  'ink',
  'muted',
  'faint',
  'surface',
  'raised',
  'positive',
  'negative',
  'accent',
  'bound',
  'curve',
  'fifth',
  'sixth',
  'level',
  'rule',
  'positive-band',
  'negative-band',
  'ok',
];

/** The colours, font and zoom of an element. They are read when they are needed, and kept until `forget` is called. */
export class Appearance {
  /** An invisible element inside the lab. Its computed style is that of the lab. */
  probe = h('span', { class: 'unseen', 'aria-hidden': 'true' });
  /** @type {Theme | undefined} */
  #theme;
  /** @type {number | undefined} */
  #zoom;
  /** @type {[height: number, rest: number] | undefined} */
  #room;

  get theme() {
    return (this.#theme ??= readTheme(this.probe));
  }

  /** How much larger than usual pictures are, so that their letters grow with the reader's font size. */
  get zoom() {
    return (this.#zoom ??= readZoom(this.probe));
  }

  /** The height of the stage, where one is asked for: in a figure, or in a lecture hall all that a window has. */
  height(/** @type {number} */ zoom) {
    const computed = getComputedStyle(this.probe);
    const size = (/** @type {string} */ name) => parseFloat(computed.getPropertyValue(name));
    this.#room ??= [size('--lab-height'), size('--lab-rest')];
    const height = this.#room[0] || window.innerHeight - this.#room[1];
    return Number.isNaN(height) ? undefined : Math.round(height / zoom);
  }

  forget() {
    this.#theme = this.#zoom = this.#room = undefined;
  }
}

/** @param {HTMLElement} probe */
function readZoom(probe) {
  const computed = getComputedStyle(probe);
  const asked = Number(computed.getPropertyValue('--lab-zoom')) || 1;
  return Math.min(Math.max((asked * parseFloat(computed.fontSize)) / 16 || asked, 0.5), 4);
}

/**
 * @param {HTMLElement} probe
 * @returns {Theme}
 */
function readTheme(probe) {
  const computed = getComputedStyle(probe);
  /** @type {Record<string, string>} */
  const theme = {};
  for (const role of ROLES) {
    probe.style.color = `var(--lab-${role})`;
    theme[role] = toHex(computed.color);
  }
  theme.family = computed.fontFamily;
  theme.math = computed.getPropertyValue('--lab-math') || 'serif';
  return /** @type {Theme} */ (theme);
}

/**
 * Calls `onChange` whenever the colours may have changed: the system's setting, or the page around the lab.
 * @param {() => void} onChange
 * @param {AbortSignal} signal
 */
export function watchTheme(onChange, signal) {
  for (const question of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
    window.matchMedia(question).addEventListener('change', onChange, { signal });
  }
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * Calls `again` whenever pictures must be painted again though nothing was set: colours may have changed, the screen has other
 * pixels, or the browser has lost what was painted.
 * @param {ShadowRoot} root of the lab
 * @param {() => void} again
 * @param {AbortSignal} signal
 */
export function watchLook(root, again, signal) {
  watchTheme(again, signal);
  watchPixels(again, signal);
  root.addEventListener('contextrestored', again, { signal, capture: true });
}

/** A window that is moved to another screen keeps its size. @param {() => void} onChange @param {AbortSignal} signal */
function watchPixels(onChange, signal) {
  const present = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const next = () => {
    onChange();
    watchPixels(onChange, signal);
  };
  present.addEventListener('change', next, { once: true, signal });
}

/**
 * Calls `onPaper` when the page is about to be printed, or seen as it would be, and after that.
 * @param {(event: Event, printing: boolean) => void} onPaper
 * @param {AbortSignal} signal
 */
export function watchPaper(onPaper, signal) {
  window.addEventListener('beforeprint', (event) => onPaper(event, true), { signal });
  window.addEventListener('afterprint', (event) => onPaper(event, false), { signal });
  window.matchMedia('print').addEventListener('change', (event) => onPaper(event, event.matches), { signal });
}

/**
 * @param {string} color as computed styles give it: `rgb(…)`, or for newer notations `color(…)`, `oklch(…)`
 * @returns {string} #rrggbb
 */
export function toHex(color) {
  const [red, green, blue] =
    color
      .match(/^rgba?\((\d+),\s*(\d+),\s*(\d+)/)
      ?.slice(1)
      .map(Number) ?? painted(color);
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Any colour that the browser knows, by painting one pixel with it.
 * @param {string} color
 */
function painted(color) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return [0, 0, 0];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
