// The widget for notebooks (Jupyter, marimo, MyST), in the form that anywidget takes. `state` goes both ways, `readings` and `refused`
// tell what is shown, and `options` sets the element's other attributes once.
import './backprop-lab.js';

/** @import { BackpropLabElement, LabEvents } from './element-types.js' */

/**
 * The part of a notebook's model that is used here.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {(name: string, listener: () => void) => void} on
 * @property {(name: string, listener: () => void) => void} off
 * @property {() => void} save_changes
 */

/** A run that plays changes 60 times a second; the kernel is told this often, in milliseconds. */
const PAUSE = 100;

/** @param {{ model: Model, el: HTMLElement }} given */
function render({ model, el }) {
  const lab = /** @type {BackpropLabElement} */ (document.createElement('backprop-lab'));
  const { lesson = 'update-rule', values = {} } = model.get('state') ?? {};
  // A notebook has no address that a link could lead to.
  const attributes = { hide: 'sharing', ...model.get('options'), ...values, lesson };
  for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, String(value));

  /** What the kernel has, or is about to get. */
  let known = JSON.stringify(model.get('state') ?? {});
  /** @type {LabEvents['change'] | undefined} */
  let shown;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const tell = () => {
    waiting = undefined;
    if (!shown) return;
    const { lesson, values, readings } = shown;
    known = JSON.stringify({ lesson, values });
    model.set('state', JSON.parse(known));
    model.set('readings', Object.fromEntries(readings.map(({ key, value }) => [key, value])));
    model.save_changes();
  };
  lab.addEventListener('change', ({ detail }) => {
    shown = detail;
    waiting ??= setTimeout(tell, PAUSE);
  });
  const take = async () => {
    const state = model.get('state') ?? {};
    if (JSON.stringify(state) === known) return;
    clearTimeout(waiting);
    waiting = undefined;
    model.set('refused', await lab.setState(state));
    model.save_changes();
  };
  model.on('change:state', take);
  el.append(lab);
  return () => {
    clearTimeout(waiting);
    model.off('change:state', take);
    lab.remove();
  };
}

export default { render };
