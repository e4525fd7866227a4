// A homework from its first number to its last: the network of the sheet, its weights, one step, and what became of them.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { expectLink, linked, open, openAll, readings, settled, tabTo } from './lab.js';

/** @import { Locator, Page, Route } from '@playwright/test' */

const cases = join(dirname(dirname(fileURLToPath(import.meta.url))), 'cases');
/** Texts of the cases that say something else than the one network, or not all of it. */
const OTHERS = ['21', '23', '38', '42', '48', '55', '59', '63', '65', '69'];

/** Matt Mazur's example, as a learner finds it on paper. */
const SHEET = {
  ...{ w1: '0.15', w2: '0.2', w3: '0.25', w4: '0.3', b1: '0.35', b2: '0.35' },
  ...{ w5: '0.4', w6: '0.45', w7: '0.5', w8: '0.55', b3: '0.6', b4: '0.6' },
  ...{ x1: '0.05', x2: '0.1', y1: '0.01', y2: '0.99' },
};
/** What he publishes after one step at η = 0.5. */
const PUBLISHED = {
  ...{ w1: 0.149780716, w2: 0.19956143, w3: 0.24975114, w4: 0.29950229 },
  ...{ w5: 0.35891648, w6: 0.408666186, w7: 0.51130127, w8: 0.561370121 },
};

/**
 * Types over what is in the focused box.
 * @param {Page} page
 * @param {string} text
 */
