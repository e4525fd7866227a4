// The training lesson: its main task with the keyboard alone, own points, a run until a goal, a pinned run, the way into the
// chain rule, the same digits as natively, and an element that leaves nothing behind.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import {
  drawn,
  expectLink,
  expectStep,
  linked,
  openAll,
  pixels,
  readings,
  ready,
  settled,
  unfold,
  words,
} from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const panel = (page, name) => page.locator(`backprop-lab [data-panel="${name}"]`);
/** @param {Page} page @param {string} name */
const button = (page, name) => page.locator(`backprop-lab [data-action="${name}"]`);
/** @param {Page} page */
const counter = (page) => page.locator('backprop-lab .counter');

/** Types into a number's box. @param {Page} page @param {string} key @param {string} text */
async function type(page, key, text) {
  await page.locator(`#${key}-box`).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('train, lower η on the way, go back, start elsewhere: with the keyboard', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&t=0');
  await expect(counter(page)).toHaveText('update 0 · epoch 0');
  const start = await readings(page);
  for (const [name, text] of [
    ['step', 'update 1 · epoch 0'],
    ['batch', 'update 2 · epoch 0'],
    ['epoch', 'update 15 · epoch 1'],
    ['epoch', 'update 30 · epoch 2'],
    ['back', 'update 29 · epoch 1'],
  ]) {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
    await expect(counter(page)).toHaveText(text);
  }
  const there = await readings(page);

  await page.keyboard.press('p');
  await expect.poll(async () => Number((await readings(page)).updates)).toBeGreaterThan(60);
  await page.keyboard.press('p');
  await settled(page);
  const paused = (await readings(page)).updates;
  await type(page, 'eta', '0.02');
  await expect.poll(() => linked(page, 'changes')).toBe(`sgd0:0.1,batch0:10,sgd${paused}:0.02`);
  expect((await readings(page)).updates).toBe(paused);
  await expect(panel(page, 'words')).toContainText(`From update ${paused} on: η = 0.02.`);

  // Before the change η is what it was, and the numbers are those that were there.
  await page.locator('backprop-lab .scrubber').fill('29');
  await expectStep(page, 29);
  await expect(page.locator('#eta-box')).toHaveValue('0.1');
  expect(await readings(page)).toEqual(there);
  await button(page, 'reset').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => readings(page)).toEqual(start);
  await button(page, 'another').focus();
  await page.keyboard.press('Enter');
  await expectLink(page, 'weights', '2');
  expect((await readings(page)).loss).not.toBe(start.loss);
  expect(complaints).toEqual([]);
});

test('a neuron is chosen on the picture and a weight in its table, which then opens in the chain rule', async ({
  page,
}) => {
  const complaints = await openAll(page, 'lesson=training&t=10000');
  await page.getByRole('button', { name: 'o1: show its map large' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page, 'neuron').locator('h3')).toHaveText('What enters o₁');
  await panel(page, 'neuron').getByRole('button', { name: 'w₁' }).focus();
  await page.keyboard.press('Enter');
  await expectLink(page, 'select', 'w1');
  await unfold(page);
  // Its paths to the loss of the point are here, too: two, by way of o5 and o6, and their sum three ways.
  await expect(panel(page, 'ledger').locator('tbody tr')).toHaveCount(5);
  const numbers = await panel(page, 'ledger').locator('tbody tr > :last-child').allInnerTexts();
  expect(new Set(numbers.slice(2, 4)).size).toBe(1);
  await expect(panel(page, 'slice').locator('canvas')).toHaveAttribute(
    'aria-label',
    /^The loss of this point against w₁/,
  );
  await panel(page, 'door').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'chain-rule');
  // The digits of ten thousand updates are those of the native test (tests/learning.rs).
  const digits = readFileSync(new URL('../bits/training-lesson.txt', import.meta.url), 'utf8').trim();
  await expectLink(page, 'numbers', digits);
  await expectLink(page, 'select', 'w1');
  await page.goBack();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'training');
  expect(complaints).toEqual([]);
});

