// In a pseudo-locale every word of a catalogue has accents. A word without accents comes from the code, which is wrong.
import { expect, test } from '@playwright/test';
import { LESSONS, openAll, settled } from './lab.js';

/** Letters and indices of mathematics, names that stand in links and on keys: the same in every language. */
const ALIKE = new Set(['max', 'old', 'new', 'test', 'epoch', 'Ctrl', 'Shift']);

for (const lesson of LESSONS) {
  test(`${lesson} holds no words of its own`, async ({ page }) => {
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('lang="en"', 'lang="x-pseudo"') });
    });
    await openAll(page, `lesson=${lesson}&eta=1e300&t=3&nonsense=1`);
    await settled(page);
    const texts = await page.locator('backprop-lab').evaluate((lab) => {
      /** @type {string[]} */
      const found = [];
      const root = /** @type {ShadowRoot} */ (lab.shadowRoot);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Element) {
          for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext'])
            found.push(node.getAttribute(name) ?? '');
          // A program is the same in every language; the notes beside it are not.
        } else if (!node.parentElement?.closest('style, .listing .code-line > :not(.note)'))
          found.push(node.textContent ?? '');
      }
      return found;
    });
    expect(texts.filter((text) => /[^\x20-\x7e\s]/.test(text)).length).toBeGreaterThan(20);
    // Settings, activations and optimizers go by the names that they have in links.
    const settings = Object.keys(await page.locator('backprop-lab').evaluate((lab) => Object(lab).values)).flatMap(
      (key) => key.split(/[^\p{L}]+/u),
    );
    const names = await page
      .locator(':is([data-control=optimizer], [data-control=activation]) :is(input, option)')
      .evaluateAll((all) => all.map((choice) => /** @type {HTMLInputElement} */ (choice).value));
    const activations = await page.locator('[data-activation] option').allTextContents();
    const known = new Set([
      ...ALIKE,
      ...settings,
      ...names.flatMap((name) => name.split('-')),
      ...activations.flatMap((name) => name.split('-')),
      ...['nonsense', 'eta'], // a lesson without η names it as it refuses it
    ]);
    const words = texts.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => /^[A-Za-z]{3,}$/.test(word));
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });
}
