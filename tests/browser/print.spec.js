// On paper: one page for every lesson, black on white, with the link and without anything to press.
import { expect, test } from '@playwright/test';
import { LESSONS, drawn, open } from './lab.js';

for (const lesson of LESSONS) {
  test(`${lesson} is one page of paper, black on white`, async ({ page, browserName }) => {
    await open(page, `lesson=${lesson}&t=2&theme=dark`);
    if (browserName === 'chromium') {
      const pdf = await page.pdf({ format: 'A4', printBackground: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    }
    await page.emulateMedia({ media: 'print' });
    await drawn(page);
    await expect(page.locator('backprop-lab .claim')).toBeVisible();
    await expect(page.locator('backprop-lab .happened')).toBeVisible();
    await expect(page.locator('.address')).toHaveText(page.url());
    await expect(page.locator('backprop-lab button').filter({ visible: true })).toHaveCount(0);
    await expect(page.locator('backprop-lab summary').filter({ visible: true })).toHaveCount(0);
    const paper = await page.locator('backprop-lab .large canvas').evaluate((element) => {
      const canvas = /** @type {HTMLCanvasElement} */ (element);
      return [...(canvas.getContext('2d')?.getImageData(1, 1, 1, 1).data ?? [])];
    });
    expect(paper).toEqual([255, 255, 255, 255]);
    await page.emulateMedia({ media: 'screen' });
    await drawn(page);
    await expect(page.locator('backprop-lab [data-action=explore]')).toBeVisible();
    await expect(page.locator('backprop-lab')).not.toHaveAttribute('data-paper');
  });
}

for (const [name, link] of /** @type {const} */ ([
  ['the front', './'],
  ['an exercise', './?lesson=chain-rule&task=fill&step=0'],
  ['a whole exercise', './?lesson=chain-rule&task=sheet&step=0'],
  ['a board', './?lesson=chain-rule&task=build&step=0'],
  ['a step of a story', './?lesson=chain-rule&step=3'],
  ['the end of the check', './?lesson=check-yourself&step=13'],
])) {
  test(`${name} is one sheet of paper`, async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium writes PDF');
    await page.goto(link);
    await expect(page.locator('backprop-lab .screen')).toBeVisible();
    await expect(page.locator('backprop-lab [aria-busy]')).toHaveCount(0);
    await drawn(page);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
}
