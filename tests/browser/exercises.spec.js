// The exercises of the chain rule, by keyboard alone, by pointer and by finger.
import { expect, test } from '@playwright/test';
import { expectLink, linked, open, openAll, readings, settled, wrongForAxe } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page */
const rows = (page) => page.locator('.board-rows > li');

/** @param {Page} page @param {string} name */
const offered = (page, name) => page.locator(`.board > .tiles [data-tile="${name}"]`);

/** What has the focus. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('data-tile') ?? at?.getAttribute('data-action') ?? at?.textContent ?? '';
  });

/** Presses a key until the focus is on that tile. @param {Page} page @param {string} key @param {string} tile */
async function walkTo(page, key, tile) {
  for (let i = 0; i < 60 && (await focused(page)) !== tile; i++) await page.keyboard.press(key);
  expect(await focused(page)).toBe(tile);
}

test('beside a long exercise, the box that says why nothing is stepped is as high as its words', async ({ page }) => {
  await open(page, 'lesson=chain-rule&task=repair');
  const box = page.locator('.stopped');
  await expect(box).toContainText('Forward is done.');
  expect((await box.boundingBox())?.height).toBeLessThan(120);
});

test('a repair of which every term was taken away stays so after a reload', async ({ page }) => {
  await open(page, 'lesson=chain-rule&task=repair');
  await expect(rows(page)).toHaveCount(4);
  for (let left = 4; left > 1; left--) {
    await page.getByRole('button', { name: 'Remove row' }).first().click();
    await expect(rows(page)).toHaveCount(left - 1);
  }
  await page.getByRole('button', { name: 'Clear' }).click();
  await expectLink(page, 'rows', '-');
  await page.reload();
  await settled(page);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('[data-tile]')).toHaveCount(0);
});

test('∂L/∂w1 of network B is built by keyboard alone', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&task=build');
  await expect(rows(page)).toHaveCount(1);
  await walkTo(page, 'Tab', 'L.o5');
  for (const tile of ['L.o5', 'o5.o3', 'o3.o2', 'o1.w1']) {
    await walkTo(page, 'ArrowRight', tile);
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await focused(page), 'the focus stays').toBe(tile);
  }
  await expect(rows(page).first().locator('.verdict')).toContainText('do not meet');
  await expectLink(page, 'rows', 'L.o5-o5.o3-o3.o2-o1.w1');

  // The wrong factor is taken out, the right one is put in and moved to its place.
  await page.keyboard.press('Tab'); // row 1
  await page.keyboard.press('Tab');
  await walkTo(page, 'ArrowRight', 'o3.o2');
  await page.keyboard.press('Delete');
  await expect(rows(page).first().locator('.tile')).toHaveCount(3);
  expect(await focused(page)).toBe('o1.w1');
  await expect(rows(page).first().locator('.verdict')).toContainText('a factor is missing');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await walkTo(page, 'ArrowRight', 'o3.o1');
  await page.keyboard.press('Enter');
  await expect(rows(page).first().locator('.verdict')).toContainText('not in its order');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await walkTo(page, 'ArrowRight', 'o3.o1');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(rows(page).first().locator('.verdict')).toContainText('A path, step by step');
  expect(await focused(page)).toBe('o3.o1');
  await expect(page.locator('.board > .verdict')).toContainText('One path is missing');

  await walkTo(page, 'Tab', 'add-row');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await walkTo(page, 'Shift+Tab', 'Row 1');
  await page.keyboard.press('Shift+Tab'); // the factors, where they were left
  expect(await focused(page)).toBe('o3.o1');
  for (const tile of ['L.o5', 'o5.o4', 'o4.o1', 'o1.w1']) {
    await walkTo(page, 'ArrowRight', tile);
    await page.keyboard.press('Enter');
    await settled(page);
  }
  await expect(page.locator('.board > .verdict')).toContainText('Complete: all 2 paths');
  await expectLink(page, 'rows', 'L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.o1-o1.w1');
  await page.keyboard.press('Control+z');
  await expect(rows(page).nth(1).locator('.tile')).toHaveCount(3);
  await page.keyboard.press('Shift+Control+z');
  await expect(rows(page).nth(1).locator('.tile')).toHaveCount(4);
  await expectLink(page, 'rows', 'L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.o1-o1.w1');
  await page.reload();
  await expect(page.locator('.board > .verdict')).toContainText('Complete');
  expect(complaints).toEqual([]);
});

