// Pictures far out of sight give their pixels back: those of twenty lessons in a page would take 100 MB. It is loaded late.
import { watchSight } from './observe.js';

/** So much above and below the window is painted, too: whoever scrolls finds the picture there. */
const NEAR = '50%';

/**
 * @param {HTMLElement} element the lab
 * @param {() => void} again asks for another moment
 * @returns {(canvas: HTMLCanvasElement) => boolean} whether a canvas is far away: then nothing is painted on it
 */
export function farAway(element, again) {
  /** @type {WeakMap<HTMLCanvasElement, boolean>} */
  const far = new WeakMap();
  const isAway = (/** @type {HTMLCanvasElement} */ canvas) => {
    const away = far.get(canvas) === true && !element.hasAttribute('data-paper'); // paper shows all
    if (away) empty(canvas);
    else if (canvas.style.aspectRatio) canvas.style.aspectRatio = '';
    return away;
  };
  return (canvas) => {
    if (!far.has(canvas)) {
      far.set(canvas, false); // until it is known
      watchSight(canvas, NEAR, (near) => {
        if (far.get(canvas) === !near) return;
        far.set(canvas, !near);
        if (near) again();
        else isAway(canvas);
      });
    }
    return isAway(canvas);
  };
}

/** Lets go of the pixels; the page keeps its height. @param {HTMLCanvasElement} canvas */
function empty(canvas) {
  if (canvas.width === 0) return;
  canvas.style.aspectRatio = `${canvas.width} / ${canvas.height}`;
  canvas.width = canvas.height = 0;
}
