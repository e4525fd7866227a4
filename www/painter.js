// The pictures of a view and the canvases they are painted on: at once, or part by part over several frames.
import { fitCanvas } from './picture.js';

/** @import { Lab, Painting, Panel, PicturePanel } from './types.js' */
/** @import { Look } from './theme.js' */
/** @import { Words } from './words.js' */

export class Painter {
  #look;
  /**
   * The pictures of the last frame, and those that this one asks for. Fonts of a canvas are a matter of style: painted between
   * changes of the page, each picture would have all styles worked out anew.
   * @type {Painting[]}
   */
  #paintings = [];
  /** @type {Painting[]} */
  #asked = [];
  #turn = 0;

  /** @param {Look} look */
  constructor(look) {
    this.#look = look;
  }

  /** @param {HTMLCanvasElement} canvas @param {PicturePanel} picture */
  ask(canvas, picture) {
    this.#asked.push({ canvas, picture });
  }

  /** Nothing is known of what was painted. */
  forget() {
    this.#paintings = this.#asked = [];
  }

  /**
   * Pictures that kept their size can be painted before the page is touched: to write on a canvas, browsers lay out whatever
   * was changed.
   * @param {Panel[]} panels those of the core's latest view: it has no scene of what it left out
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

  /** What was asked for and is not painted yet. @param {Painting[]} painted @returns {Painting[]} */
  rest(painted) {
    const done = new Set(painted.map(({ canvas }) => canvas));
    this.#paintings = this.#asked;
    this.#asked = [];
    return this.#paintings.filter(({ canvas }) => !done.has(canvas));
  }

  /**
   * Paints a picture, or one part of it over what is there.
   * @param {Painting} painting
   * @param {Lab} lab
   * @param {Words} words
   * @param {number} [part]
   */
  paint({ canvas, picture }, lab, words, part) {
    const { theme, zoom } = this.#look;
    const scale = fitCanvas(canvas, picture, zoom);
    lab.paint(canvas, picture.id, scale, theme, (id, args) => words.text(id, args), part);
  }
}