test('the two wrong terms of the notes are found with the pointer', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&t=2');
  await page.locator('[data-preset=repair-b-w1]').click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.locator('.board-rows .verdict[data-grade]'), 'nothing is told').toHaveCount(0);
  const whole = page.locator('.board > .verdict');
  /** @param {number} at */
  const strike = async (at) => {
    await rows(page).nth(at).locator('.row-name').click();
    await rows(page).nth(at).locator('[data-action=drop]').click();
  };
  await strike(2);
  await page.getByRole('button', { name: 'Check the terms' }).click();
  await expect(whole).toContainText('Take out one term more');
  await expect(page.locator('.board-rows .verdict[data-grade]'), 'still nothing is told').toHaveCount(0);
  await expect(page.locator('.board > .lines')).toBeEmpty();

  // A right term is taken out: the wrong one that is left says why it is wrong.
  await strike(0);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0).locator('.verdict')).toContainText('w1 does not feed o2, so ∂o2/∂w1 = 0');
  await page.locator('[data-action=undo]').click();
  await strike(1);
  await expect(whole).toContainText('The sum is right');
  await expect(page.locator('.board > .lines')).toContainText('=');
  await page.locator('[data-action=undo]').click();
  await expect(rows(page)).toHaveCount(3);
  expect(complaints).toEqual([]);
});

test('what was built goes on to numbers of the same network, with hints', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&task=build&network=a&select=w2');
  const said = page.locator('.exercise > .verdict');
  const hint = page.getByRole('button', { name: /hint/i });
  await hint.click();
  await expect(said).toContainText('follow the lines from w2 to L');
  await hint.click();
  await hint.click();
  await expect(said).toContainText('∂L/∂o2');
  await expect(hint).toHaveCount(0);
  await offered(page, 'L.o2').click();
  await expect(said, 'a hint is for one place').not.toContainText('comes now');

  await page.getByRole('button', { name: 'On to numbers' }).click();
  await expect(page.locator('[data-panel=fill] h3')).toContainText('∂L/∂w2');
  await expectLink(page, 'network', 'a');
  await expect(page.locator('.blank')).toHaveCount(1);
  await hint.click();
  await expectLink(page, 'hint', 'a1,1');
  await expect(said).toContainText('look under “what is given” for o2 and y1');
  await page.keyboard.press('Control+z');
  await expect(said).toBeHidden();

  // Whole row: every blank of the one path.
  await page.getByRole('button', { name: 'More blanks' }).click();
  await page.getByRole('button', { name: 'More blanks' }).click();
  await expect(page.locator('.blank')).toHaveCount(4);
  await page.getByRole('button', { name: 'An example with other numbers' }).click();
  await expect(page.locator('[data-panel=fill] h3')).toContainText('∂L/∂w4');
  await expect(page.locator('.blank')).toHaveCount(6);
  expect(complaints).toEqual([]);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('factors are tapped into a row, moved and taken out', async ({ page }) => {
    const complaints = await openAll(page, 'lesson=chain-rule&task=build&network=a&select=w2');
    for (const tile of ['L.o2', 'o1.w2', 'o2.o1']) await offered(page, tile).tap();
    const row = rows(page).first();
    await expect(row.locator('.verdict')).toContainText('not in its order');
    await row.locator('.tile').nth(2).tap();
    await row.locator('[data-action=left]').tap();
    await expect(page.locator('.board > .verdict')).toContainText('Complete: there is just one path');
    await row.locator('[data-action=out]').tap();
    await expect(row.locator('.tile')).toHaveCount(2);
    await expect(row.locator('.verdict')).toContainText('a factor is missing');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, 'nothing sticks out').toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  });

  test('a number is filled in, and another example comes', async ({ page }) => {
    await openAll(page, 'lesson=chain-rule&task=fill');
    await page.locator('.blank').tap();
    await page.locator('.blank').fill('99');
    await page.getByText('All is worked out but one number').tap();
    await expect(page.locator('.task-lines .verdict')).toContainText('Not yet.');
    await page.getByRole('button', { name: 'Another example' }).tap();
    await expectLink(page, 'seed', '2');
    await expect(page.locator('.blank')).toHaveValue('');
    await page.getByRole('button', { name: 'More blanks' }).tap();
    await expect(page.locator('.blank')).toHaveCount(2);
  });
});

