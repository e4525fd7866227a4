// What the shortcode of docs/embedding.md writes shows its lesson. (Quarto itself is not needed: its Lua is run by a library.)
import { expect, test } from '@playwright/test';
import { documented, written } from '../unit/shortcode.js';

test('the shortcode of the document shows its lesson in a page', async ({ page, baseURL }) => {
  const { header, block } = await written(documented, { server: baseURL });
  const head = [...header].map((line) => line.replace('in-header: ', '')).join('');
  const html = `<!doctype html><html lang="en"><title>Course</title><link rel="icon" href="data:,">${head}<body>${block.text}`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html');
  const lab = page.locator('backprop-lab');
  await expect(lab.locator('.screen')).toHaveAttribute('data-lesson', 'vanishing-gradient');
  await expect(lab.locator('.large canvas').first()).toBeVisible();
  await expect(lab.locator('.notices li')).toHaveCount(0);
});

test('its link opens the same state', async ({ page, baseURL }) => {
  const { block } = await written(documented, { server: baseURL, web: false });
  await page.goto(block.link);
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'vanishing-gradient');
  await expect(page.locator('backprop-lab .notices li')).toHaveCount(0);
});