async function type(page, text) {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('a whole homework by keyboard alone: own network, every number, one step, the published results', async ({
  page,
}) => {
  test.slow();
  await openAll(page, 'lesson=chain-rule&t=2');
  await tabTo(page, '[data-control=network] input');
  for (let presses = 0; presses < 6; presses++) {
    if (await page.locator('[data-control=network] input[value=own]').isChecked()) break;
    await page.keyboard.press('ArrowRight');
  }
  await expectLink(page, 'network', 'own');
  // The own network begins as 2-2-1 or more; the sheet wants 2-2-2.
  await tabTo(page, 'select[data-layer="2"]');
  await page.keyboard.type('2');
  await expectLink(page, 'layers', '2.2sigmoid.2sigmoid');

  for (const [name, number] of Object.entries(SHEET)) {
    await tabTo(page, `input[aria-label="${name} at the start"]`);
    await type(page, number);
    await expect(page.locator(`input[aria-label="${name} at the start"]`)).toHaveValue(number);
  }

  await tabTo(page, '#eta-box');
  await type(page, '0.5');
  await tabTo(page, '[data-control=freeze] input');
  await page.keyboard.press('Space');
  await expectLink(page, 'freeze', 'yes');

  // Forward, backward, step: the loss of the sheet, then the weights of the sheet.
  await tabTo(page, '[data-action=reset]');
  await page.keyboard.press('Enter');
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await expect.poll(async () => (await readings(page)).loss).toBe('0.298371');
  await page.keyboard.press('.');
  await expect(page.locator('.counter')).toHaveText('Step 3');
  // The picture stands before the controls.
  await tabTo(page, '.large .handle[tabindex="0"]', 'Shift+Tab');
  for (const [name, after] of Object.entries(PUBLISHED)) {
    const handle = page.locator(`.handle[aria-label^="Select ${name},"]`);
    for (let presses = 0; presses < 30; presses++) {
      if (await handle.evaluate((element) => element.matches(':focus'))) break;
      await page.keyboard.press('ArrowRight');
    }
    // Enter selects; on what is selected already it opens the box to type in.
    if ((await handle.getAttribute('aria-pressed')) !== 'true') await page.keyboard.press('Enter');
    await expectLink(page, 'select', name);
    const shown = (await readings(page))[name];
    expect(Math.abs(Number(shown) - after), `${name} is ${shown}`).toBeLessThan(5.1e-7);
  }
});

test('a number on the picture is typed, and Escape leaves it', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&network=a&select=w1&t=0');
  const handle = page.locator('.handle[aria-label^="Select w1,"]');
  await handle.focus();
  await page.keyboard.press('2');
  await page.keyboard.type('.5');
  await page.keyboard.press('Escape');
  await expect(handle).toHaveAccessibleName(/now 0\.4/);
  await page.keyboard.type('2.5');
  await page.keyboard.press('Enter');
  await expectLink(page, 'numbers', 'w1:2.5');
  await expect(handle).toHaveAccessibleName(/now 2\.5/);
  await expect(handle).toBeFocused();

  await page.keyboard.type('1e300');
  await page.keyboard.press('Enter');
  await expect(page.locator('input.over')).toHaveAccessibleDescription(/w1: “1e300” is not allowed.*1000/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(handle).toHaveAccessibleName(/now 0\.4/);
});

test('a number on the picture is pulled, and the pull is one step to undo', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&network=a&select=w1&t=0');
  const input = page.locator('.handle[aria-label*="x1"]').first();
  const before = await input.getAttribute('aria-label');
  const box = await input.boundingBox();
  if (!box) throw new Error('the number has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2);
  await page.mouse.up();
  await expect.poll(() => linked(page, 'numbers')).toContain('x1:');
  await settled(page);
  expect(await input.getAttribute('aria-label')).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect(input).toHaveAttribute('aria-label', String(before));
});

/** The document in the box, once the text was taken. @param {Locator} box */
async function taken(box) {
  await expect(box).toHaveValue(/^\{\n {2}"network"/);
  return JSON.parse(await box.inputValue());
}

/** Opens the box for a text in the fold of the learner's own network. @param {Page} page */
async function paste(page) {
  await page.locator('[data-fold=network] > summary').click();
  await page.getByText('Copy or paste').click();
  const [box, take] = [page.locator('textarea.document'), page.locator('[data-action=take]')];
  await expect(box).toHaveValue(/"weights"/);
  return { box, take, read: page.locator('.pasted'), problem: page.locator('#problem') };
}

test('pasting: the optimizer of a text is told and taken, with what it keeps; a rate alone changes no rule', async ({
  page,
}) => {
  await open(page, 'lesson=chain-rule&network=xor&t=0');
  const { box, take, read } = await paste(page);
  await box.fill('optimizer: momentum\nmomentum: 0.8\nlr: 0.01\nw1: 1');
  await expect(read).toContainText('Optimizer: momentum, μ = 0.8.');
  await take.click();
  await expectLink(page, 'optimizer', 'momentum');
  await expectLink(page, 'memory', 'mu:0.8');
  await expectLink(page, 'eta', '0.01');
  await taken(box);
  await box.fill('lr: 0.02\nw1: 2');
  await expect(read).toContainText('η = 0.02');
  await take.click();
  await expectLink(page, 'eta', '0.02');
  await expectLink(page, 'optimizer', 'momentum');
});

test('pasting: names and numbers, a JSON document, and a line that says what is wrong', async ({ page }) => {
  const complaints = await open(page, 'lesson=chain-rule&network=own&layers=2.2sigmoid.2sigmoid&eta=0.5&t=0');
  const { box, take, read, problem } = await paste(page);
  await box.fill(`${Object.keys(SHEET).join(',')}\n${Object.values(SHEET).join(',')}`);
  await expect(read).toContainText('w7 0.5');
  await expect(page.locator('.counter')).toHaveText('Step 0');
  expect(await linked(page, 'numbers')).toBe('');
  await take.click();
  const numbers = () => linked(page, 'numbers');
  await expect.poll(numbers).toContain('w1:0.15,w2:0.2');
  expect(await numbers()).toContain('y2:0.99');
  await settled(page);
  const link = page.url();
  await box.fill('w1,0.3\nw99,1');
  await expect(problem).toContainText('w99');
  await expect(problem).toContainText('Nothing was changed');
  await expect(take).toHaveAttribute('aria-disabled', 'true');
  await take.click({ force: true });
  await box.fill('{"network": {"layers": [2, 2]');
  await expect(problem).toBeVisible();
  await take.click({ force: true });
  expect(page.url()).toBe(link);
  await page.locator('[data-action=leave]').click();
  await expect(problem).toBeHidden();

  await box.fill((await box.inputValue()).replace('"half-squared-error"', '"binary-cross-entropy"'));
  await expect(read).toContainText('binary cross-entropy');
  await take.click();
  await expectLink(page, 'loss', 'binary-cross-entropy');
  expect(await numbers()).toContain('w7:0.5');
  expect(complaints).toEqual([]);
});

for (const { name, text } of JSON.parse(readFileSync(join(cases, 'pastes.json'), 'utf8')).chain_rule) {
  if (OTHERS.includes(name.split(' ')[0])) continue;
  test(`pasted as it comes: ${name}`, async ({ page }) => {
    await open(page, 'lesson=chain-rule&network=own&layers=2.3sigmoid.1sigmoid&t=0');
    const { box, take, read } = await paste(page);
    await box.fill(text);
    await expect(read).toContainText('w4 −0.41');
    await take.click();
    const { network } = await taken(box);
    expect(network.weights).toEqual([
      [
        [0.11, 0.21],
        [0.31, -0.41],
        [0.51, 0.61],
      ],
      [[0.71, 0.81, 0.91]],
    ]);
    expect(network.biases).toEqual([[0.01, 0.02, 0.03], [0.04]]);
  });
}

test('a sheet with three layers is in the lab after four interactions, the paste among them', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints = await open(page, 'lesson=chain-rule');
  const sheet = `layers: 2, 2, 2, 1\nw1=0.15, w2=0.2, w3=0.25, w4=0.3\nw5=0.4, w6=0.45, w7=0.5, w8=0.55, w9=0.6, w10=0.65
b1=0.35, b2=0.35, b3=0.6, b4=0.6, b5=0.1\nx1=0.05, x2=0.1, y1=0.01, eta=0.5`;
  await page.evaluate((text) => navigator.clipboard.writeText(text), sheet);
  await page.locator('[data-fold=network] > summary').click();
  const read = page.locator('.pasted');
  await expect(page.locator('textarea.document')).toBeAttached();
  await page.keyboard.press('Control+V');
  await expect(page.locator('textarea.document')).toHaveValue(sheet);
  await expect(read).toContainText('w10 0.65');
  await page.locator('[data-action=take]').click();
  await expect.poll(() => linked(page, 'numbers')).toContain('w10:0.65');
  await expectLink(page, 'eta', '0.5');
  // To copy it, the box is opened: all of it is selected.
  await settled(page);
  expect(JSON.parse(await page.locator('textarea.document').inputValue()).network.weights[2]).toEqual([[0.6, 0.65]]);
  expect(complaints).toEqual([]);
});

test('a text that is pasted in the moment in which its box comes is in the box', async ({ page }) => {
  await open(page, 'lesson=chain-rule');
  const sheet = 'layers: 1, 1\nw1 = 0.5, b1 = 0, x1 = 1, y1 = 1';
  await page.locator('backprop-lab').evaluate((lab, sheet) => {
    const root = /** @type {ShadowRoot} */ (lab.shadowRoot);
    const watcher = new MutationObserver(() => {
      const fold = root.querySelector('textarea.document')?.closest('[data-fold]');
      if (!fold) return;
      watcher.disconnect();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', sheet);
      const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true, clipboardData });
      fold.querySelector('summary')?.dispatchEvent(paste);
    });
    watcher.observe(root, { subtree: true, childList: true });
  }, sheet);
  await page.locator('[data-fold=network] > summary').click();
  await expect(page.locator('textarea.document')).toHaveValue(sheet);
  await expect(page.locator('.pasted')).toContainText('w1 0.5');
});

