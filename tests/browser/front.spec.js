// The front of the page: a live number that can be pulled, what leads into the lessons, and the map of the course.
import { expect, test } from '@playwright/test';
import { LESSONS, drawn, pixels, readings, ready, settled, tabTo, wrongForAxe } from './lab.js';

/** @import { Page } from '@playwright/test' */

// The front is about all lessons.
test.skip(process.env.LESSON !== undefined);

/** @param {Page} page @param {string} [query] */
async function visit(page, query = '') {
  await page.goto(`./${query}`);
  await ready(page);
  await expect(page.locator('.front .number')).not.toHaveText(/^\??$/);
}

const number = (/** @type {Page} */ page) => page.locator('.front .number').innerText();
const handle = (/** @type {string} */ name) => `.front .handle[aria-label*="${name}, now"]`;
const grip = handle('w1');
const ringOf = (/** @type {Page} */ page, /** @type {string} */ lesson) =>
  page.locator(`nav li:has([data-lesson="${lesson}"]) .ring`);

/** @param {Page} page @param {string} selector */
async function isInFirstScreen(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  const size = page.viewportSize();
  expect(box && size && box.y >= 0 && box.y + box.height <= size.height, selector).toBe(true);
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`on a laptop, ${colorScheme}, the first screen has the headline, the number, the network and the button`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 800 } });
    await visit(page);
    for (const part of ['.lead h2', '.number', '.follow', '.start', '.front .large']) await isInFirstScreen(page, part);
    for (const part of ['.claim', '.rail', '.ruler', '.acts', '.folds', '.steps']) {
      await expect(page.locator(`backprop-lab ${part}`)).toBeHidden();
    }
    expect(await number(page)).toBe((await readings(page)).slope_w1);
    expect(Number((await number(page)).replace('−', '-'))).toBeCloseTo(-0.005825, 6);
    await expect(page.locator('.course li')).toHaveCount(LESSONS.length);
    expect(new URL(page.url()).search, 'the front leaves the address alone').toBe('');
    await page.close();
  });

  test(`axe finds nothing on the front, ${colorScheme}`, async ({ browser }) => {
    test.slow();
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await visit(page);
      await page.locator('.teachers summary').click();
      expect(await wrongForAxe(page)).toEqual([]);
      await context.close();
    }
  });
}

test('no window is too narrow, and on a phone the network stands upright', async ({ page }) => {
  for (const width of [320, 360, 600, 768, 1000, 1152, 1280, 1600]) {
    await page.setViewportSize({ width, height: 740 });
    await visit(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    const cornerOf = async (/** @type {string} */ name) => {
      const { x = 0, y = 0 } = (await page.locator(handle(name)).boundingBox()) ?? {};
      return { x, y };
    };
    const [first, last] = [await cornerOf('w1'), await cornerOf('y1')];
    const upright = last.y - first.y > last.x - first.x;
    expect(upright, `${width} px`).toBe(width < 480);
    if (width === 360) for (const part of ['.lead h2', '.number', '.follow', grip]) await isInFirstScreen(page, part);
  }
});

test('who pulls w1 sees its number and the bands change, by mouse and by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await visit(page);
  const before = await number(page);
  const bands = await pixels(page);
  const box = await page.locator(grip).boundingBox();
  if (!box) throw new Error('no grip');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 80, box.y + box.height / 2, { steps: 8 });
  await drawn(page);
  const pulled = await number(page);
  expect(pulled).not.toBe(before);
  expect(await pixels(page)).not.toBe(bands);
  await page.mouse.up();
  await settled(page);
  expect(await number(page)).toBe((await readings(page)).slope_w1);
  await page.locator(grip).focus();
  await page.keyboard.press('ArrowDown');
  await settled(page);
  expect(await number(page)).not.toBe(pulled);
  await page.locator(handle('w9')).click();
  await settled(page);
  await expect(page.locator('.lead var').first(), 'another weight has another number').toHaveText('w9');
  expect(await number(page)).toBe((await readings(page)).slope_w9);
  expect(new URL(page.url()).search).toBe('');
});

test('by keyboard alone: the number is followed into the chain rule, and Back leads to the front', async ({ page }) => {
  await visit(page);
  await tabTo(page, '.follow');
  await page.keyboard.press('Enter');
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'chain-rule');
  await settled(page);
  await expect(page.locator('.steps .count')).toHaveText(/^1 of \d+$/);
  await expect(page.locator('.front')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('.front .number')).toHaveText(/\d/);
  expect(new URL(page.url()).search).toBe('');
  await page.goForward();
  await expect(page.locator('.steps .count')).toHaveText(/^1 of \d+$/);
  await page.goBack();
  await page.locator('.start').click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', LESSONS[0]);
  await page.locator('h1 a').click();
  await expect(page.locator('.front .number')).toHaveText(/\d/);
  await page.getByRole('navigation').getByRole('link', { name: 'Training' }).click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'training');
});

