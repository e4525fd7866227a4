// What fuzz/page.mjs does within the page. Each function is sent there as it is written, so it uses nothing from around it.

/** One event on whatever is there. @param {{ kind: string, at: number, text: string, waits?: boolean }} event */
export async function act({ kind, at, text, waits }) {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  const within = /** @type {ShadowRoot} */ (lab.shadowRoot);
  const visible = (/** @type {Element} */ one) => one.getClientRects().length > 0;
  const all = (/** @type {string} */ selector) =>
    /** @type {any[]} */ ([...within.querySelectorAll(selector)].filter(visible));
  const pick = (/** @type {any[]} */ list) => list[at % list.length];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const hide = (/** @type {boolean} */ hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: hidden ? 'hidden' : 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  /** @type {Record<string, () => unknown>} */
  const kinds = {
    press() {
      const links = [...document.querySelectorAll('nav a')].filter(visible);
      const leads = 'a[href], a[download], [data-action=share-save], [data-action=scorm], [data-action=print]';
      const buttons = all('button, summary, [role=button], [role=tab]').filter((one) => !one.matches(leads));
      // Files that are saved, and paper, are no matter of this page.
      const quiet = [...buttons, ...links].filter(
        (one) => !/Save|Download|Print|Copy|PNG|SVG|file/.test(one.textContent),
      );
      pick(quiet)?.click();
    },
    set() {
      const field = pick(all('input, select, textarea'));
      if (!field) return;
      field.focus();
      if (field.type === 'checkbox' || field.type === 'radio') return field.click();
      if (field.tagName === 'SELECT') field.selectedIndex = at % field.options.length;
      else if (field.type === 'range') {
        const [from, to] = [Number(field.min), Number(field.max)];
        field.value = String(from + ((at % 1009) / 1008) * (to - from));
      } else field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    },
    key() {
      const target = pick(all('[tabindex], button, input'));
      if (!target) return;
      target.focus();
      for (let times = at % 3; times >= 0; times--) {
        const how = { key: text, bubbles: true, composed: true, cancelable: true, ctrlKey: text === 'z' };
        target.dispatchEvent(new KeyboardEvent('keydown', how));
        target.dispatchEvent(new KeyboardEvent('keyup', how));
      }
    },
    async pull() {
      const handle = pick(all('[role=slider], .handle'));
      if (!handle) return;
      const { left, top, width, height } = handle.getBoundingClientRect();
      let [x, y] = [left + width / 2, top + height / 2];
      // A browser tells a handle that has gone of no more moves.
      const send = (/** @type {string} */ type) =>
        handle.isConnected &&
        handle.dispatchEvent(
          new PointerEvent(type, {
            ...{ bubbles: true, composed: true, cancelable: true, pointerId: 1, isPrimary: true, button: 0 },
            ...{
              buttons: type === 'pointerup' ? 0 : 1,
              clientX: x,
              clientY: y,
              pointerType: at % 2 ? 'mouse' : 'touch',
            },
          }),
        );
      send('pointerdown');
      for (let moves = 0; moves < 3; moves++) {
        x += (at % 97) - 48;
        y += (at % 89) - 44;
        send('pointermove');
        if (moves === 1) await frame();
      }
      send(at % 11 === 0 ? 'pointercancel' : 'pointerup');
    },
    step: () => (at % 5 === 0 ? lab.play() : lab.step((at % 7) - 3)),
    values() {
      const keys = Object.keys(lab.values);
      lab.values = at % 3 === 0 ? { t: String(at % 400) } : { [pick(keys) ?? 't']: text };
    },
    lesson: () => (lab.lesson = text),
    attribute() {
      const keys = [...Object.keys(lab.values), 'lang', 'dir'];
      lab.setAttribute(pick(keys), text);
    },
    theme() {
      const themes = /** @type {HTMLSelectElement} */ (document.querySelector('#theme'));
      themes.selectedIndex = at % themes.options.length;
      themes.dispatchEvent(new Event('change'));
    },
    hide: () => hide(at % 2 === 0),
    show: () => {
      hide(false);
      return lab.pause();
    },
    async remount() {
      const place = lab.parentNode;
      const next = lab.nextSibling;
      lab.remove();
      place?.insertBefore(lab, next);
      await frame(); // without a screen a link of the header leads away, as it does before the first lesson is there
    },
  };
  await kinds[kind]();
  await (waits ? frame() : new Promise((done) => setTimeout(done))); // each event is a task of its own
}

/** Events one after the other, until something is wrong. @param {{ kind: string, at: number, text: string, waits?: boolean }[]} events */
export async function acts(events) {
  const { act, wrong } = Object(window);
  let event;
  for (event of events) {
    await act(event);
    const found = wrong();
    if (found.missing.length > 0 || found.injected > 0) return { ...found, event };
  }
  return { missing: /** @type {string[]} */ ([]), injected: 0, event };
}

/** What a page must never show. */
export function wrong() {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  const within = /** @type {ShadowRoot} */ (lab.shadowRoot);
  // What repeats a learner's own text may say anything, and one answer of a story speaks of NaN.
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const missing = /** @type {string[]} */ ([]);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = String(node.nodeValue).replace('NaN at the end of such a run is no bug', '');
    if (!/\bNaN\b|Infinity|∞|\bundefined\b|\[object/.test(said)) continue;
    if (!node.parentElement?.closest('.notices, .problem, textarea, style, script')) missing.push(said.trim());
  }
  return { missing, injected: within.querySelectorAll('script, iframe, [onerror], img[src=x]').length };
}

/** What the page shows. */
export function state() {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  const within = /** @type {ShadowRoot} */ (lab.shadowRoot);
  const kept = Object(window);
  kept.tasks ??= [];
  return {
    longest: Math.max(0, ...kept.tasks),
    lesson: lab.lesson,
    values: { ...lab.values },
    readings: lab.readings.map((/** @type {any} */ one) => `${one.key} ${one.text}`),
    sentence: within.querySelector('.sentence')?.textContent ?? '',
  };
}

/** Watches for long tasks. */
export function watch() {
  const kept = Object(window);
  kept.tasks = [];
  new PerformanceObserver((list) => kept.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

/** How much slower this machine is at the moment than a free one. */
export function slowness() {
  const started = performance.now();
  let sum = 0;
  for (let i = 0; i < 2e7; i++) sum += Math.sqrt(i);
  Object(window).sum = sum;
  return Math.max(1, (performance.now() - started) / 25);
}
