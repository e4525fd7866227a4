// What a teacher sets around a lesson: an example, how much is shown, what is hidden and what is locked; and the dialog that writes it.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LESSONS, open, settled, unfold, wrongForAxe } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} body */
async function course(page, body) {
  const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>${body}`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html');
  await expect(page.locator('backprop-lab .screen').first()).toBeVisible();
  await settled(page);
}

/** @param {Page} page @returns {Promise<Record<string, string>>} */
const values = (page) => page.locator('backprop-lab').evaluate((lab) => /** @type {any} */ (lab).values);

test('a preset is what a lesson begins with, and other attributes change it', async ({ page }) => {
  await course(page, '<backprop-lab lesson="chain-rule" preset="mazur" eta="0.25"></backprop-lab>');
  expect(await values(page)).toMatchObject({ network: 'mazur', eta: '0.25' });
  await open(page, 'lesson=chain-rule&preset=mazur&t=2');
  expect(await values(page)).toMatchObject({ network: 'mazur', t: '2' });
  await expect(page.locator('.notices li')).toHaveCount(0);
});

test('what cannot be set around a lesson is told with what can', async ({ page }) => {
  await course(
    page,
    '<backprop-lab lesson="update-rule" ui="huge" hide="moon, ruler" lock="sun" heading="9" preset="x"></backprop-lab>',
  );
  const notices = page.locator('.notices li');
  await expect(notices).toHaveCount(5);
  await expect(notices.filter({ hasText: 'ui' })).toContainText('figure, student, slide, full');
  await expect(notices.filter({ hasText: 'lock' })).toContainText('eta');
  await expect(page.locator('.ruler')).toBeHidden();
});

test('a theme and a story that there are not are told, at once and later', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule" theme="pink" story="maybe" eta="-1"></backprop-lab>');
  const notices = page.locator('.notices li');
  await expect(notices).toHaveCount(3);
  await expect(notices.filter({ hasText: 'theme' })).toContainText('“pink”. There are: auto, light, dark, projector.');
  await expect(notices.filter({ hasText: 'story' })).toContainText('“maybe”. There are: on, off.');
  await page.locator('backprop-lab').evaluate((lab) => {
    lab.setAttribute('theme', 'dark');
    lab.setAttribute('story', 'on');
  });
  await expect(notices).toHaveCount(0);
  await page.locator('backprop-lab').evaluate((lab) => lab.setAttribute('story', 'yes'));
  await expect(notices).toHaveText('story: there is no “yes”. There are: on, off.');
  // A form that turns the story on keeps what else was told.
  await course(page, '<backprop-lab lesson="update-rule" ui="full" eta="-1"></backprop-lab>');
  await expect(notices).toHaveCount(1);
});

for (const lesson of LESSONS) {
  test(`${lesson} as a figure is its picture, its numbers and the ruler, and 480 px high at most`, async ({ page }) => {
    await course(page, `<div style="width: 640px"><backprop-lab lesson="${lesson}" ui="figure"></backprop-lab></div>`);
    const height = () => page.locator('backprop-lab').evaluate((lab) => /** @type {HTMLElement} */ (lab).offsetHeight);
    await expect.poll(height).toBeLessThanOrEqual(480);
    await settled(page);
    expect(await height()).toBeGreaterThan(240);
    await expect(page.locator('.large canvas').first()).toBeVisible();
    for (const other of ['.claim', '.story', '.acts', '.said', '.folds']) {
      await expect(page.locator(other)).toBeHidden();
    }
  });
}

test('a student sees no way to explore or share, a slide has its claim, and “full” has the story', async ({ page }) => {
  await course(page, '<backprop-lab lesson="chain-rule" ui="student" story="on"></backprop-lab>');
  await expect(page.locator('.explore')).toBeHidden();
  await page.locator('.scrubber').focus();
  await page.keyboard.press('s');
  await settled(page);
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(page.locator('.story')).toBeVisible();
  await course(page, '<backprop-lab lesson="chain-rule" ui="slide"></backprop-lab>');
  await expect(page.locator('.claim')).toBeVisible();
  await expect(page.locator('.folds')).toBeHidden();
  await course(page, '<backprop-lab lesson="chain-rule" ui="full"></backprop-lab>');
  await expect(page.locator('.steps .count')).toHaveText(/^1 of/);
});

test('a fold is hidden by its name: as an attribute, in a link, and from the dialog, which offers those there are', async ({
  page,
}) => {
  await course(page, '<backprop-lab lesson="chain-rule" t="2" hide="paths, code, moon"></backprop-lab>');
  await page.locator('.deeper').click();
  await expect(page.locator('[data-fold=shares]')).toBeVisible();
  for (const name of ['paths', 'code']) await expect(page.locator(`[data-fold=${name}]`)).toBeHidden();
  const notice = page.locator('.notices li');
  await expect(notice).toContainText('moon');
  for (const name of ['ruler', 'weight', 'eta', 'shares', 'matrices']) await expect(notice).toContainText(name);

  await open(page, 'lesson=vanishing-gradient&hide=interview');
  await expect(page.locator('[data-fold=factors]')).toBeVisible();
  await expect(page.locator('[data-fold=interview]')).toBeHidden();
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=share-open]').click();
  const dialog = page.locator('dialog.share');
  await dialog.getByText('Hide parts').click();
  await dialog.getByLabel('Go deeper: which layers learn').check();
  await dialog.getByLabel('Explore freely: The network').check();
  const preview = dialog.locator('backprop-lab');
  await expect(preview).toHaveAttribute('hide', /learning/);
  const frame = await dialog.locator('#share-frame').inputValue();
  expect(frame).toContain('hide=network%2Clearning');
  await page.goto(await dialog.locator('#share-link').inputValue());
  await expect(page.locator('[data-fold=factors]')).toBeVisible();
  await expect(page.locator('[data-fold=learning]')).toBeHidden();
  await page.locator('[data-action=explore]').click();
  await expect(page.locator('[data-group=weights]')).toBeVisible();
  await expect(page.locator('[data-group=network]')).toBeHidden();
});

test('a locked control is shown, says so, and refuses every way to change it', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule" eta="0.2" lock="eta"></backprop-lab>');
  await unfold(page);
  await expect(page.locator('#eta-box')).toBeDisabled();
  await expect(page.locator('.locked')).toContainText('Locked');
  await page.locator('backprop-lab').evaluate((lab) => void Object.assign(lab, { eta: 0.9 }));
  await expect(page.locator('.notices li')).toContainText('eta is locked');
  await page.locator('[data-preset=edge]').evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await settled(page);
  expect(await values(page)).toMatchObject({ eta: '0.2' });
  const told = await page
    .locator('backprop-lab')
    .evaluate((lab) => /** @type {any} */ (lab).setState({ values: { eta: 3, c: 2 } }));
  expect(told).toEqual([expect.stringContaining('eta is locked')]);
  expect(await values(page)).toMatchObject({ eta: '0.2', c: '2' });
  await page.locator('backprop-lab').evaluate((lab) => lab.removeAttribute('lock'));
  await expect(page.locator('.drawer')).toHaveCount(0); // the screen is made anew
  await expect(page.locator('.explore')).toBeVisible();
  await unfold(page);
  await expect(page.locator('#eta-box')).toBeEnabled();
});

test('a link cannot change what the page has locked; a lock in the link keeps the link’s value', async ({ page }) => {
  const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>
    <backprop-lab linked lesson="update-rule" eta="0.2" lock="eta"></backprop-lab>`;
  await page.route('**/course.html*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html?lesson=update-rule&eta=1.5&c=2');
  await expect(page.locator('.notices li')).toContainText('eta is locked');
  expect(await values(page)).toMatchObject({ eta: '0.2', c: '2' });
  await open(page, 'lesson=update-rule&eta=1.5&lock=eta');
  expect(await values(page)).toMatchObject({ eta: '1.5' });
  await page.locator('backprop-lab').evaluate((lab) => void Object.assign(lab, { values: { eta: 0.1 } }));
  await expect(page.locator('.notices li')).toContainText('eta is locked');
  expect(new URL(page.url()).searchParams.get('lock')).toBe('eta');
});

