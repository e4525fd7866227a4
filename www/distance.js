// Pictures far out of sight give their pixels back: those of twenty lessons in a page would take 100 MB. It is loaded late.
import { watchSight } from './observe.js';

/** So much above and below the window is painted, too: whoever scrolls finds the picture there. */
const NEAR = '50%';

/** The pixels of a canvas. @typedef {{ width: number, height: number }} Size */

/**
 * @param {HTMLElement} element the lab
 * @param {() => void} again asks for another moment
 * @returns {(canvas: HTMLCanvasElement, size: Size) => boolean} whether a canvas, for which there is this size, is far away:
 *   then it has no pixels and keeps its place
 */
export function farAway(element, again) {
  /** @type {WeakMap<HTMLCanvasElement, boolean>} */
  const far = new WeakMap();
  const isAway = (/** @type {HTMLCanvasElement} */ canvas, /** @type {Size} */ size) => {
    const away = far.get(canvas) === true && !element.hasAttribute('data-paper'); // paper shows all
    if (away) empty(canvas, size);
    else if (canvas.style.aspectRatio) canvas.style.aspectRatio = '';
    return away;
  };
  return (canvas, size) => {
    if (!far.has(canvas)) {
      far.set(canvas, false); // until it is known
      watchSight(canvas, NEAR, (near) => {
        if (far.get(canvas) === !near) return;
        far.set(canvas, !near);
        if (near) again();
        else if (canvas.width > 0) isAway(canvas, canvas);
      });
    }
    return isAway(canvas, size);
  };
}

/**
 * Lets go of the pixels. The page keeps its height, and has the right one when its width changes.
 * @param {HTMLCanvasElement} canvas
 * @param {Size} size
 */
function empty(canvas, { width, height }) {
  canvas.style.aspectRatio = `${width} / ${height}`;
  if (canvas.width > 0) canvas.width = canvas.height = 0;
}
