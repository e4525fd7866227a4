// Ten seconds of `npm run fuzz -- --only page`, with a seed that is always the same.
import { expect, test } from '@playwright/test';
import { fuzz } from '../../fuzz/fuzz.mjs';
import { page } from '../../fuzz/page.mjs';

test('random hands on every lesson do no harm', async ({ browser, baseURL }) => {
  test.slow();
  const { cases, failed } = await fuzz('page', { seconds: 10, seed: 18 }, await page(browser, String(baseURL)));
  expect(failed).toBe(null);
  expect(cases).toBeGreaterThan(0);
});