test('what can be read in two ways is shown, and the other way is taken at a press', async ({ page }) => {
  await open(page, 'lesson=chain-rule&network=own&layers=2.2sigmoid.1sigmoid&t=0');
  const { box, take, read } = await paste(page);
  await box.fill('W1 = [[1, 2], [3, 4]]\nlr = 0.25\nepochs = 7');
  await expect(read).toContainText('w2 2');
  await expect(read).toContainText('η = 0.25');
  await expect(read).toContainText('epochs');
  await read.getByRole('radio', { name: 'rows are inputs' }).check();
  await expect(read).toContainText('w2 3');
  await take.click();
  await expectLink(page, 'eta', '0.25');
  await expectLink(page, 'numbers', 'w1:1,w2:3,w3:2,w4:4');
});

test('of several samples all are taken', async ({ page }) => {
  await open(page, 'lesson=chain-rule&network=own&layers=2.2sigmoid.1sigmoid&t=0');
  const { box, take, read } = await paste(page);
  await box.fill('X = [[0, 0], [0, 1], [1, 1]]\ny = [0, 0.5, 0]');
  await expect(read).toContainText('3 samples');
  await expect(read).toContainText('Sample 2: x = 0, 1; y = 0.5');
  await take.click();
  await expectLink(page, 'samples', '0_0_0*0_1_0.5*1_1_0');
});