/** A number of the tables, by its name. @param {Page} page @param {string} panel @param {string} name @param {number} column */
async function known(page, panel, name, column) {
  const row = page.locator(`[data-panel=${panel}] tbody tr`).filter({ has: page.locator(`th:text-is("${name}")`) });
  return Number((await row.locator('td').nth(column).innerText()).replace('−', '-'));
}

test('the whole row is filled in by keyboard alone, with what the page shows', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&task=fill&level=3&seed=1');
  expect(await readings(page)).not.toHaveProperty('dL_dw4');
  await expect(page.locator('.ruler')).toBeHidden();
  // Example 1 asks for w4: from x2 into o2, and over o3 and o4 to o5.
  await expect(page.locator('[data-panel=fill] h3')).toContainText('∂L/∂w4');
  /** @param {string} name */
  const o = (name) => known(page, 'known', name, 1);
  /** @param {string} name */
  const value = (name) => known(page, 'values', name, 0);
  /** @param {number} o */
  const slope = (o) => o * (1 - o);
  const [o2, o3, o4, o5] = await Promise.all(['o₂', 'o₃', 'o₄', 'o₅'].map(o));
  const [w6, w8, w9, w10, x2, y1] = await Promise.all(['w₆', 'w₈', 'w₉', 'w₁₀', 'x₂', 'y₁'].map(value));
  const factors = [o5 - y1, slope(o5) * w9, slope(o3) * w6, slope(o2) * x2];
  const p1 = factors.reduce((product, factor) => product * factor, 1);
  const p2 = factors[0] * slope(o5) * w10 * slope(o4) * w8 * factors[3];
  const answers = [...factors, p1, p1 + p2];

  for (
    let i = 0;
    i < 60 &&
    !(await page
      .locator('.blank')
      .first()
      .evaluate((box) => box.matches(':focus')));
    i++
  )
    await page.keyboard.press('Tab');
  for (const [i, answer] of answers.entries()) {
    const box = page.locator('.blank').nth(i);
    const said = page.locator('.task-lines .verdict').nth(i);
    await expect(box).toBeFocused();
    if (i === 1) {
      await page.keyboard.type('about half');
      await page.keyboard.press('Enter');
      await expect(said).toContainText('“about half” is no number');
      await page.keyboard.press('Escape');
      await expect(box).toHaveValue('');
      await page.keyboard.type(String(w9));
      await page.keyboard.press('Enter');
      await expect(said).toContainText('σ′(z5) is forgotten');
      await expect(box).toHaveAccessibleDescription(/forgotten/);
      await page.keyboard.press('Control+a');
    }
    await page.keyboard.type(answer.toPrecision(4));
    await page.keyboard.press('Enter');
    await expect(said).toContainText('Right:');
    await expect(box).toBeFocused();
    await page.keyboard.press('Tab');
  }
  await expect(page.locator('.exercise > .verdict')).toContainText('All right');
  const last = answers.length - 1;
  await expect.poll(() => linked(page, 'answers')).toContain(answers[last].toPrecision(4));
  await page.reload();
  await expect(page.locator('.exercise > .verdict')).toContainText('All right');
  expect(complaints).toEqual([]);
});

for (const query of [
  'task=build&rows=L.o5-o5.o3-o3.o2-o2.w1_',
  'task=repair&asked=yes&rows=L.o3-o3.o1-o1.w1_L.o5-o5.o2-o2.w1',
  'task=fill&level=3&answers=a1:1',
]) {
  test(`axe finds nothing in ${query}, light and dark`, async ({ page }) => {
    for (const theme of ['light', 'dark']) {
      await openAll(page, `lesson=chain-rule&${query}&theme=${theme}`);
      const wrong = await wrongForAxe(page, (axe) => axe.include({ fromShadowDom: ['backprop-lab', '.exercise'] }));
      expect(wrong).toEqual([]);
    }
  });
}