test('headings have the level that the page asks for', async ({ page }) => {
  await course(page, '<backprop-lab lesson="chain-rule" heading="4"></backprop-lab>');
  await expect(page.locator('h2.claim')).toHaveAttribute('aria-level', '4');
  await expect(page.locator('h3').first()).toHaveAttribute('aria-level', '5');
  await page.locator('backprop-lab').evaluate((lab) => void Object.assign(lab, { heading: 2 }));
  await expect(page.locator('h2.claim')).toHaveAttribute('aria-level', '2');
});

test('the dialog writes lines that show what it shows, and its preview follows', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=2&eta=0.05');
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=share-open]').click();
  const dialog = page.locator('dialog.share');
  await expect(dialog).toBeVisible();
  await dialog.locator('#share-ui').selectOption('figure');
  await dialog.getByText('Lock controls').click();
  await dialog.locator('input[value=eta]').check();
  const preview = dialog.locator('backprop-lab');
  await expect(preview).toHaveAttribute('lock', 'eta');
  await expect(preview.locator('.large canvas')).toBeVisible();
  await expect(dialog.locator('canvas.code')).toBeVisible();
  const wrong = await wrongForAxe(page, (axe) => axe.include({ fromShadowDom: ['backprop-lab', 'dialog.share'] }));
  expect(wrong).toEqual([]);
  const [link, element, frame] = await Promise.all(
    ['link', 'element', 'frame'].map((name) => dialog.locator(`#share-${name}`).inputValue()),
  );
  expect(link.length).toBeLessThan(160);
  expect(frame).toContain(link.replaceAll('&', '&amp;'));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await page.goto(link);
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  expect(await values(page)).toMatchObject({ eta: '0.05', t: '2' });
  await expect(page.locator('.page-header')).toBeHidden();
  await course(page, element);
  expect(await values(page)).toMatchObject({ eta: '0.05', t: '2' });
  await expect(page.locator('.folds')).toBeHidden();
});

