// Every snippet of docs/embedding.md, as it stands there, in a page of another origin.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/prepare.mjs';

const text = readFileSync(join(root, 'docs', 'embedding.md'), 'utf8');
const snippets = [...text.matchAll(/^```html\n([^]*?)^```$/gm)].map(([, html]) => html);
/** The addresses of the snippets in other languages. */
const links = [...text.matchAll(/https:\/\/your\.server\/dist\/(\?[^\s")]+)/g)].map(([, link]) =>
  link.replaceAll('&amp;', '&'),
);

/** What a snippet is called: the first lesson that it names, and whether it is a frame. @param {string} html */
const named = (html) =>
  `${/lesson="?=?"?([a-z-]+)/.exec(html)?.[1]}${html.includes('sandbox') ? ' in a sandbox' : html.includes('<iframe') ? ' in a frame' : ''}${html.includes('<section>') ? ' on a slide' : ''}${html.includes('<output>') ? ' with an event' : ''}`;

test('the document has a snippet for each way in', () => {
  expect(snippets.length).toBeGreaterThanOrEqual(7);
});

for (const [i, html] of snippets.entries()) {
  test(`snippet ${i + 1}: ${named(html)}`, async ({ page, baseURL }) => {
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Course</title><body>${html.replaceAll('https://your.server/dist/', baseURL ?? '')}`;
    const course = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(body));
    await new Promise((done) => course.listen(0, '127.0.0.1', () => done(null)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (course.address());
    await page.goto(`http://127.0.0.1:${port}/`);
    course.close();
    const place = html.includes('<iframe') ? page.frameLocator('iframe') : page;
    const lab = place.locator('backprop-lab');
    await expect(lab.locator('.screen')).toBeVisible();
    await expect(lab.locator('.notices li')).toHaveCount(0);
    if (html.includes('<output>')) {
      await lab.locator('[data-panel=ask] .press').first().click();
      await expect(page.locator('output')).toHaveText(/^\w+: .* \(1\)$/);
    }
    if (html.includes('host.js')) {
      await expect
        .poll(() => page.locator('iframe').evaluate((frame) => 'backpropLab' in frame && frame.getAttribute('style')))
        .toMatch(/height: \d+px/);
    }
    expect(complaints).toEqual([]);
  });
}

test('every link of the document shows its lesson without a complaint', async ({ page }) => {
  expect(links.length).toBeGreaterThanOrEqual(5);
  for (const link of new Set(links)) {
    await page.goto(`./${link}`);
    await expect(page.locator('backprop-lab .screen')).toBeVisible();
    await expect(page.locator('backprop-lab .notices li')).toHaveCount(0);
  }
});
