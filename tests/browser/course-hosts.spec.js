// The hosts that docs/embedding.md names: each does to its snippet what the real one does, and has its styles and keys. reveal.js is
// the real one; Quarto has quarto.spec.js, SCORM scorm.spec.js, and anywidget notebook.spec.js.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/prepare.mjs';
import { settled } from './lab.js';

/** @import { FrameLocator, Page } from '@playwright/test' */

const text = readFileSync(join(root, 'docs', 'embedding.md'), 'utf8');
const deck = join(root, 'node_modules', 'reveal.js', 'dist');

/** The first snippet behind a word of the document, with the address of our server in it. @param {string} after @param {string} base */
function snippet(after, base) {
  const block = /```+(?:html|python|md)\n([^]*?)\n```/.exec(text.slice(text.indexOf(after)));
  return (block?.[1] ?? '').replaceAll('https://your.server/dist/', base);
}

/**
 * Opens a page of another server than ours, and tells what it complains about.
 * @param {Page} page @param {string} body @param {string} [head]
 */
async function visit(page, body, head = '') {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const listens = `<script>const keys = []; addEventListener('keydown', ({ key }) => keys.push(key));</script>`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Course</title>${listens}${head}<body>${body}`;
  const server = createServer((request, answer) => {
    const path = (request.url ?? '').slice(1);
    if (path.startsWith('deck/')) {
      answer.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript');
      return answer.end(readFileSync(join(deck, path.slice(5))));
    }
    return answer.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  await page.goto(`http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`);
  await page.waitForLoadState('networkidle');
  server.close();
  return complaints;
}

/** The lab is there, without a notice. @param {Page | FrameLocator} place */
async function shown(place) {
  const lab = place.locator('backprop-lab').first();
  await expect(lab.locator('.screen')).toBeVisible();
  await expect(lab.locator('.notices li')).toHaveCount(0);
  return lab;
}

/** The keys that reached the page since it was last asked. @param {Page} page @returns {Promise<string[]>} */
const heard = (page) => page.evaluate('keys.splice(0)');

/** @param {string} slides */
const reveal = (slides) =>
  `<div class="reveal"><div class="slides"><section>First</section>${slides}<section>Last</section></div></div>
   <script src="/deck/reveal.js"></script><script>Reveal.initialize({ transition: 'none', controls: false });</script>`;
const STYLES = '<link rel="stylesheet" href="/deck/reveal.css"><link rel="stylesheet" href="/deck/theme/black.css">';

/** The slide that is shown, and whether the deck is black or in its overview. @param {Page} page @returns {Promise<unknown>} */
const slide = (page) => page.evaluate('[Reveal.getIndices().h, Reveal.isPaused(), Reveal.isOverview()]');

test('reveal.js: keys that the lab uses turn no slide, others do, and a run waits for its slide', async ({
  page,
  baseURL,
}) => {
  const complaints = await visit(page, reveal(snippet('**reveal.js**', baseURL ?? '')), STYLES);
  await page.keyboard.press('ArrowRight');
  const lab = await shown(page);
  await expect.poll(() => slide(page)).toEqual([1, false, false]);
  // The deck is black, and so is the lab on it; nothing of it is off the slide.
  const [ink, surface] = await lab.evaluate((lab) => {
    const { color, backgroundColor } = getComputedStyle(lab);
    return [color, backgroundColor];
  });
  expect([ink, surface]).toEqual(['rgb(236, 238, 241)', 'rgb(25, 25, 25)']);
  await lab.locator('[data-action=step]').focus();
  for (const key of ['Space', '.', 'p', 'p', ',']) await page.keyboard.press(key);
  await expect.poll(() => slide(page)).toEqual([1, false, false]);
  const t = () => lab.evaluate((lab) => Number(/** @type {any} */ (lab).values.t));
  await lab.evaluate((lab) => /** @type {any} */ (lab).setState({ values: { eta: 0.001, t: 0 } }));
  await lab.locator('[data-action=play]').click();
  await expect.poll(t).toBeGreaterThan(1);
  await page.keyboard.press('PageDown');
  await expect.poll(() => slide(page)).toEqual([2, false, false]);
  await page.waitForTimeout(300);
  const away = await t();
  await page.waitForTimeout(1000);
  expect(await t()).toBe(away);
  await page.keyboard.press('PageUp');
  await expect.poll(t).toBeGreaterThan(away);
  await page.keyboard.press('Escape');
  await expect.poll(() => slide(page)).toEqual([1, false, true]);
  expect(complaints).toEqual([]);
});

test('reveal.js: from a frame on a slide the keys of the deck reach it', async ({ page, baseURL }) => {
  await visit(page, reveal(`<section>${snippet('## A frame', baseURL ?? '')}</section>`), STYLES);
  await page.keyboard.press('ArrowRight');
  const lab = await shown(page.frameLocator('iframe'));
  await lab.locator('[data-action=play]').focus();
  await page.keyboard.press('.');
  await expect(lab.locator('.counter')).toHaveText('Step 3');
  expect(await slide(page)).toEqual([1, false, false]);
  // A run waits while another slide is shown, and goes on when its own is back.
  const t = async () => Number((await lab.locator('.counter').textContent())?.match(/\d+/)?.[0]);
  await lab.evaluate((lab) => /** @type {any} */ (lab).setState({ values: { eta: 0.001, t: 0 } }));
  await lab.locator('[data-action=play]').click();
  await expect.poll(t).toBeGreaterThan(1);
  await page.keyboard.press('PageDown');
  await expect.poll(() => slide(page)).toEqual([2, false, false]);
  const moved = async () => {
    const before = await t();
    await page.waitForTimeout(1000);
    return (await t()) - before;
  };
  await expect.poll(moved).toBe(0);
  const away = await t();
  await page.keyboard.press('PageUp');
  await expect.poll(t).toBeGreaterThan(away);
});

test('MkDocs: its theme’s keys and styles leave the lab alone', async ({ page, baseURL }) => {
  // Material for MkDocs: “.”, “,”, “n”, “p”, “f” and “s” lead to other pages and into its search.
  const theme = `<style>
    html { font-size: 125% } body { font: 400 0.8rem/1.6 Roboto, sans-serif; -webkit-font-smoothing: antialiased }
    *, *::before, *::after { box-sizing: inherit } html { box-sizing: border-box }
    .md-typeset { font-size: 0.8rem; line-height: 1.6; overflow-wrap: break-word } .md-typeset :is(svg, canvas, img) { height: auto; max-width: 100% }
    .md-typeset table:not([class]) { display: inline-block; overflow: auto } button { all: unset; cursor: pointer }
  </style>`;
  const complaints = await visit(
    page,
    `<main class="md-content"><article class="md-typeset">${snippet('**Quarto**, **MkDocs**', baseURL ?? '')}</article></main>`,
    theme,
  );
  const lab = await shown(page);
  await lab.locator('.scrubber').focus();
  for (const key of ['.', ',', 'p', 'p']) await page.keyboard.press(key);
  expect(await heard(page)).toEqual([]);
  await page.keyboard.press('f');
  expect(await heard(page)).toEqual(['f']);
  expect(complaints).toEqual([]);
});

test('Docusaurus: the element comes and goes with the pages of an application, and its theme is followed', async ({
  page,
  baseURL,
}) => {
  const theme = `<style>:root { --ifm: #fff } [data-theme=dark] { --ifm: #1b1b1d; color-scheme: dark } html { background: var(--ifm) }</style>`;
  const script = `<script type="module" src="${baseURL}lib/backprop-lab.js"></script>`;
  const complaints = await visit(page, '<div id="__docusaurus"></div>', theme + script);
  // React makes elements by attributes, into a tree that it shows afterwards.
  const go = (/** @type {Record<string, string>} */ attributes) =>
    page.evaluate((attributes) => {
      const tree = document.createElement('main');
      const lab = document.createElement('backprop-lab');
      for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
      tree.append(lab);
      document.getElementById('__docusaurus')?.replaceChildren(tree);
    }, attributes);
  await go({ lesson: 'vanishing-gradient', preset: 'relu', ui: 'figure' });
  let lab = await shown(page);
  expect(await lab.evaluate((lab) => /** @type {any} */ (lab).values.beside)).toBe('relu');
  await go({ lesson: 'chain-rule', t: '2' });
  lab = await shown(page);
  await expect(lab.locator('.counter')).toHaveText('Step 2');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await expect.poll(() => lab.evaluate((lab) => getComputedStyle(lab).backgroundColor)).toBe('rgb(27, 27, 29)');
  expect(complaints).toEqual([]);
});

