// A picture as an SVG document. The same renderer draws it: the canvas that it gets here writes down what would be painted.
import { h } from './dom.js';

/** @import { Coordinator } from './coordinator.js' */
/** @import { PicturePanel, View } from './types.js' */
/** @import { Words } from './words.js' */

/** The large picture of a view. @param {View | undefined} view @returns {PicturePanel | undefined} */
export function stagePicture(view) {
  const picture = view?.panels.find((panel) => panel.kind === 'picture' && panel.place === 'stage');
  return picture?.kind === 'picture' ? picture : undefined;
}

/**
 * The large picture of the present view.
 * @param {Coordinator} coordinator
 * @param {Words} words
 * @param {string} [link] where it came from
 * @returns {string}
 */
export function pictureAsSVG({ lab, presenter }, words, link) {
  const picture = stagePicture(presenter.view);
  if (!lab || !picture) return '';
  const [width, height] = [round(picture.width), round(picture.height)];
  const canvas = h('canvas', { width, height });
  const pen = new Pen(canvas);
  Object.defineProperty(canvas, 'getContext', { value: () => pen.context });
  lab.paint(canvas, picture.id, 1, presenter.appearance.theme, (id, args) => words.text(id, args));
  const title = words.say(picture.title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escape(title)}</title><desc>${escape(words.say(picture.alt))}</desc>`,
    ...(link ? [`<metadata>${escape(link)}</metadata>`] : []),
    `<rect width="100%" height="100%" fill="${presenter.appearance.theme.surface}"/>`,
    ...pen.written,
    '</svg>',
  ].join('\n');
}

/** The units of the renderer are sixteenths of a pixel; no picture needs more than hundredths. @param {number} x */
const round = (x) => String(Math.round(x * 100) / 100);

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What the renderer takes for the 2d context of a canvas. It has the calls that `crate/web/src/backend.rs` makes. */
class Pen {
  /** @type {string[]} */
  written = [];
  context;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    const real = /** @type {CanvasRenderingContext2D} */ (h('canvas').getContext('2d'));
    const { written } = this;
    let path = '';
    let unit = 1;
    /** @type {number[]} */
    let dash = [];
    const x = (/** @type {number} */ number) => round(number * unit);
    const draw = (/** @type {string} */ attributes) => path && written.push(`<path d="${path}" ${attributes}/>`);
    /** @type {Record<string, unknown>} */
    const own = {
      canvas,
      lineWidth: 1,
      lineCap: 'round',
      lineJoin: 'round',
      strokeStyle: '#000',
      fillStyle: '#000',
      font: '10px sans-serif',
      textAlign: 'start',
      textBaseline: 'alphabetic',
      imageSmoothingEnabled: true,
      setTransform: (/** @type {number} */ scale) => void (unit = scale),
      clearRect: () => {},
      setLineDash: (/** @type {number[]} */ lengths) => void (dash = [...lengths]),
      beginPath: () => void (path = ''),
      moveTo: (/** @type {number} */ a, /** @type {number} */ b) => void (path += `M${x(a)} ${x(b)}`),
      lineTo: (/** @type {number} */ a, /** @type {number} */ b) => void (path += `${path ? 'L' : 'M'}${x(a)} ${x(b)}`),
      rect: (/** @type {number[]} */ ...[a, b, w, d]) => void (path += `M${x(a)} ${x(b)}h${x(w)}v${x(d)}h${x(-w)}z`),
      arc: (/** @type {any[]} */ ...[a, b, radius, , , back]) =>
        void (path += disc(x(a - radius), x(b), x(radius), x(2 * radius), back)),
      closePath: () => void (path += 'z'),
      fill: () => draw(`fill="${own.fillStyle}"`),
      stroke: () =>
        draw(
          `fill="none" stroke="${own.strokeStyle}" stroke-width="${x(Number(own.lineWidth))}" stroke-linecap="${own.lineCap}" ` +
            `stroke-linejoin="round"${dash.length > 0 ? ` stroke-dasharray="${dash.map(x).join(' ')}"` : ''}`,
        ),
      fillRect: (/** @type {number[]} */ ...[a, b, w, d]) =>
        written.push(`<rect x="${x(a)}" y="${x(b)}" width="${x(w)}" height="${x(d)}" fill="${own.fillStyle}"/>`),
      measureText: (/** @type {string} */ text) => {
        real.font = String(own.font);
        return real.measureText(text);
      },
      fillText: (/** @type {any[]} */ ...[text, a, b]) => {
        const anchor = { start: 'start', end: 'end', center: 'middle' }[String(own.textAlign)];
        const font = fontOf(String(own.font), unit);
        written.push(
          `<text x="${x(a)}" y="${x(b)}" text-anchor="${anchor}" ${font} fill="${own.fillStyle}">${escape(text)}</text>`,
        );
      },
      drawImage: (/** @type {any[]} */ ...[image, a, b, w, d]) => {
        const smooth = own.imageSmoothingEnabled ? '' : ' image-rendering="pixelated"';
        written.push(
          `<image x="${x(a)}" y="${x(b)}" width="${x(w)}" height="${x(d)}" preserveAspectRatio="none"${smooth} href="${asData(image)}"/>`,
        );
      },
    };
    // The renderer asks whether it is a context.
    this.context = Object.create(
      CanvasRenderingContext2D.prototype,
      Object.fromEntries(Object.entries(own).map(([name, value]) => [name, describe(own, name, value)])),
    );
  }
}

/** @param {Record<string, unknown>} own @param {string} name @param {unknown} value @returns {PropertyDescriptor} */
function describe(own, name, value) {
  if (typeof value === 'function') return { value };
  return { get: () => own[name], set: (next) => void (own[name] = next) };
}

/** A whole circle, one way round or the other. @param {string} left @param {string} y @param {string} r @param {string} wide @param {boolean} back */
const disc = (left, y, r, wide, back) => {
  const way = back ? 0 : 1;
  return `M${left} ${y}a${r} ${r} 0 1 ${way} ${wide} 0a${r} ${r} 0 1 ${way} ${wide.startsWith('-') ? wide.slice(1) : `-${wide}`} 0z`;
};

/** A font as CSS writes it, as attributes. @param {string} font @param {number} unit */
function fontOf(font, unit) {
  const [, style = '', size = '10', family = ''] = /^(.*?)\s*([\d.]+)px\s+(.*)$/.exec(font) ?? [];
  const slant = style.includes('italic') ? ' font-style="italic"' : '';
  const weight = style.includes('bold') ? ' font-weight="bold"' : '';
  return `font-family="${escape(family)}" font-size="${round(Number(size) * unit)}"${slant}${weight}`;
}

/** An image inside of the document. @param {OffscreenCanvas} image */
function asData(image) {
  const copy = h('canvas', { width: image.width, height: image.height });
  copy.getContext('2d')?.drawImage(image, 0, 0);
  return copy.toDataURL();
}