test('own points are put and taken by mouse, keyboard and table', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&data=own&own=1_1_1*-1_-1_-1&t=5');
  const own = async () => (await linked(page, 'own')).split('*');
  const plane = page.getByRole('slider', { name: 'Place on the plane' });
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await plane.boundingBox());
  await page.mouse.click(box.x + 0.75 * box.width, box.y + 0.25 * box.height);
  await expect.poll(async () => (await own()).join('*')).toMatch(/^1_1_1\*-1_-1_-1\*3(\.\d+)?_3(\.\d+)?_1$/);
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  expect(await own()).toHaveLength(3); // a drag looks and puts nothing

  await page.locator('input[name=brush][value=negative]').focus();
  await page.keyboard.press('Space');
  await plane.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await own())[3]).toMatch(/_-1$/);
  await page.locator('input[name=brush][value=remove]').check();
  await plane.focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await own()).length).toBe(3);

  const table = panel(page, 'own');
  await table.locator('summary').click();
  await table.locator('textarea').fill('1,2,1\nfish\n3,4,1\n9,9e9,1');
  await table.locator('[data-action=take]').click();
  await expect(table.getByRole('alert')).toContainText('Line 2: “fish”');
  await expect(table.getByRole('alert')).toContainText('Line 4, “9,9e9,1”');
  await table.locator('textarea').fill('\n');
  await table.locator('[data-action=take]').click();
  await expect(table.getByRole('alert')).toContainText('nothing here to take');
  expect(await own()).toHaveLength(3);
  await table.locator('textarea').fill('x,y,class\n1,2,1\n3,4,0');
  await table.locator('[data-action=take]').click();
  await expectLink(page, 'own', '1_2_1*3_4_-1');
  await expect(table.locator('textarea')).toHaveValue('1, 2, 1\n3, 4, -1');
  expect(complaints).toEqual([]);
});

test('a run until a goal shows its way, can be stopped, and ends where the goal is reached', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&t=0&goal=1e-9&most=60000');
  await button(page, 'until').click();
  await expect(page.locator('backprop-lab progress')).toBeVisible();
  await expect.poll(async () => Number((await readings(page)).updates)).toBeGreaterThan(100);
  await button(page, 'cancel').click();
  await expect(page.locator('backprop-lab progress')).toBeHidden();
  const { updates } = await readings(page);
  await expectLink(page, 't', updates);
  expect((await readings(page)).updates).toBe(updates);

  await button(page, 'reset').click();
  await type(page, 'goal', '0.05');
  await button(page, 'until').click();
  await expect.poll(async () => Number((await readings(page)).loss)).toBeLessThan(0.05);
  await expect(page.locator('backprop-lab progress')).toBeHidden();
  await expect(panel(page, 'words')).toContainText('had their turn: 0 of 15 batches');
  const reached = (await readings(page)).updates;
  await expectLink(page, 't', reached);
  const outcome = page.locator('backprop-lab .outcome');
  await expect(outcome).toContainText(' is below 0.05.');
  await expect(page.locator('backprop-lab .unseen[aria-live]')).toContainText(' is below 0.05.');
  // It is there already: nothing moves.
  await button(page, 'until').click();
  await settled(page);
  await expect(outcome).toContainText(' is below 0.05.');
  expect((await readings(page)).updates).toBe(reached);
  // A harder goal in fewer epochs: the limit ends it, and says so.
  await type(page, 'goal', '0.0001');
  await expect(outcome).toBeHidden();
  await type(page, 'most', '3');
  await button(page, 'until').click();
  await expect(outcome).toContainText(' is not below 0.0001 yet.');
  expect(Number((await readings(page)).updates)).toBe(Number(reached) + 45);
  await button(page, 'epoch').click();
  await expect(outcome).toBeHidden();
  expect(complaints).toEqual([]);
});

test('a run that is pinned stays beside another, until it is unpinned', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&t=150');
  const { loss } = await readings(page);
  await button(page, 'pin').click();
  await expect(panel(page, 'words')).toContainText('Pinned, the dotted line: sgd with η = 0.1');
  await page.locator('input[name=optimizer][value=adam]').check();
  await button(page, 'reset').click();
  await type(page, 'batch', '30');
  await page.locator('backprop-lab .scrubber').fill('50');
  await expect(panel(page, 'words')).toContainText('Pinned, the dotted line: sgd with η = 0.1, 10 points');
  await page.reload();
  await ready(page);
  await unfold(page);
  await expect(panel(page, 'words')).toContainText('Pinned, the dotted line: sgd with η = 0.1, 10 points');
  expect((await readings(page)).loss).not.toBe(loss);
  await button(page, 'unpin').click();
  await expect(panel(page, 'words')).not.toContainText('Pinned');
  expect(complaints).toEqual([]);
});

