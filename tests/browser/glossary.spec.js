// Technical terms explain themselves: by pointing, by the keyboard, by touch, and only where a term is first used on a screen.
import { expect, test } from '@playwright/test';
import { open, settled, tabTo } from './lab.js';

test('a term of the prose tells its meaning to a pointer and to the keyboard, and Escape takes it away', async ({
  page,
}) => {
  await open(page, 'lesson=chain-rule&step=4');
  await expect(page.locator('.term')).toHaveCount(0); // it comes when somebody does something
  await page.locator('.claim').hover();
  const term = page.locator('.prose .term').first();
  await term.hover();
  const meaning = page.getByRole('tooltip');
  await expect(meaning).toHaveText(/^\p{Lu}.+\.$/u);
  await page.keyboard.press('Escape');
  await expect(meaning).toHaveCount(0);
  const form = await term.innerText();
  await tabTo(page, `.term[data-term="${await term.getAttribute('data-term')}"]`);
  await expect(meaning).toBeVisible();
  await expect(page.locator('.term:focus')).toHaveText(form);
  await expect(page.locator('.term:focus')).toHaveAccessibleDescription(await meaning.innerText());
  await page.locator('[data-action=story-next]').focus();
  await expect(meaning).toHaveCount(0);
});

test('each term is marked once, also after the story has gone on', async ({ page }) => {
  await open(page, 'lesson=chain-rule&step=2');
  await page.locator('.claim').hover();
  const once = async () => {
    await settled(page);
    await expect(page.locator('.prose .term')).not.toHaveCount(0);
    const terms = await page.locator('.term').evaluateAll((all) => all.map((one) => one.getAttribute('data-term')));
    expect(new Set(terms).size).toBe(terms.length);
  };
  await once();
  await page.locator('.answers .press').first().click();
  await expect(page.locator('.verdict')).not.toBeEmpty();
  await once();
  await page.locator('[data-action=story-next]').click();
  await once();
});

test.describe('with a finger at 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a tap tells the meaning, inside the screen', async ({ page }) => {
    await open(page, 'lesson=chain-rule&step=5');
    await page.locator('.claim').tap();
    await page.locator('.prose .term').first().tap();
    const meaning = page.getByRole('tooltip');
    await expect(meaning).toBeVisible();
    const box = await meaning.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
