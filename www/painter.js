// Paints the pictures of a view on their canvases: at once, or part by part over several frames.
import { canvasSize } from './picture.js';

/** @import { Size } from './distance.js' */
/** @import { Lab, Painting, Panel, PicturePanel } from './types.js' */
/** @import { Appearance } from './theme.js' */
/** @import { Words } from './words.js' */

export class Painter {
  #appearance;
  /**
   * The pictures of the last frame, and those that this frame asks for. They are painted together: a font of a canvas needs the
   * styles of the page, and a picture painted between changes of the page would make the browser compute all styles again.
   * @type {Painting[]}
   */
  #paintings = [];
  /** @type {Painting[]} */
  #asked = [];
  #turn = 0;
  /** Those that are shown. @type {Painting[]} */
  shown = [];
  /** The group that is lit, or ''. */
  lit = '';
  /** Whether a canvas, for which there is this size, is so far out of sight that it stays empty. A page with many lessons sets it. */
  away = (/** @type {HTMLCanvasElement} */ _canvas, /** @type {Size} */ _size) => false;

  /** @param {Appearance} appearance */
  constructor(appearance) {
    this.#appearance = appearance;
  }

  /** @param {HTMLCanvasElement} canvas @param {PicturePanel} picture */
  ask(canvas, picture) {
    this.#asked.push({ canvas, picture });
  }

  /** Forgets all pictures, and what is lit. */
  forget() {
    [this.#paintings, this.#asked, this.shown, this.lit] = [[], [], [], ''];
  }

  /**
   * The pictures that can be painted before the page changes, because their size is the same. After a change of the page,
   * writing on a canvas makes the browser lay the page out.
   * @param {Panel[]} panels the panels of the latest view; the lab has no scenes of other panels
   * @returns {Painting[]}
   */
  ready(panels) {
    return this.#paintings.flatMap(({ canvas, picture: { id, width, height } }) => {
      const picture = panels.find((panel) => panel.kind === 'picture' && panel.id === id);
      const same = picture?.kind === 'picture' && picture.width === width && picture.height === height;
      return same && canvas.isConnected ? [{ canvas, picture }] : [];
    });
  }

  /** Of the pictures of a run that plays, those below the first one take turns. @param {Painting[]} paintings */
  inTurn(paintings) {
    this.#turn = (this.#turn + 1) % Math.max(paintings.length - 1, 1);
    return paintings.filter((_, i) => i === 0 || i === this.#turn + 1);
  }

  /**
   * The pictures that were asked for and are not painted yet. Pictures that the latest view left out stay as they are.
   * @param {Painting[]} painted
   * @param {Panel[]} sent
   * @returns {Painting[]}
   */
  rest(painted, sent) {
    const done = new Set(painted.map(({ canvas }) => canvas));
    this.#paintings = this.#asked;
    this.#asked = [];
    const rest = this.#paintings.filter(({ canvas, picture }) => !done.has(canvas) && sent.includes(picture));
    this.shown = [...painted, ...rest];
    return rest;
  }

  /** The pictures that were asked for after that, of a fold that comes later. */
  added() {
    const added = this.#asked;
    this.#asked = [];
    this.#paintings.push(...added);
    this.shown.push(...added);
    return added;
  }

  /**
   * Paints a picture, or one part of it over what is there.
   * @param {Painting} painting
   * @param {Lab} lab
   * @param {Words} words
   * @param {number} [part]
   * @param {number} [u] the share of the way from the view before
   */
  paint({ canvas, picture }, lab, words, part, u) {
    const { theme, zoom } = this.#appearance;
    const { scale, ...size } = canvasSize(picture, zoom);
    if (this.away(canvas, size)) return;
    if (canvas.width !== size.width) canvas.width = size.width; // writing it empties the canvas
    if (canvas.height !== size.height) canvas.height = size.height;
    lab.paint(canvas, picture.id, scale, theme, (id, args) => words.text(id, args), part, u, this.lit || undefined);
  }
}

/**
 * The parts in which the main picture is painted over several frames. Other pictures are quick, and their labels use the room
 * between plots.
 * @param {Painting} painting
 * @param {Lab} lab
 * @returns {(number | undefined)[]} undefined is the whole picture
 */
export function partsOf({ picture }, lab) {
  const count = picture.place === 'stage' ? lab.parts(picture.id) : 1;
  return count > 1 ? [...Array(count).keys()] : [undefined];
}

/**
 * New pictures among the panels of the view before.
 * @param {Panel[]} pictures
 * @param {Panel[]} old
 */
export function withOld(pictures, old) {
  const here = new Map(pictures.map((panel) => [panel.id, panel]));
  const known = new Set(old.map(({ id }) => id));
  return [...old.map((panel) => here.get(panel.id) ?? panel), ...pictures.filter(({ id }) => !known.has(id))];
}
