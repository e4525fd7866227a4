// A real page under random hands: presses, texts, keys, pulls, lessons, sizes, themes, history and visibility. Whatever is done,
// nothing complains, no number is missing, no task is long, and the address of the page leads to what is shown.
import assert from 'node:assert/strict';
import { readLessons } from '../scripts/lessons.mjs';
import { root } from '../scripts/prepare.mjs';
import { act, acts, slowness, state, watch, wrong } from './hands.mjs';

/** @import { Browser, Page } from '@playwright/test' */
/** @import { Random } from './random.mjs' */
/** @typedef {{ kind: string, at: number, text: string, waits?: boolean }} Event */
/** @typedef {{ lesson: string, events: Event[] }} Case */

/** Each as often as it stands here: what a learner does most, most. */
const KINDS = [
  ...Array.from({ length: 10 }, () => 'press'),
  ...Array.from({ length: 8 }, () => 'set'),
  ...Array.from({ length: 5 }, () => 'key'),
  ...Array.from({ length: 5 }, () => 'pull'),
  ...['step', 'step', 'values', 'values', 'lesson', 'attribute', 'theme', 'hide', 'remount', 'back', 'size'],
];
/** What is typed. The words of missing numbers are not: a refusal repeats what was typed. */
const TEXTS = [
  ...['', '0', '-0', '1', '-1', '0.5', '2', '1e300', '-1e300', '1e308', '1e-300', '0,5', '1/3', '−2', 'abc', '🙂'],
  ...['w1:0.5', 'w1:2,b1:-1', 'w2', 'b1', 'x1', 'o1', '2.3sigmoid.1', '1.1relu.1', '<img src=x onerror=alert(1)>'],
  ...['adam', 'sgd', 'own', 'yes', 'no', '40', '7', '1000', 'layers: 2, 2, 1\nw1 = 0.5', 'w^2', '(w1 - 1)^2 + w2^2'],
];
const KEYS = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter', ' ', 'Escape', 'PageUp', 'z'];
const SIZES = [320, 360, 640, 900, 1280, 1700].map((width) => ({ width, height: width < 700 ? 640 : 800 }));

/** In a sequence longer than this, many events fall into one frame. */
const LONG = 100;
/** Milliseconds of a task on a machine that has nothing else to do. */
const LONGEST = 250;
/** A page of any lesson has a fifth of it after a collection. */
const MOST_NODES = 60_000;
const MOST_LISTENERS = 8000;
const TOO_LONG = 'a task of';
/** Milliseconds for a page to come up, on a machine with much else to do. */
const PATIENCE = 120_000;
/** What is left when the page is quiet, in milliseconds. */
const QUIET = 1100;

/**
 * @param {Browser} browser
 * @param {string} site its address
 * @param {number} [length] how many events come one after the other
 */
export async function page(browser, site, length = 30) {
  const { lessons } = readLessons(root);
  /** @param {Case} given */
  const once = async (given) => {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: SIZES[4] });
    context.setDefaultTimeout(PATIENCE);
    try {
      await run(await context.newPage(), site, given);
    } finally {
      await context.close();
    }
  };
  return {
    slow: true,
    /** @param {Random} draw @returns {Case} */
    make: (draw) => ({
      lesson: draw.pick(lessons),
      events: Array.from({ length }, () => {
        const kind = draw.pick(KINDS);
        const text = kind === 'key' ? draw.pick(KEYS) : kind === 'lesson' ? draw.pick(lessons) : draw.pick(TEXTS);
        return { kind, at: draw.below(2 ** 30), text, waits: draw.chance(length > LONG ? 0.05 : 0.75) };
      }),
    }),
    /** A machine that pauses gets a second and a third chance. @param {Case} given */
    async check(given) {
      for (let chances = 2; ; chances--) {
        try {
          return await once(given);
        } catch (error) {
          if (chances === 0 || !(error instanceof Error && error.message.startsWith(TOO_LONG))) throw error;
        }
      }
    },
    /** Halves first, then each event alone. @param {Case} given */
    shorter({ lesson, events }) {
      const half = events.length >> 1;
      const parts = half > 1 ? [events.slice(0, half), events.slice(half)] : [];
      return [...parts, ...events.map((_, at) => events.toSpliced(at, 1))].map((events) => ({ lesson, events }));
    },
  };
}

