// The lab in pages of other people: what they do not do to it, and what it does not do to them.
import { expect, test } from '@playwright/test';
import { settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

/**
 * A page of somebody else. It counts the keys that reach it.
 * @param {Page} page
 * @param {string} body
 * @param {string} [head]
 */
async function host(page, body, head = '') {
  const html = `<!doctype html><html><head><title>Host</title><script type="module" src="./lib/backprop-lab.js"></script>${head}</head>
    <body>${body}</body></html>`;
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./host.html');
  await expect(page.locator('backprop-lab .screen').first()).toBeVisible();
  await settled(page);
  await page.evaluate(() => {
    const keys = /** @type {string[]} */ ([]);
    Object.assign(window, { keys });
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, (event) => keys.push(`${type} ${/** @type {KeyboardEvent} */ (event).key}`));
    }
  });
}

/** The keys that reached the page, and none of them is told again. @param {Page} page @returns {Promise<string[]>} */
const heard = (page) => page.evaluate(() => /** @type {any} */ (window).keys.splice(0));

test('keys that the lab uses stay inside, and all others reach the page around it', async ({ page }) => {
  await host(page, '<backprop-lab lesson="chain-rule" t="2"></backprop-lab>');
  await unfold(page);
  await page.locator('#eta-box').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.3');
  await page.keyboard.press('Enter');
  await expect(page.locator('#eta-box')).toHaveValue('0.3');
  expect((await heard(page)).filter((key) => !/Control/.test(key))).toEqual([]);

  await page.locator('[data-action=step]').focus();
  for (const key of ['.', ',', 'p', 'p', 'r', 'Space', 'Enter']) await page.keyboard.press(key);
  expect(await heard(page)).toEqual([]);
  for (const key of ['Escape', 'PageUp', 'PageDown', 'ArrowLeft', 'f']) await page.keyboard.press(key);
  expect((await heard(page)).filter((key) => key.startsWith('keydown'))).toEqual(
    ['Escape', 'PageUp', 'PageDown', 'ArrowLeft', 'f'].map((key) => `keydown ${key}`),
  );

  // On a picture arrows move, digits open a box, and the box has its own keys.
  await page.locator('.handle[aria-label^="Select w1,"]').focus();
  for (const key of ['ArrowRight', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
  await page.locator('.scrubber').focus();
  for (const key of ['ArrowRight', 'Home']) await page.keyboard.press(key);
  await page.locator('.handle[aria-label^="Select w1,"]').focus();
  await page.keyboard.press('5');
  await expect(page.locator('.over')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.over')).toHaveCount(0);
  expect(await heard(page)).toEqual([]);
});

test('a run waits while it is out of sight, and goes on when it is back', async ({ page }) => {
  await host(page, '<backprop-lab lesson="update-rule" eta="0.001"></backprop-lab><div style="height: 50000px"></div>');
  const t = () => page.locator('backprop-lab').evaluate((lab) => Number(/** @type {any} */ (lab).values.t));
  await page.locator('[data-action=play]').click();
  await expect.poll(t).toBeGreaterThan(1);
  await page.evaluate(() => window.scrollTo(0, 20000));
  await page.waitForTimeout(400);
  const away = await t();
  await page.waitForTimeout(1200);
  expect(await t()).toBe(away);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(t).toBeGreaterThan(away);
});

test('what a page hands down changes nothing in the lab', async ({ page }) => {
  const wild = `text-transform: uppercase; letter-spacing: 3px; word-spacing: 9px; white-space: pre; text-indent: 40px;
    font-style: italic; font-weight: 900; font-variant: small-caps; text-shadow: 2px 2px red; word-break: break-all; text-align: center;
    line-height: 3; cursor: wait; list-style: square; direction: rtl; -webkit-text-fill-color: red`;
  const lab = '<backprop-lab lesson="chain-rule" story="on" t="2"></backprop-lab>';
  /** Every box and every style of the lab. */
  const look = () =>
    page.locator('backprop-lab').evaluate((lab) => {
      const names = [
        'textTransform',
        'letterSpacing',
        'wordSpacing',
        'whiteSpace',
        'textIndent',
        'fontStyle',
        'fontWeight',
      ];
      const more = [
        'fontVariant',
        'textShadow',
        'wordBreak',
        'textAlign',
        'lineHeight',
        'cursor',
        'listStyle',
        'direction',
      ];
      const all = [...(lab.shadowRoot?.querySelectorAll('.screen, .screen *') ?? [])];
      return all.map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const style = /** @type {Record<string, any>} */ (/** @type {unknown} */ (getComputedStyle(element)));
        const styles = [...names, ...more, 'webkitTextFillColor'].map((name) => `${name}: ${style[name]}`);
        return `${element.localName}.${element.className} ${width.toFixed(1)} ${height.toFixed(1)} ${styles.join('; ')}`;
      });
    });
  await host(page, `<div>${lab}</div>`);
  const plain = await look();
  await host(page, `<div style="${wild}">${lab}</div>`);
  expect(await look()).toEqual(plain);
  // A rule for every element is stronger than those of a component for itself.
  await host(page, `<div>${lab}</div>`, `<style>* { ${wild}; color: red; font-family: cursive }</style>`);
  expect(await look()).toEqual(plain);
});

test('in a page from right to left, mathematics runs from left to right', async ({ page }) => {
  await host(
    page,
    '<backprop-lab lesson="chain-rule" t="3" dir="rtl"></backprop-lab><backprop-lab lesson="update-rule"></backprop-lab>',
    '<script>document.documentElement.dir = "rtl"</script>',
  );
  await unfold(page);
  const turned = await page
    .locator('backprop-lab')
    .evaluateAll((labs) =>
      labs.flatMap(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('math, input, canvas, td, .live, .ruler') ?? [])]
          .filter((element) => getComputedStyle(element).direction !== 'ltr')
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      ),
    );
  expect(turned).toEqual([]);
  const directions = await page
    .locator('backprop-lab')
    .evaluateAll((labs) => labs.map((lab) => getComputedStyle(lab).direction));
  expect(directions).toEqual(['rtl', 'ltr']);
});

