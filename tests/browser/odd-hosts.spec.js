// Pages that no document names: strict policies, shadow roots, hidden tabs, elements that move, and paper.
import { expect, test } from '@playwright/test';
import { settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} body @param {Record<string, string>} [headers] */
async function host(page, body, headers = {}) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const html = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title><script type="module" src="./lib/backprop-lab.js"></script><body>${body}`;
  await page.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: html, headers: { 'content-type': 'text/html', ...headers } }),
  );
  await page.goto('./host.html');
  return complaints;
}

/** Whether there is something on a canvas. @param {Element} element */
const isPainted = (element) => {
  const canvas = /** @type {HTMLCanvasElement} */ (element);
  const { width, height } = canvas;
  if (width === 0) return false;
  return new Set(canvas.getContext('2d')?.getImageData(0, 0, width, height).data).size > 4;
};

test('under the strictest policy, with Trusted Types, everything opens without a violation', async ({ page }) => {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const complaints = await host(page, '<backprop-lab lesson="chain-rule" t="2"></backprop-lab>', {
    'content-security-policy': policy,
  });
  await page.evaluate(() => {
    const violations = /** @type {string[]} */ ([]);
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
  });
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  await page.locator('.deeper').click();
  for (const summary of await page.locator('.folds details > summary').all()) await summary.click();
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=step]').click();
  await settled(page);
  await page.locator('[data-action=share-open]').click();
  await expect(page.locator('dialog.share canvas.code')).toBeVisible();
  expect(await page.evaluate('violations')).toEqual([]);
  expect(complaints).toEqual([]);
});

test('inside the shadow root of another component it is as in a page', async ({ page }) => {
  const complaints = await host(page, '<course-card></course-card>');
  await page.evaluate(() => {
    const root = /** @type {Element} */ (document.querySelector('course-card')).attachShadow({ mode: 'open' });
    root.innerHTML =
      '<style>* { font-style: italic; letter-spacing: 4px }</style><backprop-lab lesson="update-rule" ui="figure"></backprop-lab>';
  });
  const lab = page.locator('backprop-lab');
  await expect(lab.locator('.screen')).toBeVisible();
  await settled(page);
  expect(await lab.locator('.counter').evaluate((it) => getComputedStyle(it).letterSpacing)).toBe('normal');
  await lab.locator('.scrubber').focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.locator('.counter')).toHaveText('Step 1');
  expect(complaints).toEqual([]);
});

test('in a tab that is shown later it has its width and its picture then', async ({ page }) => {
  const complaints = await host(
    page,
    '<div id="tab" style="display: none; width: 700px"><backprop-lab lesson="chain-rule" t="2"></backprop-lab></div>',
  );
  await expect(page.locator('backprop-lab .screen')).toBeAttached();
  await page.waitForTimeout(300);
  await page.evaluate(() => document.getElementById('tab')?.style.setProperty('display', 'block'));
  const canvas = page.locator('.large canvas').first();
  await expect.poll(() => canvas.evaluate(isPainted)).toBe(true);
  await settled(page);
  const box = await canvas.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(700);
  expect(box?.width).toBeGreaterThan(500);
  // Painted for that width, not stretched.
  expect(await canvas.evaluate((it) => /** @type {any} */ (it).width)).toBe(Math.round(box?.width ?? 0));
  expect(complaints).toEqual([]);
});

test('on paper, a page of a course has the picture of each lesson, also of those far below', async ({ page }) => {
  const labs = ['update-rule', 'chain-rule', 'optimizers', 'loss-functions'].map(
    (lesson) => `<h2>Chapter</h2><backprop-lab lesson="${lesson}"></backprop-lab><div style="height: 2000px"></div>`,
  );
  await host(page, labs.join(''));
  await expect(page.locator('backprop-lab .screen')).toHaveCount(4);
  await settled(page);
  const last = page.locator('.large canvas').last();
  await expect.poll(() => last.evaluate(isPainted)).toBe(false);
  const painted = () =>
    page.locator('.large canvas').evaluateAll((all) => all.map((it) => /** @type {any} */ (it).width > 0));
  // What a browser sends before and after it prints.
  const seen = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const all = [...document.querySelectorAll('backprop-lab')].map(
      (lab) => /** @type {HTMLCanvasElement} */ (lab.shadowRoot?.querySelector('.large canvas')),
    );
    const pixels = all.map((canvas) =>
      canvas.width > 0
        ? new Set(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data).size
        : 0,
    );
    dispatchEvent(new Event('afterprint'));
    return pixels;
  });
  expect(
    seen.every((colors) => colors > 4),
    String(seen),
  ).toBe(true);
  await expect.poll(async () => (await painted()).at(-1)).toBe(false);
  await expect.poll(async () => (await painted())[0]).toBe(true);
});

test('two of the same lesson keep apart, and one that is moved keeps its state', async ({ page }) => {
  const complaints = await host(
    page,
    '<div id="a"><backprop-lab lesson="chain-rule" eta="0.2"></backprop-lab></div><div id="b"><backprop-lab lesson="chain-rule" lang="en"></backprop-lab></div>',
  );
  const labs = page.locator('backprop-lab');
  await expect(labs.locator('.screen')).toHaveCount(2);
  await labs.nth(0).evaluate((lab) => /** @type {any} */ (lab).step(2));
  await expect(labs.nth(0).locator('.counter')).toHaveText('Step 2');
  await expect(labs.nth(1).locator('.counter')).toHaveText('Step 0');
  const before = await labs.nth(0).evaluate((lab) => JSON.stringify(/** @type {any} */ (lab).getState()));
  await page.evaluate(() => {
    const [a, b] = ['a', 'b'].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
    b.append(/** @type {Element} */ (a.firstElementChild));
  });
  const moved = page.locator('#b > backprop-lab').nth(1);
  await moved.scrollIntoViewIfNeeded();
  await expect(moved.locator('.counter')).toHaveText('Step 2');
  expect(await moved.evaluate((lab) => JSON.stringify(/** @type {any} */ (lab).getState()))).toBe(before);
  await expect
    .poll(() =>
      moved
        .locator('.large canvas')
        .first()
        .evaluate((it) => /** @type {any} */ (it).width),
    )
    .toBeGreaterThan(0);
  await moved.locator('[data-action=step]').click();
  await expect(moved.locator('.counter')).toHaveText('Step 3');
  expect(complaints).toEqual([]);
});
