// "Share": what is shown, as a link, as a line for a course page, and as a picture for a phone's camera. What is chosen to be hidden
// or locked is seen at once in a lab beside it. It is loaded when somebody asks for it.
import { SAFE, fileOf, shorten } from './long-links.js';
import { defaults } from './defaults.js';
import { h, mark, write } from './dom.js';
import { download } from './download.js';
import { moreWords } from './more-words.js';
import { notesFile } from './notes.js';
import { qrCode } from './qr.js';
import { VERSION } from './query.js';
import { FORMS } from './setup.js';
import { choicesPart } from './share-choices.js';
import { addStyles } from './style.js';
import { share } from './style/share.js';
import { texts } from './style/texts.js';
import { csvFile, pngFile, svgFile } from './taken-home.js';

/** @import { Coordinator } from './coordinator.js' */
/** @import { Controller, Lesson, Values } from './types.js' */
/** @import { Words } from './words.js' */

addStyles({ share, texts });

/** How high the frame of each form is at first, in CSS pixels; where the page has our script, it follows what is in it. */
const HEIGHTS = { figure: 480, other: 720 };

/**
 * What the dialog is about.
 * @typedef {object} About
 * @property {Lesson} lesson
 * @property {Values} values
 * @property {Values} fresh those of a fresh lesson
 * @property {readonly string[]} idle controls without a meaning now
 * @property {readonly string[]} folds those that there are now
 * @property {string | undefined} page the address of the page that shows lessons by link
 * @property {boolean} unfolds whether that page reads packed links
 * @property {string | undefined} files the address of the folder that has index.html and lib/; a build of one file has none
 */

const FOLDER = /^(.*?)(?:lib\/)?(?:assets|www)\/[^/]+\.js[^/]*$/.exec(import.meta.url)?.[1];

