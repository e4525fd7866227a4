// Whether a lab can be seen. A run waits while it is out of the window, or hidden in it: the slides of a deck stand upon each other.
import { watchSight } from './observe.js';

/** @import { Playback } from './playback.js' */

/** No observer tells what is hidden: while something runs, it is looked at every so many milliseconds. */
const LOOK = 250;

/** @param {HTMLElement} element @param {{ playback: Playback, see: (seen: boolean) => void }} coordinator @param {AbortSignal} signal */
export function followSight(element, coordinator, signal) {
  let near = true;
  let shown = true; // what the page around a frame tells
  const look = () => {
    const hidden = !shown || element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) === false;
    if ((near && !hidden) !== coordinator.playback.seen) coordinator.see(near && !hidden);
  };
  watchSight(element, '0px', (seen) => {
    near = seen;
    look();
  });
  const told = (/** @type {any} */ { detail }) => {
    shown = detail;
    look();
  };
  window.addEventListener('backprop-lab-shown', told, { signal });
  const looking = setInterval(() => coordinator.playback.resting || look(), LOOK);
  signal.addEventListener('abort', () => clearInterval(looking));
}
