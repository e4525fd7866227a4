// axe-core finds nothing in any lesson, at three widths, in light and dark.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { LESSONS, open } from './lab.js';

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [360, 768, 1280]) {
    test(`axe finds nothing at ${width} px, ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const lesson of LESSONS) {
        await open(page, `lesson=${lesson}&t=3`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${lesson}: ${id} ${nodes[0].html}`)).toEqual([]);
      }
      await context.close();
    });
  }
}
