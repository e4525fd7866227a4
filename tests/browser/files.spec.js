// Files that do not come, or come damaged: the texts and pictures of the page stand, a sentence says what is missing, and what comes
// late arrives where the learner is by then.
import { expect, test } from '@playwright/test';
import { open, settled } from './lab.js';

/** @import { Page, Route } from '@playwright/test' */

/** @param {Route} route @param {(bytes: Buffer) => Buffer} change */
async function changed(route, change) {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
}

/** What may become of a file on its way. @type {Record<string, (route: Route) => Promise<void>>} */
const DAMAGE = {
  'is not there (404)': (route) => route.fulfill({ status: 404, body: 'not here' }),
  'fails (500)': (route) => route.fulfill({ status: 500, body: '' }),
  'is cut in half': (route) => changed(route, (bytes) => bytes.subarray(0, bytes.length / 2)),
  'has one bit turned': (route) =>
    changed(route, (bytes) => {
      const turned = Buffer.from(bytes);
      turned[Math.floor(turned.length * 0.97)] ^= 4; // among words and numbers: it would still run
      return turned;
    }),
  'is a page that says welcome': (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Welcome</title>' }),
};

/** The texts stand, and a sentence says what is missing. @param {Page} page */
async function expectTexts(page) {
  await expect(page.getByRole('alert')).toContainText('could not be loaded', { timeout: 5000 });
  await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
  await expect(page.locator('#chain-rule img, article img').first()).toBeVisible();
}

for (const [what, damage] of Object.entries(DAMAGE)) {
  test(`a module that ${what} leaves the texts, with a sentence; so does a later one, which can be fetched again`, async ({
    page,
  }) => {
    await page.route('**/chain_rule_bg*.wasm', damage);
    await page.goto('./?lesson=chain-rule&step=0');
    await expectTexts(page);

    await page.unrouteAll();
    await open(page, 'lesson=chain-rule&t=2');
    const values = () => page.evaluate(() => /** @type {any} */ (document.querySelector('backprop-lab')).values);
    const before = await values();
    await page.route('**/update_rule_bg*.wasm', damage);
    const link = page.getByRole('navigation').getByRole('link', { name: 'Update rule' });
    await link.click();
    await expect(page.locator('.notices li')).toContainText('could not be loaded');
    expect(await values()).toEqual(before);
    await page.unrouteAll();
    await link.click();
    await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'update-rule');
    await expect(page.locator('.notices li')).toHaveCount(0);
  });
}

for (const file of ['chain_rule-*.js', 'en-*.ftl', 'backprop-lab-*.js']) {
  test(`without ${file} the texts stand`, async ({ page }) => {
    await page.route(`**/${file}`, DAMAGE['is not there (404)']);
    await page.goto('./?lesson=chain-rule&step=0');
    await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
    await expect(page.locator('article img').first()).toBeVisible();
  });
}

test('a module of another build is refused in a sentence', async ({ page, request }) => {
  await page.goto('./?lesson=update-rule&step=0');
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const other = await (await request.get(addresses.find((name) => /update_rule_bg.*wasm$/.test(name)) ?? '')).body();
  await page.route('**/chain_rule_bg*.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: other }),
  );
  await page.goto('about:blank');
  await page.goto('./?lesson=chain-rule&step=0');
  await expectTexts(page);
});

test('a server that calls a module by another type harms nothing', async ({ page }) => {
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  await open(page, 'lesson=chain-rule&t=2');
  await expect(page.locator('backprop-lab .large canvas')).toBeVisible();
});

test('a module that is late leaves the texts to read, and the lesson comes where the learner is by then', async ({
  page,
}) => {
  /** @type {(() => void)[]} */
  const waiting = [];
  await page.route('**/chain_rule_bg*.wasm', async (route) => {
    await new Promise((done) => waiting.push(() => done(undefined)));
    await route.continue();
  });
  await page.goto('./?lesson=chain-rule&step=0');
  await expect(page.getByRole('heading', { name: 'Chain rule' })).toBeVisible();
  await expect(page.locator('article img').first()).toBeVisible();
  await expect.poll(() => waiting.length).toBe(1);
  // The learner goes on. What was waited for comes, and is not shown any more.
  await page.getByRole('navigation').getByRole('link', { name: 'Update rule' }).click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'update-rule');
  for (const come of waiting) come();
  await page.waitForResponse('**/chain_rule_bg*.wasm').catch(() => {});
  await settled(page);
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'update-rule');
  expect(new URL(page.url()).hash + new URL(page.url()).search).toContain('lesson=update-rule');
});

test('a fold whose file does not come says so, and the lesson goes on', async ({ page }) => {
  await page.route('**/chain_rule_more_bg*.wasm', DAMAGE['has one bit turned']);
  await open(page, 'lesson=chain-rule&t=1');
  const fold = page.locator('details[data-fold=matrices]');
  await fold.locator('summary').click();
  await expect(page.locator('.notices li')).toContainText('could not be loaded');
  await page.unrouteAll();
  await fold.locator('summary').click();
  await fold.locator('summary').click();
  await expect(fold.locator('table').first()).toBeVisible();
  await page.locator('[data-action=step]').click();
  await settled(page);
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'chain-rule');
});
