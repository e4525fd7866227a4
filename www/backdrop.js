// The page around a lab: how light it is behind the lab. The lab follows that, so that it is no white slab on a dark page.
import { mark } from './dom.js';

/** A backdrop as light or as dark as this serves as the lab's own surface: its colours can be read on it. */
const LIGHT = 0.88;
const DARK = 0.02;

/** How light a colour is, from 0 to 1, as WCAG defines it. @param {readonly number[]} color red, green and blue to 255 */
export function luminance(color) {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The colour behind an element; null where no page around it has set one.
 * @param {Element} element
 * @returns {number[] | null}
 */
function colorBehind(element) {
  for (let at = around(element); at; at = around(at)) {
    const parts =
      getComputedStyle(at)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const [red, green, blue, alpha = 1] = parts;
    if (alpha > 0.5 && parts.length >= 3) return [red, green, blue];
  }
  return null;
}

/** @param {Element} element @returns {Element | null} */
const around = ({ parentElement, parentNode }) =>
  parentElement ?? (parentNode instanceof ShadowRoot ? parentNode.host : null);

/**
 * Marks an element whose page is dark, and gives it the colour behind it as its surface where that can be. A page that sets no
 * colour is as its `color-scheme` says.
 * @param {HTMLElement} element
 * @returns {string} its own styles
 */
export function followBackdrop(element) {
  const behind = colorBehind(element);
  const scheme = getComputedStyle(/** @type {Element} */ (around(element) ?? element)).colorScheme;
  const prefers = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const light = behind ? luminance(behind) : Number(!(/dark/.test(scheme) && (prefers || !/light/.test(scheme))));
  const theme = element.getAttribute('theme');
  const fits = theme === (light > 0.5 ? 'light' : 'dark') || !/^(light|dark|projector)$/.test(theme ?? '');
  const merges = fits && (behind === null || light > LIGHT || light < DARK);
  mark(element, 'data-around', light < 0.4 ? 'dark' : 'light');
  // As strong as the themes of style/themes.js, and weaker than what paper has.
  if (!merges) return ':host{padding:1rem}';
  return `:host(:not([data-paper])){--lab-surface:${behind ? `rgb(${behind.join()})` : 'Canvas'}}`;
}