test('another lesson can be chosen while a run is on its way to its goal', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&t=0&goal=1e-9&most=60000');
  await button(page, 'until').click();
  await expect(page.locator('backprop-lab progress')).toBeVisible();
  await page.getByRole('link', { name: 'Chain rule' }).click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'chain-rule');
  await expect(page.locator('nav [aria-current]')).toHaveText('Chain rule');
  await page.goBack();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'training');
  await expect(page.locator('nav [aria-current]')).toHaveText('Training');
  await expect(page.locator('backprop-lab .notices li')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a starting point is the same whatever was before it', async ({ page }) => {
  for (const preset of ['compared', 'lowered', 'own']) {
    await openAll(page, 'lesson=training&t=300');
    const chosen = page.locator(`[data-preset=${preset}]`);
    await chosen.click();
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    await settled(page);
    const fresh = await words(page);
    await page.locator('[data-preset=squares]').click();
    await chosen.click();
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    await settled(page);
    expect(await words(page)).toBe(fresh);
  }
});

test('dragged back, the scrubber leads to where the run had been', async ({ page }) => {
  await openAll(page, 'lesson=training&t=300');
  await page.locator('.scrubber').focus();
  await page.keyboard.press('Home');
  await expectStep(page, 0);
  await page.keyboard.press('End');
  await expectStep(page, 400);
});

test('what a link asks for in vain is refused, a table of points, too', async ({ page }) => {
  await openAll(page, 'lesson=training&data=own&own=1_2_1*9e9_1_1&t=5');
  await expect(page.locator('.notices li')).toContainText('Line 2, “9e9_1_1”: “9e9” is no number');
});

test('the losses of any update are read off with the arrow keys', async ({ page }) => {
  await openAll(page, 'lesson=training&t=300');
  const walk = page.getByRole('slider', { name: 'Update at which the losses are read off' });
  await walk.focus();
  await page.keyboard.press('Home');
  await expectLink(page, 'moment', '0');
  await page.keyboard.press('PageUp');
  await expectLink(page, 'moment', '10');
  await expect(page.locator('backprop-lab [data-action=undo]')).toHaveAttribute('aria-disabled', 'true');
});

test('a divergence says at which update and why, and one press leads to a smaller η', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&data=plane&layers=2.1identity&eta=0.3&t=1000');
  await expect(page.locator('.stopped')).toContainText('at update 46');
  // Longer steps stay where they were, and do nothing.
  for (const longer of ['batch', 'epoch']) {
    await expect(button(page, longer)).toHaveAttribute('aria-disabled', 'true');
    await button(page, longer).click({ force: true });
  }
  await settled(page);
  await expect(counter(page)).toContainText('update 46');
  await expectLink(page, 't', '1000');
  await button(page, 'rescue').click();
  await expectLink(page, 'eta', '0.03');
  await expect(counter(page)).toContainText('update 0');
  await expect(button(page, 'epoch')).not.toHaveAttribute('aria-disabled');
  await page.locator('backprop-lab .scrubber').fill('50');
  await expectStep(page, 50);
  await expect(page.locator('.stopped')).toBeHidden();
  expect(complaints).toEqual([]);
});

test('a drag leaves out the wide picture below, which follows when it ends', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 600 });
  const complaints = await openAll(page, 'lesson=training&saturation=yes&t=300');
  const wide = panel(page, 'saturation').locator('canvas');
  const look = () => wide.evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL().length);
  const before = await look();
  const slider = page.locator('[data-control=scatter] input[type=range]');
  await slider.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await slider.boundingBox());
  const move = (/** @type {number} */ share) => page.mouse.move(box.x + share * box.width, box.y + 0.5 * box.height);
  await move(0.3);
  await page.mouse.down();
  for (const share of [0.4, 0.5, 0.6, 0.7]) {
    await move(share);
    await drawn(page);
  }
  await page.mouse.up();
  await expect.poll(look).not.toBe(before);
  expect(complaints).toEqual([]);
});

