// Check yourself: twelve questions by keyboard and by touch, each answer told its reason, and a result that leads back.
import { expect, test } from '@playwright/test';
import { expectLink, open, ready, settled, tabTo, words, wrongForAxe } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** The right answers for seed 1, as learners write them: which button, or a calculation. @type {Record<string, number | string>} */
const RIGHT = {
  way: 2,
  new: '-1.3 - 0.5*1.1',
  settle: 1,
  slope: '0.85*(1 - 0.85)',
  chain: '(0.65-1) * 0.65*0.35 * 2.9 * 0.75*0.25 * 1.8',
  count: '8',
  sum: '0.3*(0.8*-0.4) + 0.3*(-0.9*0.3)',
  bias: '(0.7-1)*0.7*0.3',
  ceiling: '(1.2/4)*(1.2/4)*(1.2/4)',
  momentum: '0.9*-0.1 - 0.5*-0.2',
  updates: '54/6',
  entropy: '0,3-1',
};
const NAMES = Object.keys(RIGHT);
const ask = '.story [data-panel=ask]';
/** What is said to the answer. */
const verdict = `${ask} .verdict:not(:empty)`;
const next = '[data-action=story-next]';

/** @param {Page} page @param {string} [query] */
async function visit(page, query = '') {
  await page.goto(`./?lesson=check-yourself${query}`);
  await ready(page);
}

/** Answers the present question by pointer. @param {Page} page @param {number | string} answer */
async function answer(page, answer) {
  if (typeof answer === 'number') {
    await page
      .locator(`${ask} .press`)
      .nth(answer - 1)
      .click();
  } else {
    await page.locator(`${ask} .blank`).fill(answer);
    await page.locator(`${ask} .blank`).press('Enter');
  }
  await settled(page);
}

test('twelve right answers by keyboard alone lead to twelve of twelve', async ({ page }) => {
  test.slow();
  await visit(page);
  for (const [i, name] of NAMES.entries()) {
    await expect(page.locator('.steps .count')).toHaveText(`${i + 1} of 13`);
    const right = RIGHT[name];
    if (typeof right === 'number') {
      await tabTo(page, `${ask} .press:nth-child(${right})`);
    } else {
      await tabTo(page, `${ask} .blank`);
      await page.keyboard.type(right);
    }
    await page.keyboard.press('Enter');
    await expect(page.locator(`${ask} .verdict[data-grade=right]`), name).toBeVisible();
    await expect(page.locator('.dot').nth(i)).toHaveAttribute('data-known', 'right');
    await tabTo(page, next);
    await page.keyboard.press('Enter');
    await settled(page);
  }
  await expect(page.locator('.claim')).toHaveText('12 of 12 are right.');
  await expect(page.locator('[data-panel=back]')).toContainText('You can now');
  await expect(page.locator('[data-panel=back] button')).toHaveCount(0);
  await tabTo(page, '[data-panel=more] .press:first-child');
  await page.keyboard.press('Enter');
  await expectLink(page, 'seed', '2');
  await expect(page.locator('.steps .count')).toHaveText('1 of 13');
  await expect(page.locator('.dot[data-known]')).toHaveCount(0);
});

test('a wrong answer is told its reason, and at the end a link leads to the step that explains it', async ({
  page,
}) => {
  await visit(page, '&step=8');
  await answer(page, '0');
  await expect(page.locator(verdict)).toContainText('its slope is not');
  await expect(page.locator('.dot').nth(7)).toHaveAttribute('data-known', 'wrong');
  const others = NAMES.filter((name) => name !== 'bias');
  const exact = { way: 'down', settle: 'settle' };
  const values = { way: '', new: '-1.85', slope: '0.1275', chain: '-0.07793', count: '8', sum: '-0.177' };
  const later = { ceiling: '0.027', momentum: '0.01', updates: '9', entropy: '-0.7' };
  const said = others.map((name) => `${name}:${Object({ ...values, ...later, ...exact })[name]}`);
  await visit(page, `&step=13&answers=${said},bias:0`);
  await expect(page.locator('.claim')).toHaveText('11 of 12 are right.');
  const links = page.locator('[data-panel=back] button');
  await expect(links).toHaveText(['The slope of a bias: Chain rule, step 10']);
  await links.click();
  await ready(page);
  await expectLink(page, 'lesson', 'chain-rule');
  await expect(page.locator('.steps .count')).toHaveText('10 of 10');
  await expect(page.locator(next)).toHaveText('Next');
  await page.goBack();
  await ready(page);
  await expect(page.locator('.claim')).toHaveText('11 of 12 are right.');
});