test('an address that asks for a lesson, a value or an anchor has no front, and a theme alone has', async ({
  page,
}) => {
  for (const [query, lesson] of [
    ['?lesson=optimizers', 'optimizers'],
    ['?eta=0.25', LESSONS[0]],
    ['#vanishing-gradient', 'vanishing-gradient'],
    ['?lesson=nothing', LESSONS[0]],
  ]) {
    await page.goto('about:blank');
    await page.goto(`./${query}`);
    await expect(page.locator('backprop-lab .screen'), query).toHaveAttribute('data-lesson', lesson);
    await expect(page.locator('.front')).toHaveCount(0);
  }
  await visit(page, '?theme=dark');
  await page.locator('.follow').click();
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('theme')).toBe('dark');
  await visit(page, '?theme=projector');
  await expect(page.locator('backprop-lab :is(.acts, .happened, .rail, .ruler)').filter({ visible: true })).toHaveCount(
    0,
  );
});

test('the map follows each answer, leads back to where one was, and is erased by one press', async ({ page }) => {
  await page.goto('./?lesson=update-rule&step=5');
  await ready(page);
  const ring = ringOf(page, 'update-rule');
  await expect(ring).toHaveAttribute('aria-label', '8 steps');
  const before = await page.locator('nav').boundingBox();
  const presses = page.locator('.story [data-panel=ask] .press');
  await presses.first().click();
  await expect(ring).toHaveAttribute('aria-label', '0 of 8 steps done, 1 to try again');
  await expect(ring.locator('circle').nth(4)).toHaveAttribute('data-known', 'wrong');
  await presses.nth(1).click();
  await expect(ring).toHaveAttribute('aria-label', '1 of 8 steps done');
  expect(await page.locator('nav').boundingBox(), 'nothing moves').toEqual(before);
  await settled(page);
  const left = new URL(page.url()).hash;

  await page.locator('h1 a').click();
  await expect(page.locator('.course li').first()).toContainText('1 of 8 steps done');
  await expect(page.locator('.course li').nth(1)).toContainText('10 steps');
  await page.locator('.here:visible').click();
  await ready(page);
  expect(new URL(page.url()).hash).toBe(left);

  await page.goBack();
  await page.locator('.erase').click();
  await expect(page.locator('.course li').first().locator('.stand')).toHaveText('8 steps');
  await expect(ring).toHaveAttribute('aria-label', '8 steps');
  await expect(page.locator('.here:visible')).toHaveCount(0);
  await expect(page.locator('.erase')).toBeHidden();
  await page.reload();
  await expect(page.locator('.course li').first().locator('.stand')).toHaveText('8 steps');
});

test('what is forgotten in a lesson stays forgotten, also when the lesson is left', async ({ page }) => {
  await page.goto('./?lesson=update-rule&step=5');
  await ready(page);
  await page.locator('.story [data-panel=ask] .press').nth(1).click();
  const ring = ringOf(page, 'update-rule');
  await expect(ring).toHaveAttribute('aria-label', '1 of 8 steps done');
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=erase]').click();
  await expect(ring).toHaveAttribute('aria-label', '8 steps');
  await expect(page.locator('.dot[data-known]')).toHaveCount(0);
  await page.locator('[data-action=step]').click();
  await settled(page);
  await expect(ring).toHaveAttribute('aria-label', '8 steps');
  await page.locator('h1 a').click();
  await expect(page.locator('.course li').first().locator('.stand')).toHaveText('8 steps');
  await expect(page.locator('.here:visible')).toHaveCount(0);
});

test('each lesson has as many pieces on the map as steps in its story', async ({ page }) => {
  test.slow();
  for (const lesson of LESSONS) {
    await page.goto(`./?lesson=${lesson}`);
    await ready(page);
    // Check yourself is no story: its answers stand in the link alone.
    const steps = lesson === 'check-yourself' ? 0 : await page.locator('.steps .dot').count();
    await expect(ringOf(page, lesson).locator('circle'), lesson).toHaveCount(steps);
  }
});

test('where storage is refused the front works and the map is quietly absent', async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await visit(page);
  await expect(page.locator('.course li')).toHaveCount(LESSONS.length);
  await expect(page.locator('.ring svg')).toHaveCount(0);
  await expect(page.locator('.stand').first()).toHaveText('');
  await page.locator('.follow').click();
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  await settled(page);
  await expect(page.locator('.ring svg')).toHaveCount(0);
  expect(complaints).toEqual([]);
});
