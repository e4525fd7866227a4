// Lessons in somebody else's page, through lib/.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { readings, settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

/**
 * A page of a course.
 * @param {Page} page
 * @param {string} body
 */
async function course(page, body) {
  const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>${body}`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html');
  await expect(page.locator('backprop-lab .screen').first()).toBeVisible();
  await settled(page);
  await unfold(page);
}

test('one line shows a lesson with its attributes, and the address stays the page’s own', async ({ page }) => {
  await course(page, '<backprop-lab lesson="chain-rule" eta="0.05" select="w9" t="2"></backprop-lab>');
  await expect(page.locator('#eta-box')).toHaveValue('0.05');
  expect(Object.keys(await readings(page))).toContain('w9');
  await page.locator('[data-action=step]').click();
  await expect(page.locator('.counter')).toHaveText('Step 3');
  expect(new URL(page.url()).search).toBe('');
});

test('several lessons on a page share one module and keep to themselves', async ({ page }) => {
  /** @type {string[]} */
  const modules = [];
  page.on('request', (request) => /(?<!_more)_bg-.*wasm$/.test(request.url()) && modules.push(request.url()));
  await course(
    page,
    '<backprop-lab lesson="update-rule"></backprop-lab><backprop-lab lesson="update-rule" eta="1.5"></backprop-lab>',
  );
  const labs = page.locator('backprop-lab');
  await expect(labs.nth(1).locator('.screen')).toBeVisible();
  await labs.nth(0).locator('[data-action=step]').click();
  await expect(labs.nth(0).locator('.counter')).toHaveText('Step 1');
  await expect(labs.nth(1).locator('.counter')).toHaveText('Step 0');
  await expect(labs.nth(1).locator('#eta-box')).toHaveValue('1.5');
  expect(modules).toHaveLength(1);
});

test('every control is an attribute, a property and a key, and changes are told', async ({ page }) => {
  await course(page, '<backprop-lab lesson="vanishing-gradient"></backprop-lab>');
  const told = await page.evaluate(async () => {
    const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
    const change = new Promise((done) =>
      lab.addEventListener('backprop-lab-change', (/** @type {any} */ e) => done(e.detail), { once: true }),
    );
    lab.depth = 12;
    const detail = await change;
    return { detail, depth: lab.depth };
  });
  expect(told.depth).toBe(12);
  expect(told.detail).toMatchObject({ lesson: 'vanishing-gradient', values: { depth: '12' }, t: 0 });
  await page.locator('backprop-lab').evaluate((lab) => lab.setAttribute('depth', '7'));
  await expect(page.locator('#depth-box')).toHaveValue('7');
});

test('a lesson is loaded when it is first shown, and what is set meanwhile is there when it comes', async ({
  page,
}) => {
  /** @type {string[]} */
  const modules = [];
  page.on('request', (request) => /(?<!_more)_bg-.*wasm$/.test(request.url()) && modules.push(request.url()));
  await course(page, '<backprop-lab lesson="update-rule" eta="0.3"></backprop-lab>');
  expect(modules).toHaveLength(1);
  const lab = page.locator('backprop-lab');
  const seen = await lab.evaluate(async (element) => {
    const lab = /** @type {any} */ (element);
    const changed = new Promise((done) => lab.addEventListener('backprop-lab-change', done, { once: true }));
    lab.lesson = 'vanishing-gradient';
    lab.depth = 9;
    lab.values = { x: 0.5 };
    const meanwhile = { lesson: lab.lesson, depth: lab.depth };
    await changed;
    return { meanwhile, lesson: lab.lesson, depth: lab.depth, x: lab.x, eta: lab.eta };
  });
  expect(seen.meanwhile).toEqual({ lesson: 'vanishing-gradient', depth: 9 });
  expect(seen).toMatchObject({ lesson: 'vanishing-gradient', depth: 9, x: 0.5, eta: 0.3 });
  expect(modules).toHaveLength(2);
  // Undo leads back across the lessons, redo forth again, and no module is loaded twice.
  await unfold(page);
  await page.locator('[data-action=undo]').click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'update-rule');
  await unfold(page);
  await expect(page.locator('#eta-box')).toHaveValue('0.3');
  await page.locator('[data-action=redo]').click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'vanishing-gradient');
  await unfold(page);
  await expect(page.locator('#depth-box')).toHaveValue('9');
  expect(modules).toHaveLength(2);
});

test('of two lessons wanted one after the other, the last is shown', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule"></backprop-lab>');
  const shown = await page.locator('backprop-lab').evaluate(async (element) => {
    const lab = /** @type {any} */ (element);
    /** @type {string[]} */
    const shown = [];
    lab.addEventListener('backprop-lab-change', (/** @type {any} */ { detail }) => shown.push(detail.lesson));
    const done = new Promise((done) => lab.addEventListener('backprop-lab-change', done, { once: true }));
    lab.lesson = 'chain-rule';
    lab.lesson = 'vanishing-gradient';
    await done;
    return shown;
  });
  expect(shown).toEqual(['vanishing-gradient']);
});

test('what is set while the element is out of the page is there when it is back', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule"></backprop-lab>');
  const set = await page.evaluate(async () => {
    const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
    lab.remove();
    lab.lesson = 'chain-rule';
    lab.values = { eta: 0.25 };
    lab.select = 'w9';
    const away = { lesson: lab.lesson, eta: lab.eta, select: lab.select };
    document.body.append(lab);
    await new Promise((done) => lab.addEventListener('backprop-lab-change', done, { once: true }));
    return { away, back: { lesson: lab.lesson, eta: lab.eta, select: lab.select } };
  });
  expect(set.away).toEqual({ lesson: 'chain-rule', eta: 0.25, select: 'w9' });
  expect(set.back).toEqual(set.away);
  expect(Object.keys(await readings(page))).toContain('w9');
});

for (const pause of [false, true]) {
  const when = pause ? 'some time after it was taken out' : 'in the same moment';
  test(`attributes that change while the element is out of the page count when it is back: ${when}`, async ({
    page,
  }) => {
    await course(page, '<backprop-lab lesson="chain-rule" network="mazur" eta="0.3"></backprop-lab>');
    const lab = page.locator('backprop-lab');
    const away = (/** @type {Record<string, string>} */ attributes) =>
      lab.evaluate(
        async (element, { attributes, pause }) => {
          const wait = () => new Promise((done) => setTimeout(done, pause ? 50 : 0));
          const lab = /** @type {any} */ (element);
          lab.remove();
          if (pause) await wait();
          for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
          if (pause) await wait();
          document.body.append(lab);
        },
        { attributes, pause },
      );
    const values = () => lab.evaluate((lab) => /** @type {any} */ (lab).values);
    // What somebody has set meanwhile stays: its attribute has not changed.
    await lab.evaluate((lab) => /** @type {any} */ (lab).setState({ values: { eta: '0.05' } }));
    await away({ network: 'c', t: '2' });
    await expect(lab.locator('.counter')).toHaveText('Step 2');
    expect(await values()).toMatchObject({ network: 'c', t: '2', eta: '0.05' });
    await lab.locator('[data-action=step]').click();
    await expect(lab.locator('.counter')).toHaveText('Step 3');
    await away({});
    await expect(lab.locator('.counter')).toHaveText('Step 3');
    expect(await values()).toMatchObject({ network: 'c', t: '3', eta: '0.05' });
    await away({ lesson: 'vanishing-gradient', depth: '7', network: 'a' });
    await expect(lab.locator('.screen')).toHaveAttribute('data-lesson', 'vanishing-gradient');
    expect(await values()).toMatchObject({ depth: '7' });
    await settled(page);
    await expect(lab.locator('.notices li')).toHaveCount(0);
  });
}

test('values that are no object, and a zoom that is no size, do no harm', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule" style="--lab-zoom: -3"></backprop-lab>');
  const values = await page.locator('backprop-lab').evaluate((element) => {
    const lab = /** @type {any} */ (element);
    const before = JSON.stringify(lab.values);
    lab.values = null;
    lab.values = undefined;
    return { before, after: JSON.stringify(lab.values) };
  });
  expect(values.after).toBe(values.before);
  const canvas = await page.locator('canvas').first().boundingBox();
  expect(canvas?.width).toBeGreaterThan(200);
});

test('a hundred visits leave nothing behind', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule"></backprop-lab>');
  const left = await page.evaluate(async () => {
    for (let i = 0; i < 100; i++) {
      const lab = document.createElement('backprop-lab');
      document.body.append(lab);
      await new Promise((done) => lab.addEventListener('backprop-lab-change', done, { once: true }));
      lab.remove();
      if (lab.shadowRoot?.querySelector('canvas')) return 'a canvas';
    }
    return document.querySelectorAll('backprop-lab').length;
  });
  expect(left).toBe(1);
});

const bits = fileURLToPath(new URL('../bits/', import.meta.url));
const expected = JSON.parse(readFileSync(`${bits}expected.json`, 'utf8'));

for (const file of readdirSync(bits).filter((name) => name.endsWith('.json') && name !== 'expected.json')) {
  test(`${file}: 10,000 steps in this browser end on the same bits as natively`, async ({ page }) => {
    const plan = JSON.parse(readFileSync(bits + file, 'utf8'));
    await page.goto('./');
    const hash = await page.evaluate(async ({ network, inputs, targets, train }) => {
      const { Network, load } = await import(new URL('./lib/core.js', document.baseURI).href);
      await load();
      const net = new Network(network);
      net.train(inputs, targets, train);
      const { weights, biases } = net.toJSON();
      let hash = 0xcbf29ce484222325n;
      for (const [layer, rows] of weights.entries()) {
        for (const byte of new Uint8Array(new Float64Array([...rows.flat(), ...biases[layer]]).buffer)) {
          hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
        }
      }
      return hash.toString(16).padStart(16, '0');
    }, plan);
    expect(hash).toBe(expected[plan.id]);
  });
}

test('the headless core runs in a worker', async ({ page }) => {
  const code = `import { Network, load } from './lib/core.js';
    await load();
    const net = new Network({ layers: [1, 1], activations: ['identity'], loss: 'half-squared-error', weights: [[[2]]], biases: [[0]] });
    postMessage(net.trace([3], [1]).loss);`;
  await page.route('**/course-worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: code }));
  // Our own page starts no worker: its policy takes no address of a script.
  await course(page, '<backprop-lab lesson="update-rule"></backprop-lab>');
  const loss = await page.evaluate(() => {
    const worker = new Worker('./course-worker.js', { type: 'module' });
    return new Promise((done, fail) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => fail(new Error(message));
    });
  });
  expect(loss).toBe(12.5);
});
