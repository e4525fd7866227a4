// The map of the course: how the steps of each lesson were answered, as a ring of as many pieces, and in words.
import { mark, write } from './dom.js';
import { placeLeft, remembered, remembersForGood, watchMemory } from './memory.js';
import { Words } from './words.js';

/**
 * A lesson, as the page tells of it.
 * @typedef {object} Chapter
 * @property {string} slug
 * @property {string} title
 * @property {string} question
 * @property {string[]} steps the names of the steps of its story
 */

/** The words of the map and of the front. */
export async function courseWords() {
  const answer = await fetch(new URL('./words/course.ftl', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new Words([await answer.text()]);
}

/** The lessons of the page’s texts. @param {readonly HTMLElement[]} articles @returns {Chapter[]} */
export function chapters(articles) {
  return articles.map((article) => {
    const question = /** @type {HTMLElement} */ (article.querySelector('.question'));
    const steps = question.dataset.steps?.split(' ').filter(Boolean) ?? [];
    const title = article.querySelector('h2')?.textContent ?? '';
    return { slug: article.id, title, question: question.textContent ?? '', steps };
  });
}

/** How the steps of a lesson were answered, in their order. @param {Chapter} chapter @returns {(string | null)[]} */
const answers = ({ slug, steps }) => steps.map((step) => remembered(slug)[step] ?? null);

/** How far one is in a lesson, in words. @param {Chapter} chapter @param {Words} words */
export function standing(chapter, words) {
  const known = answers(chapter);
  const of = known.length;
  if (of === 0) return '';
  const right = known.filter((answer) => answer === 'right').length;
  const again = known.filter((answer) => answer !== null).length - right;
  if (right === of) return words.text('map-all', { of });
  return right + again === 0 ? words.text('map-new', { of }) : words.text('map-stand', { right, of, again });
}

/** The link that leads back to where a lesson was left, if it is the last one. @param {Chapter} chapter */
export function leftAt({ slug }) {
  const place = placeLeft();
  return new URLSearchParams(place.replace('#', '')).get('lesson') === slug ? place : null;
}

/**
 * Keeps the rings of the lessons as what is remembered says. Where nothing is remembered for good there are none.
 * @param {readonly (readonly [Element, Chapter])[]} rings each element with its lesson
 * @param {Words} words
 * @param {() => void} [also] what else follows
 */
export function keepMap(rings, words, also) {
  const draw = () => {
    if (!remembersForGood()) return;
    for (const [element, chapter] of rings) drawRing(element, chapter, words);
    also?.();
  };
  watchMemory(draw);
  draw();
}

/** @param {Element} element @param {Chapter} chapter @param {Words} words */
function drawRing(element, chapter, words) {
  const known = answers(chapter);
  if (known.length === 0) return;
  if (!element.firstChild) element.append(emptyRing(known.length));
  const said = standing(chapter, words);
  mark(element, 'role', 'img');
  mark(element, 'aria-label', said);
  mark(element, 'title', said);
  for (const [i, piece] of [.../** @type {Element} */ (element.firstChild).children].entries()) {
    mark(piece, 'data-known', known[i]);
  }
}

const SVG = 'http://www.w3.org/2000/svg';
/** The share of a piece that stays free, so that pieces can be counted. */
const GAP = 0.22;

/** A ring of pieces, which begins at the top. @param {number} pieces */
function emptyRing(pieces) {
  const svg = document.createElementNS(SVG, 'svg');
  mark(svg, 'viewBox', '0 0 20 20');
  mark(svg, 'aria-hidden', 'true');
  for (let i = 0; i < pieces; i++) {
    const piece = document.createElementNS(SVG, 'circle');
    const attributes = { cx: 10, cy: 10, r: 7.5, pathLength: pieces, transform: 'rotate(-90 10 10)' };
    for (const [name, value] of Object.entries(attributes)) mark(piece, name, value);
    mark(piece, 'stroke-dasharray', `${1 - GAP} ${pieces - 1 + GAP}`);
    mark(piece, 'stroke-dashoffset', -i - GAP / 2);
    svg.append(piece);
  }
  return svg;
}

/** Writes how far one is. @param {Element} element @param {Chapter} chapter @param {Words} words */
export const writeStanding = (element, chapter, words) => write(element, standing(chapter, words));
