// A prepared lesson as a SCORM 1.2 package, made in the page, in a learning platform: scorm-again is the platform's side.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { root } from '../../scripts/prepare.mjs';
import { open } from './lab.js';

/** @import { Page } from '@playwright/test' */

const platform = readFileSync(join(root, 'node_modules', 'scorm-again', 'dist', 'scorm12.min.js'));

/** The files of the package that the dialog makes. @param {Page} page @param {string} query */
async function packed(page, query) {
  await open(page, query);
  await page.locator('[data-action=step], .press').first().focus();
  await page.keyboard.press('s');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('dialog.share [data-takes=zip]').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^backprop-lab-[a-z-]+\.zip$/);
  return unzipSync(new Uint8Array(readFileSync(await download.path())));
}

/** A platform that shows the package. @param {Record<string, Uint8Array>} files */
async function platformWith(files) {
  const course = `<!doctype html><title>Course</title><script src="/platform.js"></script><body style="margin:0"></body>`;
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname);
    if (path === '/platform.js') return answer.setHeader('content-type', 'text/javascript').end(platform);
    if (path === '/') return answer.setHeader('content-type', 'text/html').end(course);
    const file = files[path.replace('/package/', '')];
    if (!file) return answer.writeHead(404).end();
    answer.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html').end(file);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Opens the package as a student does, with what the platform has of an earlier time. @param {Page} page @param {string} address @param {object} [before] */
async function launch(page, address, before) {
  await page.goto(address);
  await page.evaluate((before) => {
    const { Scorm12API } = /** @type {any} */ (window);
    const API = new Scorm12API({ autocommit: false, logLevel: 4 });
    if (before) API.loadFromJSON(before);
    const frame = Object.assign(document.createElement('iframe'), {
      src: '/package/index.html',
      width: 1200,
      height: 900,
    });
    /** @type {string[]} */
    const errors = [];
    const set = API.LMSSetValue;
    API.LMSSetValue = (/** @type {string} */ name, /** @type {string} */ value) => {
      const done = set.call(API, name, value);
      if (String(done) !== 'true') errors.push(`${name} = ${value}: ${API.LMSGetLastError()}`);
      return done;
    };
    Object.assign(window, { API, errors });
    document.body.append(frame);
  }, before);
  const lab = page.frameLocator('iframe').frameLocator('iframe').locator('backprop-lab');
  await expect(lab.locator('.screen')).toBeVisible();
  return lab;
}

/** What the platform knows. @param {Page} page */
const known = (page) =>
  page.evaluate(() => {
    const { cmi } = /** @type {any} */ (window).API;
    const { lesson_status: status, score } = cmi.core;
    return { status, raw: score.raw, kept: cmi.suspend_data, answers: cmi.interactions.childArray.length };
  });

test('the package has a manifest of SCORM 1.2 that names each file', async ({ page }) => {
  const files = await packed(page, 'lesson=update-rule&t=2&eta=0.1');
  const manifest = strFromU8(files['imsmanifest.xml']);
  await page.goto('about:blank'); // our own page parses nothing
  const problem = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, 'application/xml');
    return read.querySelector('parsererror')?.textContent ?? '';
  }, manifest);
  expect(problem).toBe('');
  expect(manifest).toContain('<schemaversion>1.2</schemaversion>');
  expect(manifest).toContain('<title>Backprop Lab: Update rule</title>');
  const named = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, path]) => path);
  expect([...named, 'imsmanifest.xml'].sort()).toEqual(Object.keys(files).sort());
  expect(strFromU8(files['index.html'])).toContain('data-link="#v=1&amp;lesson=update-rule&amp;step=0&amp;eta=0.1');
});

