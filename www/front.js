// The front of the page: a live network with one number to pull, what it leads to, and the lessons with how far one is in each.
import { courseWords, keepMap, leftAt, writeStanding } from './course.js';
import { h, mark, write } from './dom.js';
import { forget } from './memory.js';
import { pageKeys } from './query.js';
import { front as css } from './style/front.js';
import { typeset } from './symbol.js';

/** @import { BackpropLab } from './backprop-lab.js' */
/** @import { Chapter } from './course.js' */
/** @import { Reading } from './types.js' */
/** @import { Words } from './words.js' */

/** Stands for the name of the weight while a sentence is made: no catalogue has this letter. */
const MARK = '\u0001';

/**
 * Puts the front around the lab that is its hook.
 * @param {HTMLElement} front
 * @param {BackpropLab} lab
 * @param {Chapter[]} lessons
 * @param {(slug: string) => string} linkTo
 */
export async function showFront(front, lab, lessons, linkTo) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const words = await courseWords();
  front.prepend(lead(lab, lessons, words, linkTo));
  front.append(course(lessons, words, linkTo));
  // A page on a disk has no line that others could use.
  if (window.location.protocol !== 'file:') front.append(teachers(lab, words));
  front.hidden = false;
}

/**
 * The headline, the number that the lab computes, and the ways on.
 * @param {BackpropLab} lab
 * @param {Chapter[]} lessons
 * @param {Words} words
 * @param {(slug: string) => string} linkTo
 */
function lead(lab, lessons, words, linkTo) {
  const number = h('p', { class: 'number' });
  const tells = h('p', {});
  const pull = h('p', {});
  let told = '';
  const tell = (/** @type {string} */ name) => {
    if (told === name) return;
    told = name;
    const sentences = [words.text('front-tells', { name: MARK }), words.text('front-pull', { name: MARK })];
    for (const [i, element] of [tells, pull].entries()) {
      const [before, after = ''] = sentences[i].split(MARK);
      element.replaceChildren(before, h('var', {}, ...typeset(name)), after);
    }
  };
  // The number of another weight has another name, which begins alike.
  const [, prefix, name] = /** @type {string[]} */ (/^(.*_)(\w+)$/.exec(lab.dataset.number ?? ''));
  tell(name);
  const show = (/** @type {readonly Reading[]} */ readings) => {
    const reading = readings.find(({ key }) => key.startsWith(prefix));
    write(number, reading?.text ?? '?');
    mark(number, 'data-sign', Math.sign(reading?.value ?? 0));
    if (reading) tell(reading.key.slice(prefix.length));
  };
  lab.addEventListener('backprop-lab-change', (event) => {
    show(/** @type {CustomEvent<{ readings: Reading[] }>} */ (event).detail.readings);
  });
  if (lab.readings.length > 0) show(lab.readings);
  lab.addEventListener('backprop-lab-failure', () => {
    for (const part of [number, tells, pull]) part.hidden = true;
  });
  const to = (/** @type {string} */ slug, /** @type {string} */ text, /** @type {string} */ name) =>
    h('a', { class: name, href: linkTo(slug) }, text);
  const ways = h(
    'p',
    { class: 'ways' },
    to(lab.lesson, words.text('front-follow'), 'follow'),
    to(lessons[0].slug, words.text('front-start'), 'start'),
  );
  return h('div', { class: 'lead' }, h('h2', {}, words.text('front-headline')), number, tells, pull, ways);
}

/**
 * The lessons with their questions, and how far one is in each.
 * @param {Chapter[]} lessons
 * @param {Words} words
 * @param {(slug: string) => string} linkTo
 */
function course(lessons, words, linkTo) {
  const items = lessons.map((lesson) => {
    const ring = h('span', { class: 'ring' });
    const stand = h('span', { class: 'stand' });
    const here = h('a', { class: 'here', hidden: true }, words.text('map-here'));
    const name = h('a', { class: 'lesson', href: linkTo(lesson.slug) }, ...smallPicture(lesson.slug), lesson.title);
    const far = h('p', { class: 'far' }, ring, stand, here);
    const update = () => {
      writeStanding(stand, lesson, words);
      const place = leftAt(lesson);
      here.hidden = !place;
      // With a query the browser loads the page: the front stands at the same address without one.
      if (place) mark(here, 'href', place.startsWith('#') ? (pageKeys(window.location) || '?') + place : place);
    };
    return { element: h('li', {}, name, h('p', {}, lesson.question), far), ring, update, lesson };
  });
  const erase = h('button', { type: 'button', class: 'erase', onclick: forget, hidden: true }, words.text('map-erase'));
  keepMap(
    items.map(({ ring, lesson }) => [ring, lesson]),
    words,
    () => {
      for (const item of items) item.update();
      erase.hidden = !items.some(({ element }) => element.querySelector('[data-known], .here:not([hidden])'));
    },
  );
  const title = h('h2', { id: 'course' }, words.text('front-lessons'));
  const list = h('ul', { role: 'list' }, ...items.map(({ element }) => element));
  return h('section', { class: 'course', 'aria-labelledby': 'course' }, title, list, erase);
}

/** The picture of a lesson, if there is one. It says no more than the title beside it. @param {string} slug */
function smallPicture(slug) {
  const { content } = /** @type {HTMLTemplateElement} */ (document.querySelector('#small'));
  const picture = content.querySelector(`[data-of="${slug}"]`);
  if (!picture) return [];
  const shown = document.importNode(picture, true);
  mark(shown, 'alt', '');
  return [shown];
}

/** The line for a course page. @param {BackpropLab} lab @param {Words} words */
function teachers(lab, words) {
  const source = new URL('./lib/backprop-lab.js', document.baseURI);
  const line = `<script type="module" src="${source}"></script> <backprop-lab lesson="${lab.lesson}"></backprop-lab>`;
  const code = h('code', { tabindex: 0, role: 'group', 'aria-label': words.text('front-line') }, line);
  const summary = h('summary', {}, words.text('front-teachers'));
  return h('details', { class: 'teachers' }, summary, code, h('p', {}, words.text('front-own')));
}