/** What an editor leaves of a snippet that takes scripts out. @param {string} html */
const purified = (html) => html.replace(/<script[^]*?<\/script>/g, '');

for (const [host, wrap] of /** @type {const} */ ([
  ['Moodle', (/** @type {string} */ html) => `<div role="main"><div class="no-overflow">${html}</div></div>`],
  [
    'WordPress',
    (/** @type {string} */ html) =>
      `<style>.entry-content > * { max-width: 650px; margin-inline: auto } iframe { max-width: 100%; border: 0 }</style>
       <div class="entry-content"><div class="wp-block-group">${html}</div></div>`,
  ],
])) {
  test(`${host}: its frame shows the prepared questions`, async ({ page, baseURL }) => {
    const complaints = await visit(
      page,
      wrap(purified(snippet(`**${host}`, baseURL ?? '') || snippet('**Moodle**', baseURL ?? ''))),
    );
    const lab = await shown(page.frameLocator('iframe'));
    await expect(lab.locator('.steps .count')).toHaveText('1 of 13');
    await expect(lab.locator('.explore')).toBeHidden();
    await lab.locator('[data-panel=ask] .press').first().click();
    await expect(lab.locator('[data-panel=ask] .verdict')).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test('Canvas: it resizes the frame by the messages that it knows, without a script of ours', async ({
  page,
  baseURL,
}) => {
  const resizes = `<script>addEventListener('message', ({ source, data }) => {
    if (data?.subject !== 'lti.frameResize') return;
    for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.height = data.height;
  });</script>`;
  const frame = purified(snippet('**Moodle**', baseURL ?? '')).replace(
    '<iframe',
    '<iframe sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads" allow="fullscreen"',
  );
  await visit(page, `<div class="show-content user_content">${frame}</div>`, resizes);
  await shown(page.frameLocator('iframe'));
  await expect.poll(() => page.locator('iframe').getAttribute('height')).not.toBe('800');
  const body = page.frameLocator('iframe').locator('body');
  const over = () => body.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await expect.poll(over).toBeLessThanOrEqual(1);
});

test('MyST and Jupyter Book: the frame of the directive has its picture', async ({ page, baseURL }) => {
  const [, address] = /\{iframe\} (\S+)/.exec(snippet('**MyST / Jupyter Book**', baseURL ?? '')) ?? [];
  // So the book theme writes it.
  const figure = `<figure style="width: 100%"><div style="position: relative; padding-bottom: 60%; width: 100%">
    <iframe width="100%" height="100%" src="${address}" allowfullscreen style="position: absolute; inset: 0; border: 0"></iframe></div></figure>`;
  const complaints = await visit(page, `<article style="max-width: 700px">${figure}</article>`);
  const lab = await shown(page.frameLocator('iframe'));
  await expect(lab.locator('.large canvas').first()).toBeInViewport();
  expect(complaints).toEqual([]);
});

test('Jupyter: the frame that IPython writes fits its cell', async ({ page, baseURL }) => {
  const [, address, height] = /IFrame\("([^"]+)".*height=(\d+)/.exec(snippet('**Jupyter**:', baseURL ?? '')) ?? [];
  const output = `<div class="jp-OutputArea-output" style="overflow: auto; max-width: 640px">
    <iframe width="100%" height="${height}" src="${address}" frameborder="0" allowfullscreen></iframe></div>`;
  const complaints = await visit(page, output);
  const lab = await shown(page.frameLocator('iframe'));
  await settled(/** @type {any} */ (page));
  const size = await lab.evaluate((lab) => [lab.getBoundingClientRect().height, innerHeight]);
  expect(size[0]).toBeLessThanOrEqual(size[1]);
  expect(complaints).toEqual([]);
});
