// Our page in a frame of another page: the two talk by messages. Everything that comes is checked by messages.js before it is used.
import { Pace, VERSION, readMessage } from './messages.js';
import { watchSize } from './observe.js';
import { fromLink } from './query.js';

/** @import { BackpropLab } from './backprop-lab.js' */

/** Keys that a slide deck around the frame may want, if nothing in the lab has used them. */
const PASSED_ON = ['Escape', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

const TOLD = ['change', 'step', 'answer', 'done', 'backprop-lab-failure'];

/** @param {BackpropLab} lab @param {Window} host */
export function talk(lab, host) {
  const origin = originAsked();
  const send = (/** @type {object} */ message) => host.postMessage(message, origin);
  const tell = (/** @type {string} */ event, /** @type {unknown} */ detail) =>
    send({ backpropLab: VERSION, event, with: detail });

  for (const type of TOLD) {
    lab.addEventListener(
      type,
      (event) => event.target === lab && tell(type, plain(/** @type {CustomEvent} */ (event).detail)),
    );
  }
  window.addEventListener('keydown', ({ key, defaultPrevented, ctrlKey, altKey, metaKey }) => {
    if (PASSED_ON.includes(key) && !defaultPrevented && !ctrlKey && !altKey && !metaKey) tell('key', key);
  });

  const pace = new Pace();
  window.addEventListener('message', async ({ source, origin: from, data }) => {
    if (source !== host || (origin !== '*' && from !== origin) || !pace.allows(performance.now())) return;
    const request = readMessage(data);
    if (!request) return;
    // A page that shows the lab tells whether its frame is hidden, by another slide for instance: no page can see that itself.
    if (request.do === 'shown') window.dispatchEvent(new CustomEvent('backprop-lab-shown', { detail: request.with }));
    const answer = await /** @type {any} */ (lab)[request.do]?.(request.with);
    if (request.id !== null) send({ backpropLab: VERSION, answers: request.id, with: plain(answer) });
  });

  tellHeight((height) => {
    tell('height', height);
    send({ subject: 'lti.frameResize', height }); // Canvas, Moodle and others follow this one
  });
}

/** Tells how high the page would be without scrolling, now and whenever that changes. @param {(height: number) => void} tell */
function tellHeight(tell) {
  let last = 0;
  watchSize(document.body, () => {
    // In a lecture hall the page takes all that the window has: it would grow for ever.
    if (document.documentElement.dataset.theme === 'projector') return;
    // Margins at the end of the body stand outside of it.
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (Math.abs(height - last) < 2) return;
    last = height;
    tell(height);
  });
}

/** The only origin that may talk to the lab, if the link names one. */
function originAsked() {
  const asked = fromLink(window.location, []).around.origin;
  try {
    return asked ? new URL(asked).origin : '*';
  } catch {
    return 'null'; // it names none, so nobody may
  }
}

/** What a message can carry: readings and states are plain data. @param {unknown} value */
const plain = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