/** The colours of a lab: of its surface, and of its ink. @param {Page} page */
const colors = (page) =>
  page.locator('backprop-lab').evaluate((lab) => {
    const { backgroundColor, color, padding } = getComputedStyle(lab);
    return { surface: backgroundColor, ink: color, padding };
  });

for (const [name, style, surface] of /** @type {const} */ ([
  ['a dark background', 'html { background: #10131a }', 'rgb(16, 19, 26)'],
  ['a dark colour scheme', ':root { color-scheme: dark }', 'rgb(18, 18, 18)'], // what Chromium’s own dark page has
])) {
  test(`on a page with ${name} the lab is dark`, async ({ page }) => {
    await host(page, '<backprop-lab lesson="update-rule"></backprop-lab>', `<style>${style}</style>`);
    const { surface: shown, ink } = await colors(page);
    expect(shown).toBe(surface);
    expect(ink).toBe('rgb(236, 238, 241)');
  });
}

test('a light page stays light for readers who prefer dark, and a lab between both has a margin of its own', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await host(page, '<backprop-lab lesson="update-rule"></backprop-lab>', '<style>body { background: #fff }</style>');
  expect(await colors(page)).toEqual({ surface: 'rgb(255, 255, 255)', ink: 'rgb(23, 32, 43)', padding: '0px' });
  await page.evaluate(() => (document.body.style.background = '#446'));
  await expect
    .poll(() => colors(page))
    .toEqual({ surface: 'rgb(18, 21, 26)', ink: 'rgb(236, 238, 241)', padding: '16px' });
  await page.evaluate(() => (document.body.style.background = '#111'));
  await expect.poll(async () => (await colors(page)).surface).toBe('rgb(17, 17, 17)');
});

test('a sandboxed frame of another origin starts the lab without a violation', async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => /Content Security|violat/i.test(message.text()) && complaints.push(message.text()));
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><iframe sandbox="allow-scripts" style="width: 900px; height: 700px" src="./?lesson=chain-rule&t=2"></iframe>',
    }),
  );
  await page.goto('./host.html');
  const lab = page.frameLocator('iframe').locator('backprop-lab');
  await expect(lab.locator('.screen')).toBeVisible();
  await lab.locator('[data-action=step]').click();
  await expect(lab.locator('.counter')).toContainText('Step 3');
  expect(complaints).toEqual([]);
});

test('our own page runs no script and loads no file of anybody else', async ({ page }) => {
  await page.goto('./?lesson=update-rule');
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  const directives = await page.evaluate(async () => {
    /** @type {string[]} */
    const told = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told.push(effectiveDirective));
    const script = document.createElement('script');
    script.append('window.hit = 1');
    const picture = document.createElement('img');
    picture.src = 'http://127.0.0.1:1/x.png';
    document.body.append(script, picture);
    const foreign = 'http://127.0.0.1:1/x.js';
    await import(foreign).catch(() => null);
    await new Promise((done) => setTimeout(done, 300));
    return [...new Set(told), 'hit' in window];
  });
  expect(directives).toEqual(['require-trusted-types-for', 'script-src-elem', 'img-src', false]);
});

test('on our own page no text becomes HTML, a script or an address of one', async ({ page }) => {
  for (const path of ['./?lesson=update-rule', './backprop-lab.html?lesson=update-rule']) {
    await page.goto(path);
    await expect(page.locator('backprop-lab .screen')).toBeVisible();
    const refused = await page.evaluate(() => {
      /** @type {Record<string, () => unknown>} */
      const tries = {
        html: () => (document.createElement('div').innerHTML = '<b>x</b>'),
        script: () => (document.createElement('script').text = 'window.hit = 1'),
        source: () => (document.createElement('script').src = 'https://example.com/x.js'),
        frame: () => (document.createElement('iframe').srcdoc = '<script>window.hit = 1</script>'),
        document: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
        policy: () => /** @type {any} */ (window).trustedTypes.createPolicy('another', {}),
      };
      const threw = (/** @type {string} */ name) => {
        try {
          tries[name]();
          return false;
        } catch {
          return true;
        }
      };
      return [...Object.keys(tries).filter((name) => !threw(name)), 'hit' in window];
    });
    expect(refused, path).toEqual([false]);
    // What the tool of this test evaluates may do so itself; what it leaves for later may not.
    const evaluated = await page.evaluate(
      () =>
        new Promise((done) =>
          setTimeout(() => {
            try {
              done((0, eval)('1 + 1'));
            } catch (error) {
              done(/** @type {Error} */ (error).name);
            }
          }),
        ),
    );
    expect(evaluated).toBe('EvalError');
  }
});