test('a lesson that asks nothing is complete when something was done, and is found where it was left', async ({
  page,
}) => {
  const { address, close } = await platformWith(await packed(page, 'lesson=update-rule&t=2&eta=0.1'));
  let lab = await launch(page, address);
  await expect(lab.locator('.counter')).toHaveText('Step 2');
  expect(await known(page)).toMatchObject({ status: 'incomplete', raw: '' });
  await lab.locator('[data-action=step]').click();
  await expect.poll(async () => (await known(page)).status).toBe('completed');
  expect((await known(page)).raw).toBe('100');
  await expect.poll(async () => (await known(page)).kept).toContain('t=3');
  const { kept } = await known(page);
  lab = await launch(page, address, { suspend_data: kept, core: { lesson_status: 'completed' } });
  await expect(lab.locator('.counter')).toHaveText('Step 3');
  expect(await page.evaluate(() => /** @type {any} */ (window).errors)).toEqual([]);
  close();
});

test('an exercise reports its answers, and is complete when all of it is right', async ({ page }) => {
  const { address, close } = await platformWith(await packed(page, 'lesson=chain-rule&task=build'));
  const lab = await launch(page, address);
  const build = (/** @type {string} */ rows) =>
    lab.evaluate((lab, rows) => /** @type {any} */ (lab).setState({ values: { rows } }), rows);
  const path = 'L.o5-o5.o3-o3.o1-o1.w1';
  await build(path);
  await expect.poll(async () => (await known(page)).kept).toContain(path);
  expect(await known(page)).toMatchObject({ status: 'incomplete', raw: '', answers: 0 });
  await build(`${path}_L.o5-o5.o4-o4.o1-o1.w1`);
  await expect.poll(async () => (await known(page)).status).toBe('completed');
  expect(await known(page)).toMatchObject({ raw: '100', answers: 1 });
  expect(await page.evaluate(() => /** @type {any} */ (window).errors)).toEqual([]);
  close();
});

test('answers of an exercise do not count for the score of a story', async ({ page }) => {
  const { address, close } = await platformWith(await packed(page, 'lesson=chain-rule&step=1&task=build'));
  const lab = await launch(page, address);
  const post = (/** @type {string} */ event, /** @type {object} */ detail) =>
    lab.evaluate((_, message) => parent.postMessage(message, '*'), { backpropLab: 1, event, with: detail });
  for (const question of ['a1', 'a2', 'a3'])
    await post('answer', { lesson: 'chain-rule', exercise: 'fill', question, given: '1', right: true });
  await post('done', { lesson: 'chain-rule', exercise: 'fill', right: 3, of: 3 });
  await expect.poll(async () => (await known(page)).answers).toBe(3);
  expect(await known(page)).toMatchObject({ status: 'incomplete', raw: '' });
  await post('done', { story: 'chain-rule', right: 1, of: 4 });
  await expect.poll(async () => (await known(page)).raw).toBe('25');
  close();
});

test('a story reports each answer, and its score when its end is reached', async ({ page }) => {
  const { address, close } = await platformWith(await packed(page, 'lesson=check-yourself&step=1'));
  let lab = await launch(page, address);
  await lab.locator('[data-panel=ask] .press').first().click();
  await expect.poll(async () => (await known(page)).answers).toBe(1);
  await lab.locator('[data-panel=ask] .press').nth(1).click();
  await expect.poll(async () => (await known(page)).answers).toBe(2);
  expect(await known(page)).toMatchObject({ status: 'incomplete', raw: '' });
  for (let step = 2; step <= 13; step++) {
    await lab.locator('[data-action=story-next]').click();
    await expect(lab.locator('.steps .count')).toHaveText(`${step} of 13`);
  }
  await expect.poll(async () => (await known(page)).status).toBe('completed');
  const { raw, kept } = await known(page);
  expect(raw).toBe('8'); // one of twelve
  expect(JSON.parse(kept).right).toHaveLength(1);
  expect(await page.evaluate(() => /** @type {any} */ (window).errors)).toEqual([]);

  // Without the platform's side the lab runs all the same.
  await page.goto(`${address}package/index.html`);
  lab = page.frameLocator('iframe').locator('backprop-lab');
  await expect(lab.locator('.screen')).toBeVisible();
  close();
});