test('selecting a neuron on the ledger shows only the paths through it', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&network=b&select=w1&t=2');
  const rows = page.locator('[data-panel=ledger] .choose');
  await expect(rows).toHaveCount(2);
  await page.locator('[data-control=through] select').selectOption('o3');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('o₃');
});

test('the very first paste of a fresh page that is refused stays in the box, with the refusal beside it', async ({
  page,
}) => {
  const complaints = await open(page, 'lesson=chain-rule&network=b&t=2');
  const { box } = await paste(page);
  await box.fill('w1,0.3\nw99,1');
  await expect(page.locator('#problem')).toContainText('w99');
  await expect(page.locator('#problem')).toContainText('Nothing was changed');
  await expect(box).toHaveValue('w1,0.3\nw99,1');
  await expect(page.locator('.notices li')).toHaveCount(0);
  // Mended, it is taken.
  await box.fill('w1,0.3');
  await expect(page.locator('.pasted')).toContainText('w1 0.3');
  await page.locator('[data-action=take]').click();
  await expectLink(page, 'numbers', 'w1:0.3');
  await expectLink(page, 'network', 'b');
  await expect(page.locator('#problem')).toBeHidden();
  await expect(box).toHaveValue(/"weights"/);
  expect(complaints).toEqual([]);
});

for (const [why, fail] of /** @type {const} */ ([
  ['no network', (/** @type {Route} */ route) => route.abort()],
  ['a server in trouble', (/** @type {Route} */ route) => route.fulfill({ status: 503 })],
])) {
  test(`a fold or a change whose module cannot come (${why}) waits for the next try, and why is told`, async ({
    page,
  }) => {
    await open(page, 'lesson=chain-rule&network=b&t=2');
    await page.route('**/*chain_rule_more*', fail);
    const told = page.locator('.notices li');
    const name = page.locator('backprop-lab');
    const usual = () => name.evaluate((lab) => void Object.assign(lab, { notation: 'usual' }));
    await usual();
    await expect(told).toContainText('could not be loaded');
    await page.locator('[data-action=step]').click();
    await expect(told).toHaveCount(0);
    const fold = page.locator('[data-fold=parameters] > summary');
    await fold.click();
    await expect(told).toContainText('could not be loaded');
    await page.unroute('**/*chain_rule_more*');
    await fold.click();
    await fold.click();
    await expect(page.locator('[data-panel=parameters] td').first()).toBeVisible();
    await usual();
    await expectLink(page, 'notation', 'usual');
  });
}
