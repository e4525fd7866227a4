// A Vite plugin that fills index.html. The file has one article for all lessons, and names its words (`data-words="page-claim"`).
// The plugin takes the lessons from their list, the words from the catalogues, and formulas and pictures from docs/pictures. So the
// page can be read without JavaScript, and nothing is written twice.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readLessons, readSteps } from './lessons.mjs';

/**
 * The catalogues of the page and of the lessons.
 * @param {string} root the folder of the repository
 * @param {...string} folders some of them, if not all
 * @returns {string[]} paths
 */
export function catalogues(root, ...folders) {
  if (folders.length === 0) folders = ['www/words', 'crate/lessons/src'];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ftl'))
      .map((name) => join(root, folder, name)),
  );
}

/**
 * The words of all catalogues. No id may have two texts: a lesson and the page would fight for it.
 * @param {string} root the folder of the repository
 * @returns {string[]} Fluent
 */
export function allWords(root) {
  /** @type {Map<string, string>} each id with the file in which it stands */
  const places = new Map();
  return catalogues(root).map((path) => {
    const text = readFileSync(path, 'utf8');
    const file = relative(root, path).split(sep).join('/');
    for (const [, id] of text.matchAll(/^([a-z][\w-]*) =/gm)) {
      const other = places.get(id);
      if (other !== undefined) throw new Error(twice(id, other, file));
      places.set(id, file);
    }
    return text;
  });
}

/** @param {string} id @param {string} one @param {string} other */
function twice(id, one, other) {
  if (one === other) return `${id} stands twice in ${one}: take one of the two out.`;
  const advice = id.startsWith('control-')
    ? 'give one control another key, or move the text to crate/lessons/src/en.ftl'
    : 'give one of the two another id';
  return `${id} stands in ${one} and in ${other}: ${advice}.`;
}

/**
 * @param {string[]} sources Fluent
 * @returns {(id: string) => string} throws for an id that no catalogue has
 */
export function lookUp(sources) {
  const bundle = new FluentBundle('en', { useIsolating: false });
  for (const source of sources) {
    for (const error of bundle.addResource(new FluentResource(source))) throw error;
  }
  return (id) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`index.html asks for the words "${id}", and no catalogue has them.`);
    return bundle.formatPattern(pattern);
  };
}

/**
 * Repeats for every lesson what stands between `<!-- each lesson -->` and `<!-- end -->`.
 * @param {string} html
 * @param {string} root the folder of the repository
 * @returns {string}
 */
export function fillLessons(html, root) {
  const { lessons } = readLessons(root);
  return html.replace(/ *<!-- each lesson -->\n([^]*?) *<!-- end -->\n/g, (_, part) =>
    lessons.map((lesson) => fillLesson(part, lesson, root)).join(''),
  );
}

/**
 * A lesson that is not finished has no golden formula and no golden picture. The page then leaves them out.
 * @param {string} part
 * @param {string} lesson
 * @param {string} root the folder of the repository
 */
function fillLesson(part, lesson, root) {
  const golden = join(root, 'docs', 'pictures', lesson);
  const folder = lesson.replaceAll('-', '_');
  // The small picture is drawn by hand; a new lesson may have none.
  if (part.includes('{folder}') && !existsSync(join(root, 'crate/lessons/src', folder, 'small.svg'))) return '';
  const read = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(read(`${golden}.svg`)) ?? [];
  return (width ? part : part.replace(/ *<img[^]*?\/>\n/, ''))
    .replaceAll('{lesson}', lesson)
    .replace('{folder}', folder)
    .replace('{width}', width)
    .replace('{height}', height)
    .replace('{steps}', readSteps(root, lesson).join(' '))
    .replace('{formula}', () => read(`${golden}.mathml`).trim());
}

/**
 * Fills `<p data-words="id"></p>` and turns `data-words-alt="id"` into `alt="…"` (and so on for other attributes).
 * @param {string} html
 * @param {(id: string) => string} say
 * @returns {string}
 */
export function fillWords(html, say) {
  return html
    .replace(/\sdata-words-([\w-]+)="([^"]+)"/g, (_, attribute, id) => ` ${attribute}="${escape(say(id))}"`)
    .replace(/<(\w+)([^>]*?)\sdata-words="([^"]+)"([^>]*)><\/\1>/g, (_, tag, before, id, after) => {
      return `<${tag}${before}${after}>${escape(say(id))}</${tag}>`;
    });
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * @param {string} root the folder of the repository
 * @returns {import('vite').Plugin}
 */
export function wordsInHtml(root) {
  return {
    name: 'words-in-html',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => fillWords(fillLessons(html, root), lookUp(allWords(root))),
    },
  };
}