test('on a slow machine a run that plays is painted part by part, and is the picture of its moment', async ({
  page,
}) => {
  const layers = `2.${'16tanh.'.repeat(8)}1tanh`;
  const complaints = await openAll(page, `lesson=training&layers=${layers}&t=300`);
  await page.evaluate(() => {
    const lab = /** @type {HTMLElement} */ (document.querySelector('backprop-lab'));
    const canvas = /** @type {HTMLCanvasElement} */ (lab.shadowRoot?.querySelector('canvas'));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    // A picture that is painted at once begins with an empty canvas.
    let whole = false;
    context.clearRect = (...box) => {
      whole = true;
      CanvasRenderingContext2D.prototype.clearRect.apply(context, box);
    };
    lab.addEventListener('backprop-lab-change', (event) => {
      const { t } = /** @type {CustomEvent} */ (event).detail;
      if (!whole && t > 310) Object.assign(window, { seen: { t, pixels: canvas.toDataURL() } });
      whole = false;
    });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await button(page, 'play').click();
  const seen = () => page.evaluate(() => /** @type {any} */ (window).seen);
  await expect.poll(seen, { timeout: 60_000 }).toBeTruthy();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await button(page, 'play').click();
  await expect(button(page, 'play')).toHaveAccessibleName('Play');
  const { t, pixels: painted } = await seen();
  await openAll(page, `lesson=training&layers=${layers}&t=${t}`);
  expect((await pixels(page)) === painted, `the picture of update ${t}`).toBe(true);
  expect(complaints).toEqual([]);
});

test('in a hidden tab the run rests', async ({ page }) => {
  await openAll(page, 'lesson=training&t=0');
  await button(page, 'play').click();
  await expect.poll(async () => Number((await readings(page)).updates)).toBeGreaterThan(3);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await settled(page);
  await expect(button(page, 'play')).toHaveAccessibleName('Play');
  const { updates } = await readings(page);
  await settled(page);
  expect((await readings(page)).updates).toBe(updates);
});

test('a link far ahead is reached frame by frame, and the page stays alive meanwhile', async ({ page }) => {
  test.slow();
  await openAll(page, 'lesson=training&t=0');
  // A jump of 200,000 updates takes a quick machine a quarter of a second, and it shows no bar then. The bar is looked for in
  // every frame.
  const barIsSeen = page.waitForFunction(() => {
    const lab = /** @type {HTMLElement} */ (document.querySelector('backprop-lab'));
    return lab.shadowRoot?.querySelector('progress')?.checkVisibility();
  });
  await page.evaluate(() =>
    Object.assign(/** @type {any} */ (document.querySelector('backprop-lab')), { t: '900000' }),
  );
  await barIsSeen;
  await page.locator('#batch-box').focus(); // answers at once
  await expect(counter(page)).toContainText('update 900000', { timeout: 60_000 });
  await expect(page.locator('backprop-lab progress')).toBeHidden();
});

test('an element that came and went hundreds of times leaves nothing behind', async ({ page }) => {
  test.setTimeout(240_000);
  await openAll(page, 'lesson=training&t=300');
  const session = await page.context().newCDPSession(page);
  const mount = (/** @type {number} */ times) =>
    page.evaluate(async (times) => {
      for (let i = 0; i < times; i++) {
        const lab = document.createElement('backprop-lab');
        lab.setAttribute('lesson', i % 10 === 0 ? 'training' : 'update-rule');
        document.body.append(lab);
        while (!lab.shadowRoot?.querySelector('canvas')) await new Promise(requestAnimationFrame);
        lab.remove();
      }
    }, times);
  /** How many objects of a kind are alive. @param {string} prototype */
  const alive = async (prototype) => {
    await session.send('HeapProfiler.collectGarbage');
    const { result } = await session.send('Runtime.evaluate', { expression: prototype });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: /** @type {string} */ (result.objectId),
    });
    const count = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length }',
      returnByValue: true,
    });
    return count.result.value;
  };
  const memory = async () => {
    const { result } = await session.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: /** @type {string} */ (result.objectId),
    });
    const sizes = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.map((memory) => memory.buffer.byteLength) }',
      returnByValue: true,
    });
    return Math.max(...sizes.result.value);
  };
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  await mount(50);
  const before = {
    labs: await alive('customElements.get("backprop-lab").prototype'),
    wasm: await memory(),
    heap: await heap(),
  };
  await mount(350); // `npm run hours` makes ten thousand
  const after = {
    labs: await alive('customElements.get("backprop-lab").prototype'),
    wasm: await memory(),
    heap: await heap(),
  };
  expect(after.labs).toBeLessThanOrEqual(before.labs + 2);
  expect(after.wasm).toBeLessThanOrEqual(before.wasm + 2 * 65_536);
  expect(after.heap).toBeLessThan(before.heap + 1_200_000);
});