test('a link carries the seed and the answers, and one with a seed alone begins with the first question', async ({
  page,
  browser,
}) => {
  await visit(page, '&seed=7');
  await expect(page.locator('.steps .count')).toHaveText('1 of 13');
  await answer(page, 3);
  await page.locator(next).click();
  await answer(page, '123');
  await expectLink(page, 'answers', 'way:rate,new:123');
  await expectLink(page, 'seed', '7');
  const shown = await words(page);
  // Another browser remembers nothing.
  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await ready(other);
  expect(await words(other)).toBe(shown);
  await expect(other.locator('.dot[data-known=wrong]')).toHaveCount(2);
  await other.context().close();
});

test('an answer can be taken back, and what is no number is refused beside the blank', async ({ page }) => {
  await visit(page, '&step=2');
  await answer(page, 'much');
  await expect(page.locator(verdict)).toContainText('much');
  await expect(page.locator('.dot[data-known]')).toHaveCount(0);
  await answer(page, '9');
  await expect(page.locator(verdict)).toContainText('First multiply');
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=undo]').click();
  await expectLink(page, 'answers', '');
  await page.locator('[data-action=explore]').click();
  await expect(page.locator(verdict)).toHaveCount(0);
});

test('nothing of an answer stands on the page before it is given', async ({ page }) => {
  test.slow();
  for (const seed of [1, 5]) {
    for (const [i, name] of NAMES.entries()) {
      // Counts may be equal to other counts on the page.
      if (['way', 'settle', 'count', 'updates'].includes(name)) continue;
      await visit(page, `&seed=${seed}&step=${i + 1}`);
      const before = await words(page);
      await page.locator(`${ask} .press`).click(); // Show me
      await expect(page.locator(verdict)).toBeVisible();
      const told = (await page.locator(verdict).innerText()).match(/−?\d+(\.\d+)?(?=\.( |$))/g) ?? [];
      expect(told.length, name).toBeGreaterThan(0);
      const number = told[0] ?? '';
      const token = new RegExp(`(^|[^\\d.])${number.replace('−', '').replace('.', '\\.')}\\.?($|[^\\d.])`);
      expect(before, `${name} of seed ${seed}: ${number}`).not.toMatch(token);
      expect(await words(page)).toMatch(token);
    }
  }
});

test('a disc leads to its question, by pointer and by arrow keys, and so does a line of the result', async ({
  page,
}) => {
  await visit(page, '&step=13');
  await page.getByRole('button', { name: 'the slope of a bias', exact: true }).click();
  await expect(page.locator('.steps .count')).toHaveText('8 of 13');
  const discs = page.getByRole('slider', { name: 'The question that is shown' });
  const { width, height } = (await discs.boundingBox()) ?? { width: 0, height: 0 };
  await discs.click({ position: { x: (width * 2.5) / 12, y: height / 2 } });
  await expect(page.locator('.steps .count')).toHaveText('3 of 13');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.steps .count')).toHaveText('4 of 13');
  await expectLink(page, 'step', '4');
});

test('axe finds nothing at any question, nor at the result', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'dark' });
  for (let step = 1; step <= 13; step++) {
    await visit(page, `&answers=way:rate,new:9,bias:0,slope:show&step=${step}`);
    expect(await wrongForAxe(page), `question ${step}`).toEqual([]);
  }
});

test('a course embeds it with a seed of its own', async ({ page }) => {
  const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>
    <backprop-lab lesson="check-yourself" seed="12" story="on"></backprop-lab>`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html');
  await ready(page);
  await expect(page.locator('.steps .count')).toHaveText('1 of 13');
  await expect(page.locator('.happened')).toContainText('seed 12');
});

test.describe('by touch on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('an answer is tapped or typed, its verdict is in sight, and Next is always there', async ({ page }) => {
    const complaints = await open(page, 'lesson=check-yourself&step=1');
    const press = page.locator(`${ask} .press`);
    await press.first().tap();
    await expect(page.locator(verdict)).toContainText('No.');
    await expect(page.locator(verdict)).toBeInViewport();
    await press.nth(1).tap();
    await expect(page.locator(verdict)).toContainText('Yes.');
    await page.locator(next).tap();
    await expect(page.locator('.steps .count')).toHaveText('2 of 13');
    await page.locator(`${ask} .blank`).tap();
    await page.keyboard.type('-0.75');
    await page.keyboard.press('Enter');
    await expect(page.locator(verdict)).toContainText('minus');
    await expect(page.locator(verdict)).toBeInViewport();
    for (let step = 3; step <= 13; step++) {
      await page.locator(next).tap();
      await expect(page.locator('.steps .count')).toHaveText(`${step} of 13`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    await expect(page.locator('.claim')).toHaveText('1 of 12 are right.');
    await expect(page.locator('[data-panel=back] button')).toHaveCount(11);
    await page.locator('[data-panel=back] button').last().tap();
    await ready(page);
    await expectLink(page, 'lesson', 'loss-functions');
    expect(complaints).toEqual([]);
  });
});
