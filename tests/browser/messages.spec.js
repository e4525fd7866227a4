// What a page is told of a lesson and can ask for: on the element, and by messages through a frame.
import { expect, test } from '@playwright/test';
import { settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} body @param {string} [shown] */
async function course(page, body, shown = 'backprop-lab .screen') {
  const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>
    <script>
      const told = [];
      const listen = (element) => ['change', 'step', 'answer', 'done'].forEach((type) =>
        element.addEventListener(type, ({ detail }) => type !== 'change' && told.push([type, detail])));
      addEventListener('DOMContentLoaded', () => document.querySelectorAll('backprop-lab, iframe').forEach(listen));
    </script>${body}`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html');
  if (shown) await expect(page.locator(shown).first()).toBeVisible();
}

/** What the page was told since it was last asked. @param {Page} page @returns {Promise<[string, any][]>} */
const told = (page) => page.evaluate('told.splice(0)');

test('steps, answers with their mistakes and tries, and the end of a story are told', async ({ page }) => {
  await course(page, '<backprop-lab lesson="check-yourself" story="on"></backprop-lab>');
  await settled(page);
  const ask = page.locator('[data-panel=ask]');
  await ask.locator('.press').first().click();
  await expect.poll(() => told(page)).toEqual([['answer', expect.objectContaining({ right: false, tries: 1 })]]);
  await ask.locator('.press').nth(1).click();
  await expect
    .poll(() => told(page))
    .toEqual([['answer', expect.objectContaining({ right: true, mistake: null, tries: 2 })]]);
  for (let step = 2; step <= 13; step++) {
    await page.locator('[data-action=story-next]').click();
    await expect(page.locator('.steps .count')).toHaveText(`${step} of 13`);
    await settled(page);
  }
  await expect.poll(() => told(page)).toEqual([['done', { story: 'check-yourself', right: 1, of: 12 }]]);
});

test('a wrong number is told with the name of its mistake', async ({ page }) => {
  await course(page, '<backprop-lab lesson="check-yourself" story="on" step="2"></backprop-lab>');
  await settled(page);
  await page.locator('[data-panel=ask] .blank').fill('-0.75');
  await page.locator('[data-panel=ask] .blank').press('Enter');
  await expect
    .poll(() => told(page))
    .toEqual([
      [
        'answer',
        expect.objectContaining({ given: '-0.75', right: false, mistake: expect.stringMatching(/^[a-z-]+$/) }),
      ],
    ]);
});

test('answers in a fold are told as those of the story are', async ({ page }) => {
  await course(page, '<backprop-lab lesson="vanishing-gradient"></backprop-lab>');
  await settled(page);
  await page.locator('.deeper').click();
  await page.locator('[data-fold=interview] > summary').click();
  const blank = page.locator('[data-panel=interview] .blank');
  for (const text of ['1', '0.25']) {
    await blank.fill(text);
    await blank.press('Enter');
    await settled(page);
  }
  const of = { lesson: 'vanishing-gradient', exercise: 'interview', question: 'a1' };
  expect(await told(page)).toEqual([
    ['answer', { ...of, given: '1', right: false, mistake: 'value', tries: 1 }],
    ['answer', { ...of, given: '0.25', right: true, mistake: null, tries: 2 }],
  ]);
  // Folds far out of sight may be shown later, but not those that have answers.
  await page.evaluate(() => {
    document.body.style.paddingTop = '5000px';
    window.scrollTo(0, 0);
  });
  await expect(page.locator('[data-fold=interview] > .inside')).not.toBeInViewport();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector('backprop-lab')).values = { answers: 'a1:0.25,a2:77' };
  });
  const second = { ...of, question: 'a2', given: '77', right: false };
  await expect.poll(() => told(page)).toEqual([['answer', expect.objectContaining(second)]]);
});

test('an exercise in a frame tells each answer, and its end', async ({ page }) => {
  const exercise = (/** @type {string} */ task) =>
    course(
      page,
      `<iframe src="./?v=1&lesson=chain-rule&task=${task}&step=0" width="1000" height="700"></iframe><script src="./lib/host.js" async></script>`,
      '',
    );
  await exercise('fill');
  const blank = page.frameLocator('iframe').locator('[data-panel=fill] .blank').first();
  await blank.fill('77');
  await blank.press('Enter');
  const first = { lesson: 'chain-rule', exercise: 'fill', question: expect.stringMatching(/^a\d+$/), given: '77' };
  await expect.poll(() => told(page)).toEqual([['answer', { ...first, right: false, mistake: null, tries: 1 }]]);

  await exercise('build');
  await expect(page.frameLocator('iframe').locator('.board-rows > li')).toHaveCount(1);
  const [path, other] = ['L.o5-o5.o3-o3.o1-o1.w1', 'L.o5-o5.o4-o4.o1-o1.w1'];
  for (const rows of [path, `${path}_${other}`]) {
    const set = (/** @type {any} */ frame, /** @type {string} */ rows) =>
      frame.backpropLab.setState({ values: { rows } });
    expect(await page.locator('iframe').evaluate(set, rows)).toEqual([]);
  }
  const whole = { lesson: 'chain-rule', exercise: 'board', question: 'whole', given: `${path}_${other}` };
  await expect
    .poll(() => told(page))
    .toEqual([
      ['answer', { ...whole, right: true, mistake: null, tries: 1 }],
      ['done', { lesson: 'chain-rule', exercise: 'board', right: 1, of: 1 }],
    ]);
});

test('a state is given and taken, and a run is played, paused and stepped', async ({ page }) => {
  await course(page, '<backprop-lab lesson="update-rule"></backprop-lab>');
  const lab = page.locator('backprop-lab');
  const told = await lab.evaluate(async (element) => {
    const lab = /** @type {import('../../www/element-types.js').BackpropLabElement} */ (element);
    await lab.step(3);
    await lab.setState({ v: 1, lesson: 'chain-rule', values: { eta: 0.25, select: 'w9' } });
    const chain = lab.getState();
    const refused = await lab.setState({ values: { eta: 'x', t: 1 } });
    const wrong = await lab.setState(/** @type {any} */ ('eta=1'));
    await lab.play();
    await new Promise((done) => setTimeout(done, 900));
    await lab.pause();
    return { chain, refused, wrong, t: Number(lab.values.t) };
  });
  expect(told.chain).toMatchObject({ v: 1, lesson: 'chain-rule', values: { eta: '0.25', select: 'w9' } });
  expect(told.refused).toEqual([expect.stringContaining('above 0')]);
  expect(told.wrong).toEqual([expect.stringContaining('state')]);
  expect(told.t).toBeGreaterThan(1);
});

for (const lesson of ['chain-rule', 'training', 'update-rule']) {
  test(`the picture of ${lesson} is an SVG document with text as text, and looks like the canvas`, async ({ page }) => {
    await course(page, `<backprop-lab lesson="${lesson}" t="2"></backprop-lab>`);
    await settled(page);
    const { svg, apart } = await page.locator('backprop-lab').evaluate(async (lab) => {
      const svg = await /** @type {any} */ (lab).toSVG();
      const shown = /** @type {HTMLCanvasElement} */ (lab.shadowRoot?.querySelector('.large canvas'));
      const picture = new Image();
      picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await picture.decode();
      const data = (/** @type {CanvasImageSource} */ image) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [shown.width, shown.height];
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        context.fillStyle = getComputedStyle(lab).backgroundColor;
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
      };
      const [one, other] = [data(shown), data(picture)];
      let sum = 0;
      for (let i = 0; i < one.length; i++) sum += Math.abs(one[i] - other[i]);
      return { svg, apart: sum / one.length };
    });
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).toMatch(/<text [^>]*>[^<]+<\/text>/);
    expect(apart).toBeLessThan(3); // of 255
    const parsed = await page.evaluate(
      (svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent,
      svg,
    );
    expect(parsed).toBeUndefined();
  });
}

test('through a frame: one script line, its height follows, keys and events come out, requests go in', async ({
  page,
}) => {
  await course(
    page,
    '<iframe src="./?lesson=update-rule&step=0&ui=figure" width="640" height="150"></iframe><script src="./lib/host.js" async></script>',
    '',
  );
  const frame = page.locator('iframe');
  const lab = page.frameLocator('iframe').locator('backprop-lab');
  await expect(lab.locator('.screen')).toBeVisible();
  await expect.poll(async () => (await frame.boundingBox())?.height ?? 0).toBeGreaterThan(300);
  const inside = await page
    .frameLocator('iframe')
    .locator('body')
    .evaluate((body) => [document.documentElement.scrollHeight, innerHeight, body.clientHeight]);
  expect(inside[0]).toBeLessThanOrEqual(inside[1] + 1);

  await page.evaluate(() => {
    const resized = /** @type {unknown[]} */ ([]);
    Object.assign(window, { resized, keys: [] });
    document.addEventListener('keydown', ({ key }) => /** @type {any} */ (window).keys.push(key));
    window.addEventListener('message', ({ data }) => data.subject && resized.push(data));
  });
  await page.setViewportSize({ width: 500, height: 700 });
  await frame.evaluate((frame) => frame.setAttribute('width', '400'));
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).resized.length)).toBeGreaterThan(0);
  expect(await page.evaluate(() => /** @type {any} */ (window).resized[0])).toEqual({
    subject: 'lti.frameResize',
    height: expect.any(Number),
  });

  await lab.locator('[data-action=play]').focus();
  for (const key of ['PageDown', 'Escape', '.', 'ArrowLeft']) await page.keyboard.press(key);
  await expect
    .poll(() => page.evaluate(() => /** @type {any} */ (window).keys))
    .toEqual(['PageDown', 'Escape', 'ArrowLeft']);
  await expect.poll(() => told(page)).toEqual([['step', { lesson: 'update-rule', t: 1, before: 0 }]]);
  const asked = await frame.evaluate(async (frame) => {
    const { backpropLab } = /** @type {any} */ (frame);
    const refused = await backpropLab.setState({ values: { eta: 0.5, c: -1 } });
    return { refused, state: await backpropLab.getState(), svg: (await backpropLab.toSVG()).slice(0, 4) };
  });
  expect(asked).toMatchObject({
    refused: [expect.stringContaining('c')],
    state: { values: { eta: '0.5', t: '1' } },
    svg: '<svg',
  });
});

test('hostile messages change nothing and throw nothing, and another origin is not heard', async ({ page }) => {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  for (const [origin, heard] of /** @type {const} */ ([
    ['', true],
    ['&origin=https://course.example', false],
  ])) {
    await course(page, `<iframe src="./?lesson=update-rule&step=0${origin}" width="900" height="600"></iframe>`, '');
    const lab = page.frameLocator('iframe').locator('backprop-lab');
    await expect(lab.locator('.screen')).toBeVisible();
    const state = () => lab.evaluate((lab) => JSON.stringify(/** @type {any} */ (lab).getState()));
    await expect.poll(state).toContain('"t":"0"');
    const before = await state();
    await page.evaluate(() => {
      const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      const seen = { messages: 0 };
      Object.assign(window, { seen });
      contentWindow?.addEventListener('message', () => seen.messages++);
      const bad = [
        null,
        1,
        'play',
        [],
        { backpropLab: 1 },
        { backpropLab: 1, do: 'constructor' },
        { backpropLab: 2, do: 'play' },
      ];
      const more = [
        { do: 'setState', with: { values: { t: { toString: 1 } } } },
        { do: 'setState', with: { values: { zzz: '<img>' } } },
      ];
      const all = [
        ...bad,
        ...more.map((one) => ({ backpropLab: 1, ...one })),
        new Map(),
        new Uint8Array(1e6),
        { backpropLab: 1, do: 'setState', with: 'x'.repeat(1e6) },
      ];
      for (let i = 0; i < 2000; i++) contentWindow?.postMessage(all[i % all.length], '*');
    });
    // A third of a gigabyte takes its time to arrive.
    const arrived = () => page.evaluate(() => /** @type {any} */ (window).seen.messages);
    await expect.poll(arrived, { timeout: 20_000 }).toBe(2000);
    expect(await state()).toBe(before);
    const ask = async () => {
      await page.evaluate(() => {
        const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
        contentWindow?.postMessage({ backpropLab: 1, do: 'setState', with: { values: { t: 2 } } }, '*');
      });
      return JSON.parse(await state()).values.t;
    };
    if (heard)
      await expect.poll(ask).toBe('2'); // in the next second, when it listens again
    else {
      for (let i = 0; i < 10; i++) await ask();
      await expect.poll(arrived).toBe(2010);
      expect(await state()).toBe(before);
    }
  }
  expect(errors).toEqual([]);
});

test('what another lesson refuses is answered in its words, though it has only just come', async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  const states = /** @type {const} */ ([
    [{ lesson: 'vanishing-gradient', values: { normalise: 'yes' } }, /^normalise: in a layer of one neuron/],
    [{ lesson: 'training', values: { init: 'given' } }, /^To begin with given weights/],
  ]);
  for (const [state, sentence] of states) {
    await course(page, '<backprop-lab lesson="update-rule"></backprop-lab>');
    const answer = await page
      .locator('backprop-lab')
      .evaluate((lab, state) => /** @type {any} */ (lab).setState(state), state);
    expect(answer).toEqual([expect.stringMatching(sentence)]);
    await expect(page.locator('.notices li')).toHaveText(answer);

    await course(
      page,
      '<iframe src="./?lesson=update-rule&step=0" width="900" height="600"></iframe><script src="./lib/host.js"></script>',
      '',
    );
    await expect(page.frameLocator('iframe').locator('.screen')).toBeVisible();
    const sent = await page
      .locator('iframe')
      .evaluate((frame, state) => /** @type {any} */ (frame).backpropLab.setState(state), state);
    expect(sent).toEqual(answer);
  }
  expect(complaints.filter((text) => text.includes('No words'))).toEqual([]);
});

test('a state of a lesson that there is not is refused by name, and nothing of it is set', async ({ page }) => {
  const state = { lesson: 'fish', values: { eta: '0.77' } };
  const sentence = /^There is no lesson “fish”\. There are: update-rule, .*training/;
  await course(page, '<backprop-lab lesson="update-rule" eta="0.2"></backprop-lab>');
  const lab = page.locator('backprop-lab');
  const [answer, after] = await lab.evaluate(async (element, state) => {
    const lab = /** @type {any} */ (element);
    return [await lab.setState(state), lab.getState()];
  }, state);
  expect(answer).toEqual([expect.stringMatching(sentence)]);
  expect(after).toMatchObject({ lesson: 'update-rule', values: { eta: '0.2' } });
  await expect(lab.locator('.notices li')).toHaveText(answer);

  await course(
    page,
    '<iframe src="./?lesson=update-rule&step=0&eta=0.2" width="900" height="600"></iframe><script src="./lib/host.js"></script>',
    '',
  );
  await expect(page.frameLocator('iframe').locator('.screen')).toBeVisible();
  const [sent, left] = await page.locator('iframe').evaluate(async (frame, state) => {
    const { backpropLab } = /** @type {any} */ (frame);
    return [await backpropLab.setState(state), await backpropLab.getState()];
  }, state);
  expect(sent).toEqual(answer);
  expect(left).toMatchObject({ lesson: 'update-rule', values: { eta: '0.2' } });
});
