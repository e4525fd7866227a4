// The optimizer of a pasted text: what the preview says of it, and what taking it sets.

/** @import { Reading } from './pkg/backprop_core.js' */
/** @import { Change, Controller } from './types.js' */

/** The lesson's names of what an optimizer keeps. */
const SHARES = { momentum: 'mu', alpha: 'alpha', beta1: 'beta1', beta2: 'beta2' };
const SYMBOLS = { momentum: 'μ', alpha: 'α', beta1: 'β₁', beta2: 'β₂' };

/**
 * @param {Reading['optimizer']} optimizer
 * @param {Controller} controller
 * @returns {{ eta?: number, rule: string, changes: Change[] }} `rule` is '' for plain gradient descent: a rate alone names no rule
 */
export function ruleOf(optimizer, controller) {
  if (!optimizer || !controller.has('eta')) return { rule: '', changes: [] };
  const { name, eta, ...numbers } = /** @type {{ name: string, eta: number } & Record<string, number>} */ (optimizer);
  /** @type {Change[]} */
  const changes = [['eta', String(eta)]];
  if (name === 'sgd' || !controller.has('optimizer')) return { eta, rule: '', changes };
  // A text that says no μ leaves the present one.
  const kept = Object.entries(SHARES).filter(([key]) => numbers[key] !== undefined && numbers[key] !== 0);
  const said = kept.map(([key]) => `, ${SYMBOLS[/** @type {keyof typeof SYMBOLS} */ (key)]} = ${numbers[key]}`);
  const memory = kept.map(([key, own]) => /** @type {Change} */ ([`memory:${own}`, String(numbers[key])]));
  return { eta, rule: `${name}${said.join('')}`, changes: [...changes, ['optimizer', name], ...memory] };
}
