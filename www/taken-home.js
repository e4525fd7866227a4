// What can be taken home of a lesson: its picture, and its run as a table. Each carries the link that it came from.
import { h } from './dom.js';
import { pictureAsSVG, stagePicture } from './svg.js';

/** @import { Coordinator } from './coordinator.js' */
/** @import { Lab, Reading } from './types.js' */
/** @import { Words } from './words.js' */

/** A longer run is a table of every so many steps. */
const MOST_ROWS = 1000;

/** A page stays quick while a run is computed again: it has a turn after so many milliseconds. */
const TURN = 12;

/** @param {Coordinator} coordinator @param {Words} words @param {string} link */
export function svgFile(coordinator, words, link) {
  return new Blob([pictureAsSVG(coordinator, words, link)], { type: 'image/svg+xml' });
}

/** The picture with two pixels for each of the page. @param {Coordinator} coordinator @param {Words} words @param {string} link */
export async function pngFile({ lab, presenter }, words, link) {
  const picture = stagePicture(presenter.view);
  const { theme } = presenter.appearance;
  const [width, height] = [picture?.width ?? 1, picture?.height ?? 1].map((size) => Math.round(2 * size));
  const [drawn, whole] = [h('canvas', { width, height }), h('canvas', { width, height })];
  if (picture) lab?.paint(drawn, picture.id, 2, theme, (id, args) => words.text(id, args));
  const context = /** @type {CanvasRenderingContext2D} */ (whole.getContext('2d'));
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width, height);
  context.drawImage(drawn, 0, 0);
  const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => whole.toBlob(done));
  const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
  return new Blob([withText(bytes, 'Source', link)], { type: 'image/png' });
}

/** The run up to the step shown: a row for each step, a column for each number. @param {Coordinator} coordinator @param {string} link */
export async function csvFile({ now, visits, presenter }, link) {
  const lab = /** @type {Lab} */ (visits.module?.open());
  const last = presenter.view?.t ?? 0;
  const stride = Math.ceil((last + 1) / MOST_ROWS);
  /** @type {{ t: number, readings: Reading[] }[]} */
  const rows = [];
  let since = performance.now();
  try {
    for (let t = 0; t <= last; t += stride) {
      const values = { ...now.values, t: String(t) };
      while (lab.advance({ lesson: now.lesson, values, until: false, patience: TURN }).behind) await turn();
      const { readings } = lab.view({ width: 640, story: 320, open: [], pictures: true });
      rows.push({ t, readings });
      if (performance.now() - since < TURN) continue;
      await turn();
      since = performance.now();
    }
  } finally {
    lab.free();
  }
  return new Blob([asTable(rows, link)], { type: 'text/csv' });
}

const turn = () => new Promise((done) => setTimeout(done));

/**
 * @param {{ t: number, readings: Pick<Reading, 'key' | 'value'>[] }[]} rows
 * @param {string} link
 */
export function asTable(rows, link) {
  const keys = [...new Set(rows.flatMap(({ readings }) => readings.map(({ key }) => key)))].filter(
    (key) => key !== 't',
  );
  const lines = rows.map(({ t, readings }) => {
    const known = new Map(readings.map(({ key, value }) => [key, value]));
    return [t, ...keys.map((key) => (Number.isFinite(known.get(key)) ? known.get(key) : ''))].join(',');
  });
  return [`# ${link}`, ['t', ...keys].join(','), ...lines, ''].join('\r\n');
}

/**
 * A PNG with a text in it, which stands before its last part.
 * @param {Uint8Array<ArrayBuffer>} png
 * @param {string} name
 * @param {string} text in Latin letters, as links are
 */
export function withText(png, name, text) {
  const end = png.length - 12;
  const content = new TextEncoder().encode(`tEXt${name}\0${text}`);
  const part = new Uint8Array(content.length + 8);
  const view = new DataView(part.buffer);
  view.setUint32(0, content.length - 4);
  part.set(content, 4);
  view.setUint32(content.length + 4, checksum(content));
  const whole = new Uint8Array(png.length + part.length);
  whole.set(png.subarray(0, end));
  whole.set(part, end);
  whole.set(png.subarray(end), end + part.length);
  return whole;
}

/** CRC-32, as PNG asks for. @param {Uint8Array} bytes */
function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
