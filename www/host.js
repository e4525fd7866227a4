// For a page that shows the lab in a frame: `<script src="…/lib/host.js" async></script>`. It makes each frame as high as what is in
// it, hands the keys of a slide deck on, lets a run wait while its slide is not shown, and tells events of the lab as events of the
// frame. `frame.backpropLab` asks the lab.
// It is a script by itself, so that it needs no CORS headers.
{
  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? '';
  /** Frames of the server that this script is from. @returns {HTMLIFrameElement[]} */
  const frames = () =>
    [...document.querySelectorAll('iframe')].filter(
      ({ src }) => own !== '' && new URL(src || 'about:blank', document.baseURI).origin === new URL(own).origin,
    );

  /** The keys of slide decks; many of them still ask for the number. @type {Map<string, number>} */
  const CODES = new Map([
    ['Escape', 27],
    ['PageUp', 33],
    ['PageDown', 34],
    ['ArrowLeft', 37],
    ['ArrowUp', 38],
    ['ArrowRight', 39],
    ['ArrowDown', 40],
  ]);

  /** @type {Map<number, (answer: unknown) => void>} */
  const waiting = new Map();
  let last = 0;

  /** @param {HTMLIFrameElement} frame */
  const equip = (frame) => {
    if ('backpropLab' in frame) return;
    /** @param {string} request @param {unknown} [given] */
    const ask = (request, given) =>
      new Promise((done) => {
        waiting.set(++last, done);
        frame.contentWindow?.postMessage({ backpropLab: 1, do: request, id: last, with: given }, '*');
      });
    const names = ['getState', 'setState', 'play', 'pause', 'step', 'toSVG'];
    const methods = names.map((name) => [name, (/** @type {unknown} */ given) => ask(name, given)]);
    Object.defineProperty(frame, 'backpropLab', { value: Object.fromEntries(methods) });
  };

  window.addEventListener('message', ({ source, data }) => {
    if (typeof data !== 'object' || data === null || data.backpropLab !== 1) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    equip(frame);
    if (Number.isSafeInteger(data.answers)) {
      waiting.get(data.answers)?.(data.with);
      waiting.delete(data.answers);
    } else if (data.event === 'height' && data.with > 0 && data.with < 20000)
      frame.style.height = `${Number(data.with)}px`;
    else if (data.event === 'key' && CODES.has(data.with)) {
      const [key, keyCode] = [data.with, CODES.get(data.with)];
      frame.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, keyCode, bubbles: true, cancelable: true }));
    } else if (['change', 'step', 'answer', 'done'].includes(data.event)) {
      frame.dispatchEvent(new CustomEvent(data.event, { detail: data.with }));
    }
  });
  /** Frames that are hidden, by another slide for instance. No event tells that. @type {Set<HTMLIFrameElement>} */
  const hidden = new Set();
  const look = () => {
    for (const frame of frames()) {
      const shown = frame.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) !== false;
      if (shown === !hidden.has(frame)) continue;
      if (shown) hidden.delete(frame);
      else hidden.add(frame);
      frame.contentWindow?.postMessage({ backpropLab: 1, do: 'shown', with: shown }, '*');
    }
  };
  setInterval(look, 250);

  for (const frame of frames()) equip(frame);
  document.addEventListener('DOMContentLoaded', () => frames().forEach(equip));
}
