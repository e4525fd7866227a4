// A picture: the core paints a canvas, and real, focusable elements lie over what can be touched.
import { Kept, h, mark } from './dom.js';
import { handlePart } from './handle.js';
import { rove, stopAt } from './rove.js';

/** @import { Desk, Handle, Part, PicturePanel } from './types.js' */

/** Beyond this many pixels a canvas is painted coarser: phones refuse larger ones. */
const MOST_PIXELS = 8e6;

/**
 * @param {Desk} desk
 * @returns {Part<PicturePanel>}
 */
export function picturePart(desk) {
  const canvas = h('canvas', { role: 'img', dir: 'ltr' }); // mathematics is written so in every language
  const overlay = h('div', {
    class: 'handles',
    onkeydown: (/** @type {KeyboardEvent} */ event) => rove(event, selects(overlay)),
    onfocusin: rest,
  });
  const element = h('div', { class: 'picture' }, canvas, overlay);
  /** @type {Kept<Handle & { picture: PicturePanel }, ReturnType<typeof handlePart>>} */
  const handles = new Kept();
  /** @type {PicturePanel | undefined} */
  let shown;
  return {
    element,
    update(picture) {
      element.style.width = `${picture.width * desk.zoom()}px`;
      mark(canvas, 'aria-label', desk.words.say(picture.alt));
      desk.paint(canvas, picture);
      const { width, height } = shown ?? {};
      if (shown?.handles === picture.handles && width === picture.width && height === picture.height) return;
      shown = picture;
      const placed = picture.handles.map((handle) => ({ ...handle, picture }));
      handles.show(
        overlay,
        placed,
        ({ id, touch }) => `${touch.kind} ${id}`,
        () => handlePart(desk),
      );
      const some = selects(overlay);
      mark(overlay, 'role', some.length > 1 ? 'toolbar' : null);
      mark(overlay, 'aria-label', some.length > 1 ? desk.words.say(picture.title) : null);
      // Back on the picture, the focus comes to what is selected.
      const chosen = some.find((handle) => handle.getAttribute('aria-pressed') === 'true');
      stopAt(some, some.find((handle) => handle.matches(':focus')) ?? chosen ?? some[0]);
    },
  };
}

/** What can be selected or typed on a picture, in its order. @param {Element} overlay @returns {HTMLElement[]} */
const selects = (overlay) => [
  .../** @type {NodeListOf<HTMLElement>} */ (overlay.querySelectorAll('.handle:not([role="slider"])')),
];

/** Where the focus is, the Tab key goes on from. @this {HTMLElement} @param {FocusEvent} event */
function rest(event) {
  const handles = selects(this);
  const handle = handles.find((handle) => handle === event.target);
  if (handle) stopAt(handles, handle);
}

/**
 * Fits a canvas to a picture.
 * @param {HTMLCanvasElement} canvas
 * @param {PicturePanel} picture
 * @param {number} zoom
 * @returns {number} how many of the canvas's pixels are one pixel of the picture
 */
export function fitCanvas(canvas, { width, height }, zoom) {
  // Units are a sixteenth of a pixel, so curves are smooth at one for one, too; twice as many took most of a frame.
  const wanted = Math.min(Math.max(1, window.devicePixelRatio * zoom), 3 * zoom);
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
  const across = Math.round(width * scale);
  const down = Math.round(height * scale);
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  return scale;
}

/**
 * Tells the width of a column, now and whenever it changes. A column that is hidden has none, and tells nothing.
 * @param {HTMLElement} column
 * @param {(width: number) => void} tell
 * @param {AbortSignal} signal
 */
export function watchWidth(column, tell, signal) {
  let width = 0;
  const look = () => {
    if (!column.isConnected) return observer.disconnect();
    if (column.clientWidth === 0 || column.clientWidth === width) return;
    width = column.clientWidth;
    tell(width);
  };
  const observer = new ResizeObserver(look);
  observer.observe(column);
  signal.addEventListener('abort', () => observer.disconnect());
  look();
}