/** @param {Page} page @param {string} site @param {Case} given */
async function run(page, site, { lesson, events }) {
  /** @type {string[]} */
  const complaints = [];
  listen(page, complaints);
  await page.goto(`${site}?lesson=${lesson}`);
  await ready(page);
  const slowAtFirst = await page.evaluate(slowness);
  await page.evaluate(watch);
  await page.evaluate(`Object.assign(window, { act: ${act}, wrong: ${wrong} })`);
  for (const part of inParts(events)) {
    const { missing, injected, event } = await happen(page, part);
    assert.deepEqual(missing, [], `a text says a number that is none, after ${JSON.stringify(event)}`);
    assert.equal(injected, 0, `markup was injected, after ${JSON.stringify(event)}`);
    assert.deepEqual(complaints, [], `in ${JSON.stringify(part)}`);
  }
  await page.evaluate(act, { kind: 'show', at: 0, text: '' });
  await page.waitForTimeout(QUIET);
  await ready(page);
  assert.deepEqual(await page.evaluate(wrong), { missing: [], injected: 0 }, 'when all is quiet');
  const { longest, ...shown } = await page.evaluate(state);
  const slow = Math.max(slowAtFirst, await page.evaluate(slowness)); // others may have begun to work on it
  assert.ok(
    longest <= LONGEST * slow,
    `${TOO_LONG} ${longest} ms; this machine is ${slow.toFixed(1)} times as slow as a free one`,
  );
  await bounded(page);
  // Not before: a page behind another one has few frames.
  const fresh = await page.context().newPage();
  listen(fresh, complaints);
  await sameWhenFresh(page, fresh, shown);
  assert.deepEqual(complaints, []);
}

/** @param {Page} page @param {string[]} complaints */
function listen(page, complaints) {
  page.on('console', (message) => {
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => void popup.close());
}

/** @param {Page} page */
async function ready(page) {
  await page.locator('backprop-lab .screen').first().waitFor();
  await page.waitForFunction(() => {
    const within = document.querySelector('backprop-lab')?.shadowRoot;
    const busy = [...(within?.querySelectorAll('.moving, [data-moves], [aria-busy=true], progress') ?? [])];
    return within?.querySelector('.screen') && !busy.some((one) => one.checkVisibility({ visibilityProperty: true }));
  });
}

/** Events that the page itself can do stay together: each way there and back takes longer than most events. @param {Event[]} events */
function inParts(events) {
  const fromOutside = (/** @type {Event | undefined} */ event) => event?.kind === 'size' || event?.kind === 'back';
  const parts = /** @type {Event[][]} */ ([]);
  for (const event of events) {
    const last = parts.at(-1);
    if (!last || fromOutside(event) || fromOutside(last[0])) parts.push([event]);
    else last.push(event);
  }
  return parts;
}

/** What is wrong after one of the events, or else after the last of them. @param {Page} page @param {Event[]} events */
async function happen(page, events) {
  const [event] = events;
  if (event.kind === 'size') await page.setViewportSize(SIZES[event.at % SIZES.length]);
  else if (event.kind === 'back') await back(page, event.at % 2 === 0);
  else return await page.evaluate(acts, events);
  return { ...(await page.evaluate(wrong)), event };
}

/** To the previous address, or to the next one, but never out of the lab. @param {Page} page @param {boolean} to */
async function back(page, to) {
  await page.evaluate((to) => {
    const entries = /** @type {any} */ (window).navigation;
    const at = entries.currentEntry.index + (to ? -1 : 1);
    const entry = entries.entries()[at];
    if (entry?.sameDocument) window.history.go(to ? -1 : 1);
  }, to);
  await page.waitForTimeout(30);
}

/** @param {Page} page */
async function bounded(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = /** @type {any} */ (await session.send('Memory.getDOMCounters'));
  await session.detach();
  assert.ok(nodes < MOST_NODES, `${nodes} nodes`);
  assert.ok(jsEventListeners < MOST_LISTENERS, `${jsEventListeners} listeners`);
}

/** What the address shows in a page that has just been opened. @param {Page} page @param {Page} fresh @param {any} shown */
async function sameWhenFresh(page, fresh, shown) {
  await fresh.setViewportSize(page.viewportSize() ?? SIZES[4]);
  await fresh.goto(page.url());
  await ready(fresh);
  await fresh.waitForTimeout(50);
  await ready(fresh);
  const again = await fresh.evaluate(state);
  for (const part of ['lesson', 'values', 'readings', 'sentence'])
    assert.deepEqual(Object(again)[part], shown[part], `${part} of ${page.url()}, opened afresh`);
}
