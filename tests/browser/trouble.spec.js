// A problem outside of the lab is shown as a sentence. Nothing is lost, and nothing is executed.
import { expect, test } from '@playwright/test';
import { LESSONS, expectLink, expectStep, link, open, openAll, readings, settled, words } from './lab.js';

test('a bad value in the link is told by name, and the rest of the link holds', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=update-rule&eta=abc&w0=9999&c=2&zzz=1');
  const notices = page.locator('.notices li');
  await expect(notices).toHaveCount(3);
  await expect(notices.nth(0)).toContainText('eta');
  await expect(notices.nth(0)).toContainText('number above 0');
  await expect(notices.nth(2)).toContainText('zzz');
  await expectLink(page, 'c', '2');
  await expectLink(page, 'eta', '0.3');
  expect(link(page).get('zzz')).toBe(null);
  expect(complaints).toEqual([]);
});

test('an unknown lesson is told, and a known one is shown', async ({ page }) => {
  await openAll(page, 'lesson=quantum');
  await expect(page.locator('.notices li')).toContainText('quantum');
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'update-rule');
});

test('nothing in a link is executed', async ({ page }) => {
  const attack = encodeURIComponent('<img src=x onerror="window.hit=1">"><script>window.hit=1</script>');
  await openAll(page, `lesson=${attack}&eta=${attack}&select=${attack}&${attack}=1`);
  await settled(page);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await expect(page.locator('.notices li').first()).toBeVisible();
});

test('a typed value that is refused says why beside its field, and Escape restores the old one', async ({ page }) => {
  await openAll(page, 'lesson=update-rule&t=4');
  const before = await readings(page);
  await page.locator('#eta-box').fill('-1');
  await page.locator('#eta-box').press('Enter');
  await expect(page.locator('#eta-problem')).toContainText('above 0');
  await expect(page.locator('#eta-box')).toHaveAttribute('aria-invalid', 'true');
  expect(await readings(page)).toEqual(before);
  await page.locator('#eta-box').press('Escape');
  await expect(page.locator('#eta-box')).toHaveValue('0.3');
  await expect(page.locator('#eta-problem')).toBeHidden();
});

for (const [lesson, eta] of [
  ['update-rule', '1e150'],
  ['chain-rule', '1e300'],
  ['vanishing-gradient', '1e300'],
]) {
  test(`an η of ${eta} stops ${lesson} with a sentence and a readable picture`, async ({ page }) => {
    const complaints = await openAll(page, `lesson=${lesson}&eta=${eta}&t=9000`);
    await expect(page.locator('.stopped')).toContainText('Stopped');
    await expect(page.locator('[data-action=step]')).toHaveAttribute('aria-disabled', 'true');
    await page.locator('[data-action=back]').click();
    await expect(page.locator('.stopped')).toBeHidden();
    expect(complaints).toEqual([]);
  });
}

test('an η whose first step has no numbers stops before it, says why, and a smaller one goes on', async ({ page }) => {
  const complaints = await open(page, 'lesson=update-rule&eta=1e300');
  await expect(page.locator('.stopped')).toContainText('Stopped before step 1: it would take w so far away');
  await expect(page.locator('.counter')).toHaveText('Step 0');
  expect(await words(page)).not.toMatch(/NaN|Infinity|∞/);
  await page.getByRole('button', { name: 'Go to η = 1', exact: true }).click();
  await expect(page.locator('.stopped')).toBeHidden();
  await page.locator('[data-action=step]').click();
  await expectStep(page, 1);
  expect(complaints).toEqual([]);
});

test('without JavaScript the page has its texts, formulas and pictures', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('./');
  for (const heading of ['Update rule', 'Optimizers', 'Chain rule', 'Vanishing gradient']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(page.getByText('The loss L says how wrong').first()).toBeVisible();
  await expect(page.locator('math')).toHaveCount(LESSONS.length);
  await expect(page.locator('img')).toHaveCount(LESSONS.length);
  for (const picture of await page.locator('img').all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((img) => /** @type {HTMLImageElement} */ (img).naturalWidth))
      .toBeGreaterThan(0);
  }
  await context.close();
});

test('without WebAssembly the page says so in a sentence and shows its texts and pictures', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('WebAssembly');
  await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
  await expect(page.locator('img').first()).toBeVisible();
});

test('without SIMD the page says so in a sentence and shows its texts and pictures', async ({ page }) => {
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('SIMD');
  await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
});

test('when the core cannot be fetched the page says so and keeps its texts', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
});

test('when another lesson cannot be fetched the page says so, keeps the one it has, and can try again', async ({
  page,
}) => {
  await openAll(page, 'lesson=update-rule&t=3');
  const before = await readings(page);
  await page.route('**/*.wasm', (route) => route.abort());
  const link = page.getByRole('navigation').getByRole('link', { name: 'Chain rule' });
  await link.click();
  await expect(page.locator('.notices li')).toContainText('could not be loaded');
  expect(await readings(page)).toEqual(before);
  await page.locator('[data-action=step]').click();
  await expect(page.locator('.counter')).toHaveText('Step 4');
  await page.unroute('**/*.wasm');
  await link.click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'chain-rule');
  await expect(page.locator('.notices li')).toHaveCount(0);
});

test('when not even the words can be fetched, one sentence says so', async ({ page }) => {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.route('**/*.ftl', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('a link may choose the theme and write its keys in capitals', async ({ page }) => {
  await openAll(page, 'lesson=update-rule&ETA=0.3&theme=dark');
  await expect(page.locator('.notices li')).toHaveCount(0);
  await expect(page.locator('#theme')).toHaveValue('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectLink(page, 'eta', '0.3');
  const theme = () => new URL(page.url()).searchParams.get('theme');
  await expect.poll(theme).toBe('dark');
  await page.locator('#theme').selectOption('light');
  await expect.poll(theme).toBe('light');
  // Where there is no such theme, that is told, also beside what else is refused.
  const sepia = 'theme: there is no “sepia”. There are: auto, light, dark, projector.';
  await openAll(page, 'lesson=update-rule&theme=sepia');
  await expect(page.locator('.notices li')).toHaveText(sepia);
  await openAll(page, 'lesson=update-rule&theme=sepia&story=maybe&eta=-1');
  const notices = page.locator('.notices li');
  await expect(notices).toHaveCount(3);
  await expect(notices.filter({ hasText: 'theme' })).toHaveText(sepia);
  await expect(notices.filter({ hasText: 'story' })).toHaveText('story: there is no “maybe”. There are: on, off.');
});
