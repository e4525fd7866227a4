// Technical terms explain themselves: by pointing, by the keyboard, by touch, and only where a term is first used on a screen.
import { expect, test } from '@playwright/test';
import { link, open, settled, tabTo } from './lab.js';

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

test('a term leads to where it is seen in the lab, also by the keyboard', async ({ page }) => {
  const complaints = await open(page, 'lesson=update-rule&step=5');
  await page.locator('.claim').hover();
  await tabTo(page, '.term[data-term="term-slope"]');
  await page.keyboard.press('Tab');
  const see = page.getByRole('button', { name: 'See it in “Update rule”' });
  await expect(see).toBeFocused();
  // Escape leads back to the term, and from there on.
  await page.keyboard.press('Escape');
  await expect(see).toHaveCount(0);
  await expect(page.locator('.term[data-term="term-slope"]')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(see).toBeFocused();
  expect(complaints).toEqual([]);
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.locator('.steps .count')).toHaveText(/^2 of /);
  // Undo leads back.
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=undo]').click();
  await settled(page);
  await expect(page.locator('.steps .count')).toHaveText(/^5 of /);
});

test('a term leads into another lesson by the mouse: the way to the button takes nothing away', async ({ page }) => {
  await open(page, 'lesson=vanishing-gradient&step=5');
  await page.locator('.claim').hover();
  const term = page.locator('.term').first();
  await expect(term).toBeVisible();
  const terms = page.locator('.term');
  for (let i = 0; i < (await terms.count()); i++) {
    await terms.nth(i).hover();
    if ((await page.locator('.meaning .see').count()) > 0) break;
  }
  const see = page.locator('.meaning .see');
  const lesson = await see.getAttribute('data-lesson');
  await see.hover();
  await see.click();
  await settled(page);
  await expect.poll(() => link(page).get('lesson')).toBe(lesson);
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
