// A picture: the lab paints a canvas, and focusable elements lie over everything that can be touched.
import { KeyedList, h, mark } from './dom.js';
import { handlePart } from './handle.js';
import { watchSize } from './observe.js';
import { moveFocus, setTabStop } from './roving-focus.js';

/** @import { Controller, Handle, Part, PicturePanel } from './types.js' */

/** The most pixels of a canvas, because phones refuse larger ones. A larger picture is painted coarser. */
const MOST_PIXELS = 8e6;

/**
 * @param {Controller} controller
 * @returns {Part<PicturePanel>}
 */
export function picturePart(controller) {
  const canvas = h('canvas', { role: 'img', dir: 'ltr' }); // mathematics is written so in every language
  const overlay = h('div', {
    class: 'handles',
    onkeydown: (/** @type {KeyboardEvent} */ event) => moveFocus(event, selects(overlay)),
    onfocusin: rest,
  });
  const element = h('div', { class: 'picture' }, canvas, overlay);
  /** @type {KeyedList<Handle & { picture: PicturePanel }, ReturnType<typeof handlePart>>} */
  const keyed = new KeyedList();
  /** What lies on the picture, and its size. @type {{ handles?: Handle[], width?: number, height?: number }} */
  let shown = {};
  return {
    element,
    update(picture) {
      element.style.width = `${picture.width * controller.zoom()}px`;
      mark(canvas, 'aria-label', controller.words.say(picture.alt));
      controller.paint(canvas, picture);
      const handles = controller.handles(picture.id);
      const { width, height } = picture;
      if (shown.handles === handles && shown.width === width && shown.height === height) return;
      shown = { handles, width, height };
      const placed = handles.map((handle) => ({ ...handle, picture }));
      keyed.show(
        overlay,
        placed,
        ({ id, touch }) => `${touch.kind} ${id}`,
        () => handlePart(controller),
      );
      const some = selects(overlay);
      mark(overlay, 'role', some.length > 1 ? 'toolbar' : null);
      mark(overlay, 'aria-label', some.length > 1 ? controller.words.say(picture.title) : null);
      // When the focus comes back to the picture, it goes to the selected element.
      const chosen = some.find((handle) => handle.getAttribute('aria-pressed') === 'true');
      setTabStop(some, some.find((handle) => handle.matches(':focus')) ?? chosen ?? some[0]);
    },
  };
}

/** What can be selected or typed on a picture, in its order. @param {Element} overlay @returns {HTMLElement[]} */
const selects = (overlay) => [
  .../** @type {NodeListOf<HTMLElement>} */ (overlay.querySelectorAll('.handle:not([role="slider"])')),
];

/** The Tab key goes on from the focused element. @this {HTMLElement} @param {FocusEvent} event */
function rest(event) {
  const handles = selects(this);
  const handle = handles.find((handle) => handle === event.target);
  if (handle) setTabStop(handles, handle);
}

/**
 * How many pixels a canvas has for a picture, and how many of them are one pixel of the picture.
 * @param {{ width: number, height: number }} picture
 * @param {number} zoom
 */
export function canvasSize({ width, height }, zoom) {
  // Units are a sixteenth of a pixel, so curves are smooth with one device pixel per CSS pixel too. Painting twice as many
  // pixels took most of a frame.
  const wanted = Math.min(Math.max(1, window.devicePixelRatio * zoom), 3 * zoom);
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
  return { width: Math.round(width * scale), height: Math.round(height * scale), scale };
}

/**
 * Reports the width of a column, now and whenever it changes. A hidden column reports nothing.
 * @param {HTMLElement} column
 * @param {(width: number) => void} tell
 */
export function watchWidth(column, tell) {
  let width = 0;
  const look = () => {
    if (column.clientWidth === 0 || column.clientWidth === width) return;
    width = column.clientWidth;
    tell(width);
  };
  watchSize(column, look);
  look();
}