/** @param {Controller} controller @param {Coordinator} coordinator */
export async function openShare(controller, coordinator) {
  controller.words.add(await moreWords());
  if (!controller.module()) return; // another lesson has come meanwhile
  const { lesson, now, store, presenter } = coordinator;
  const { screen } = presenter;
  if (!screen || !coordinator.sharing || screen.querySelector('dialog')) return;
  const page = store.address ? window.location.href.replace(/[?#].*/, '') : FOLDER;
  const idle = presenter.view?.idle ?? [];
  open(
    controller,
    coordinator,
    {
      lesson,
      values: now.values,
      fresh: controller.preview(defaults(lesson.controls)),
      idle,
      folds: presenter.view?.folds.map(({ name }) => name) ?? [],
      page,
      unfolds: !store.address || document.documentElement.dataset.unfolds !== undefined,
      files: FOLDER,
    },
    screen,
  );
}

/** @param {Controller} controller @param {Coordinator} coordinator @param {About} about @param {Element} screen the dialog stands in it */
function open(controller, coordinator, about, screen) {
  const { words } = controller;
  const form = choicesPart(controller, about);
  const outputs = outputsPart(controller);
  const files = filesPart(coordinator, words, about, () => outputs.link());
  const preview = h('div', { class: 'preview', role: 'group', 'aria-label': words.text('share-preview') });
  const close = h(
    'button',
    { type: 'button', 'data-action': 'close', onclick: () => dialog.close() },
    words.text('share-close'),
  );
  const title = h('h2', { id: 'share-title' }, words.text('share-title'));
  const choices = h('div', { class: 'share-choices' }, form.element, preview);
  const dialog = h(
    'dialog',
    { class: 'share', 'aria-labelledby': title.id },
    h('div', { class: 'share-head' }, title, close),
    choices,
    outputs.element,
    files,
  );
  const show = () => {
    const around = form.asked();
    const shown = setUp(about, around);
    outputs.show(lines(about, around, shown, words));
    preview.replaceChildren(labOf(about.lesson.slug, shown));
  };
  dialog.addEventListener('change', show);
  // Its keys are its own: neither the lesson below nor the page around it uses them.
  for (const type of ['keydown', 'keypress', 'keyup'])
    dialog.addEventListener(type, (event) => event.stopPropagation());
  dialog.addEventListener('close', () => dialog.remove());
  screen.append(dialog);
  show();
  dialog.showModal();
}

/** The attributes of the element: what is set around the lesson, and the values that are not a fresh lesson's. @param {About} about @param {Record<string, string>} around */
function setUp({ lesson, values, fresh }, around) {
  const own = lesson.controls.flatMap(({ key }) => (values[key] === fresh[key] ? [] : [[key, values[key]]]));
  const story = Number(values.step) > 0 && !FORMS[around.ui ?? '']?.includes('story') ? { story: 'on' } : {};
  return { ...Object.fromEntries(own), ...story, ...around };
}

/** @param {string} slug @param {Record<string, string>} attributes */
function labOf(slug, attributes) {
  const lab = document.createElement('backprop-lab');
  const hide = [attributes.hide, 'sharing'].filter(Boolean).join(','); // a dialog in a dialog would help nobody
  for (const [name, value] of Object.entries({ lesson: slug, ...attributes, hide })) lab.setAttribute(name, value);
  return lab;
}

/**
 * What can be copied.
 * @param {About} about
 * @param {Record<string, string>} around
 * @param {Record<string, string>} attributes
 * @param {Words} words
 */
function lines({ lesson: { slug }, page, unfolds, files }, around, attributes, words) {
  // The version, so that what is left out keeps its meaning. A link without a step would begin the story.
  const whole = `${page}#${new URLSearchParams({ v: VERSION, lesson: slug, step: '0', ...attributes })}`;
  const link = unfolds ? shorten(whole) : whole;
  const quoted = Object.entries({ lesson: slug, ...attributes }).map(([name, value]) => `${name}="${escape(value)}"`);
  const script = (/** @type {string} */ name, /** @type {string} */ how) =>
    `<script ${how} src="${escape(`${files}lib/${name}`)}"></script>`;
  const title = escape(`Backprop Lab: ${words.text(`${slug}-title`)}`);
  const height = around.ui === 'figure' ? HEIGHTS.figure : HEIGHTS.other;
  if (files === undefined) return { link };
  return {
    link,
    element: `${script('backprop-lab.js', 'type="module"')}\n<backprop-lab ${quoted.join(' ')}></backprop-lab>`,
    frame: `<iframe src="${escape(link)}" title="${title}" width="100%" height="${height}" style="border: 0" loading="lazy"></iframe>\n${script('host.js', 'async')}`,
  };
}

/** @param {string} text */
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param {Controller} controller */
function outputsPart({ words, copy }) {
  /** @param {'link' | 'element' | 'frame'} name @param {string} label */
  const output = (name, label) => {
    const box = h('textarea', { readonly: true, rows: 3, spellcheck: 'false', class: 'document', id: `share-${name}` });
    const told = h('span', { role: 'status', class: 'help' });
    const press = async () => write(told, words.text((await copy(box.value)) ? 'shared' : 'share-select'));
    const button = h(
      'button',
      { type: 'button', class: 'chip', 'data-copies': name, onclick: press },
      words.text('share-copy'),
    );
    const head = h('div', { class: 'line' }, h('label', { for: box.id }, label), button, told);
    return { box, element: h('div', { class: 'control' }, head, box) };
  };
  const all = {
    link: output('link', words.text('share-link')),
    element: output('element', words.text('share-element')),
    frame: output('frame', words.text('share-frame')),
  };
  const code = h('canvas', { role: 'img', class: 'code' });
  const tooLong = h('p', { class: 'help' }, words.text('share-too-long'));
  const cut = h('p', { class: 'help' });
  return {
    element: h(
      'div',
      { class: 'share-lines' },
      ...Object.values(all).map(({ element }) => element),
      cut,
      code,
      tooLong,
    ),
    link: () => all.link.box.value,
    /** @param {{ link: string, element?: string, frame?: string }} texts those that there are */
    show(texts) {
      for (const name of /** @type {const} */ (['link', 'element', 'frame'])) {
        all[name].box.value = texts[name] ?? '';
        all[name].element.hidden = texts[name] === undefined;
      }
      mark(code, 'aria-label', words.text('share-code'));
      const drawn = qrCode?.(code, texts.link); // a page of one file has none
      code.hidden = !drawn;
      tooLong.hidden = drawn !== false;
      cut.hidden = texts.link.length <= SAFE;
      write(cut, words.text('share-long', { count: texts.link.length }));
    },
  };
}

/**
 * What can be taken home as a file.
 * @param {Coordinator} coordinator
 * @param {Words} words
 * @param {About} about
 * @param {() => string} link
 */
function filesPart(coordinator, words, { lesson: { slug }, files: folder }, link) {
  const told = h('span', { role: 'status', class: 'help' });
  /** @param {string} end @param {string} label @param {() => Promise<Blob> | Blob} make */
  const button = (end, label, make) => {
    const press = async () => {
      write(told, words.text('share-making'));
      try {
        download(await make(), `backprop-lab-${slug}.${end}`);
        write(told, '');
      } catch (error) {
        console.error(error);
        write(told, words.text('share-not-made'));
      }
    };
    return h('button', { type: 'button', class: 'chip', 'data-takes': end, onclick: press }, label);
  };
  const scorm = async (/** @type {string} */ folder) => {
    const { scormFile } = await import('./scorm.js');
    return scormFile({ folder, link: link(), slug, title: `Backprop Lab: ${words.text(`${slug}-title`)}` });
  };
  const still = coordinator.presenter.view?.idle.includes('t');
  const files = [
    button('html', words.text('share-html'), () => fileOf(link())),
    button('svg', words.text('share-svg'), () => svgFile(coordinator, words, link())),
    button('png', words.text('share-png'), () => pngFile(coordinator, words, link())),
    button('tex', words.text('share-latex'), () => notesFile(coordinator, link(), 'latex')),
    button('md', words.text('share-markdown'), () => notesFile(coordinator, link(), 'markdown')),
    ...(still ? [] : [button('csv', words.text('share-csv'), () => csvFile(coordinator, link()))]),
    ...(folder === undefined ? [] : [button('zip', words.text('share-scorm'), () => scorm(folder))]),
  ];
  const title = h('h3', { id: 'share-files' }, words.text('share-files'));
  return h(
    'div',
    { class: 'control', role: 'group', 'aria-labelledby': title.id },
    title,
    h('div', { class: 'chips' }, ...files, told),
  );
}
