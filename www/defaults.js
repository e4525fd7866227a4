// The values of a fresh lesson, as changes.

/** @import { Change, Control } from './types.js' */

/**
 * @param {readonly Control[]} controls
 * @returns {Change[]}
 */
export function defaults(controls) {
  return controls.map((control) => [control.key, defaultText(control)]);
}

/** @param {Control} control */
function defaultText(control) {
  if (!('default' in control)) return ''; // the core fills in what fits
  if (control.kind === 'flag') return control.default ? 'yes' : 'no';
  return String(control.default);
}