test('a lesson runs in a page with the strictest policy', async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const policy = [
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ');
  const body = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>
    <backprop-lab lesson="chain-rule"></backprop-lab>`;
  const headers = { 'Content-Security-Policy': policy };
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', headers, body }));
  await page.goto('./host.html');
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  await unfold(page);
  await page.locator('[data-action=step]').click();
  await expect(page.locator('.counter')).toContainText('1');
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('what failed is said as it is: in a course, on our page, and by a policy', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  const failed = async (/** @type {string} */ inside, head = '') => {
    const html = `<!doctype html><head>${head}<script type="module" src="./lib/backprop-lab.js"></script></head><backprop-lab lesson="update-rule">${inside}</backprop-lab>`;
    await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('./host.html');
    return page.getByRole('alert').innerText();
  };
  const alone = await failed('');
  expect(alone).toContain('could not be loaded from 127.0.0.1');
  expect(alone).toContain('Access-Control-Allow-Origin');
  expect(alone).not.toContain('below');
  expect(await failed('<p>A picture</p>')).toContain('below');
  await page.unroute('**/*.wasm');
  const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;
  expect(await failed('', policy)).toContain("'wasm-unsafe-eval'");
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./?lesson=update-rule');
  await expect(page.getByRole('alert')).toContainText('reload the page');
  await expect(page.getByRole('alert')).toContainText('below');
});

/** Pages that ask a lab how wide it would be, instead of telling it. */
const ASKING = {
  'a flex row': (/** @type {string} */ lab) => `<div style="display: flex">${lab}</div>`,
  'a flex column that centres': (/** @type {string} */ lab) =>
    `<div style="display: flex; flex-direction: column; align-items: center">${lab}</div>`,
  'a float': (/** @type {string} */ lab) => `<div style="float: left">${lab}</div>`,
  'an inline block': (/** @type {string} */ lab) => `<div style="display: inline-block">${lab}</div>`,
  'a box at a place': (/** @type {string} */ lab) => `<div style="position: absolute">${lab}</div>`,
  'a cell of a table': (/** @type {string} */ lab) => `<table><tr><td>${lab}</table>`,
  'a dialog': (/** @type {string} */ lab) => `<dialog open>${lab}</dialog>`,
};

const FIGURE = '<backprop-lab lesson="chain-rule" ui="figure"></backprop-lab>';

for (const [name, around] of Object.entries(ASKING)) {
  test(`in ${name} a lab has a width, and fits a phone`, async ({ page }) => {
    await host(page, around(FIGURE), '<meta name="viewport" content="width=device-width">');
    const lab = page.locator('backprop-lab');
    const width = () => lab.evaluate((lab) => lab.clientWidth);
    expect(await width()).toBe(720);
    await expect.poll(async () => (await lab.locator('.large canvas').boundingBox())?.width ?? 0).toBeGreaterThan(500);
    await page.setViewportSize({ width: 320, height: 700 });
    await settled(page);
    expect(await width()).toBeGreaterThan(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('a lab that is itself a float, an inline block or at a place has a width, too', async ({ page }) => {
  for (const style of ['float: left', 'display: inline-block', 'position: absolute', 'width: fit-content']) {
    await host(page, FIGURE.replace('ui=', `style="${style}" ui=`));
    expect(await page.locator('backprop-lab').evaluate((lab) => lab.clientWidth), style).toBe(720);
  }
});

test('where the page tells its width, a lab has that, and a column is no wider for it', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const columns = '<div style="display: grid; grid-template-columns: 1fr 1fr">';
  const shown = async (/** @type {string} */ body) => {
    await host(page, `<style>body { margin: 0 }</style>${body}`);
    return page.locator('backprop-lab').evaluate((lab) => lab.clientWidth);
  };
  expect(await shown(FIGURE)).toBe(1000);
  expect(await shown(`<style>backprop-lab { display: flex }</style>${FIGURE}`)).toBe(1000);
  await expect.poll(async () => (await page.locator('.large canvas').boundingBox())?.width ?? 0).toBeGreaterThan(900);
  expect(await shown(`${columns}${FIGURE}<p>Words</p></div>`)).toBe(500);
  expect(await shown(`${columns}<div>${FIGURE}</div><p>Words</p></div>`)).toBe(500);
  expect(
    await shown(`<div style="display: flex"><main style="flex: 1">${FIGURE}</main><nav style="width: 600px">`),
  ).toBe(400);
});