test('a key opens the dialog, and what is only for it is loaded with it', async ({ page }) => {
  /** @type {string[]} */
  const files = [];
  page.on('request', (request) => files.push(request.url()));
  await open(page, 'lesson=update-rule');
  expect(files.filter((file) => /(share|uqr)-/.test(file))).toEqual([]);
  await page.locator('[data-action=step]').focus();
  await page.keyboard.press('s');
  await expect(page.locator('dialog.share')).toBeVisible();
  await page.keyboard.press('.');
  await page.locator('[data-action=close]').click();
  // The preview of the dialog has a counter, too.
  await expect(page.locator('.counter').first()).toContainText('Step 0');
});

test('the picture and the run are taken home with the link they came from', async ({ page }) => {
  await open(page, 'lesson=update-rule&t=3&eta=0.25');
  await page.locator('[data-action=step]').focus();
  await page.keyboard.press('s');
  const dialog = page.locator('dialog.share');
  const link = await dialog.locator('#share-link').inputValue();
  /** @param {string} end */
  const take = async (end) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.locator(`[data-takes=${end}]`).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`backprop-lab-update-rule.${end}`);
    return readFileSync(await download.path());
  };
  const svg = (await take('svg')).toString();
  expect(svg).toContain(`<metadata>${link.replaceAll('&', '&#38;')}</metadata>`);
  const png = await take('png');
  expect(png.includes(`tEXtSource\0${link}`, 0, 'latin1')).toBe(true);
  const [width] = /width="([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  expect(png.readUInt32BE(16)).toBe(Math.round(2 * width));
  // Formulas and tables, those of folds that were never opened, too.
  const markdown = (await take('md')).toString();
  expect(markdown).toContain(`<${link}>`);
  expect(markdown).toMatch(/\$w_\{\\(operatorname|mathrm)\{new\}\}.* = /);
  const latex = (await take('tex')).toString();
  expect(latex.split('\n')[0]).toBe(`% ${link}`);
  expect(latex).toContain('\\begin{longtable}');
  const [first, head, ...rows] = (await take('csv')).toString().trim().split('\r\n');
  expect(first).toBe(`# ${link}`);
  expect(rows).toHaveLength(4);
  // w moves by −η·(w − 2) from −3: worked out by hand, and exact in binary.
  const w = head.split(',').indexOf('w_old');
  expect(rows.map((row) => Number(row.split(',')[w]))).toEqual([-3, -1.75, -0.8125, -0.109375]);
});
