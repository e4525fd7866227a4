// What another page sends or hands in: every object is checked before anything of it is used. Pure.

/** The protocol's version. It is the value of the key `backpropLab` of every message. */
export const VERSION = 1;

/** What can be asked for. */
const REQUESTS = ['getState', 'setState', 'play', 'pause', 'step', 'toSVG', 'shown'];

/** The most characters of a message, entries of its objects, and messages a second. */
const MOST = 64 * 1024;
const MOST_ENTRIES = 200;
const MOST_A_SECOND = 100;

/** @typedef {{ lesson?: string, values: Record<string, string> }} GivenState */
/** @typedef {{ do: string, id: number | null, with: unknown }} Request */

/**
 * A state from outside, or a sentence that says what is wrong with it.
 * @param {unknown} given
 * @returns {GivenState | string}
 */
export function readState(given) {
  try {
    return stateOf(given);
  } catch {
    return 'state: it cannot be read; allowed: a plain object'; // a getter or a proxy of the caller threw
  }
}

/** @param {unknown} given @returns {GivenState | string} */
function stateOf(given) {
  if (!isPlain(given))
    return 'state: allowed is an object such as { v: 1, lesson: "chain-rule", values: { eta: 0.5 } }';
  const { v = VERSION, lesson, values = {} } = given;
  if (v !== VERSION) return `state: v is the version; allowed: ${VERSION}`;
  if (lesson !== undefined && (typeof lesson !== 'string' || !/^[a-z][a-z-]{0,39}$/.test(lesson))) {
    return 'state: lesson is the name of a lesson, such as "chain-rule"';
  }
  if (!isPlain(values)) return 'state: values is an object of texts and numbers by key';
  const entries = Object.entries(values);
  if (entries.length > MOST_ENTRIES) return `state: values has ${entries.length} keys; allowed: ${MOST_ENTRIES}`;
  /** @type {Record<string, string>} */
  const texts = Object.create(null);
  let length = 0;
  for (const [key, value] of entries) {
    if (!/^[a-zA-Z][\w-]{0,39}$/.test(key)) return 'state: a key of values is the name of a control';
    if (!['string', 'number', 'boolean'].includes(typeof value)) return `state: ${key} is a text or a number`;
    texts[key] = String(value);
    length += texts[key].length;
  }
  if (length > MOST) return `state: ${length} characters are too many; allowed: ${MOST}`;
  return lesson === undefined ? { values: texts } : { lesson, values: texts };
}

/**
 * A message of the page around a frame, or null if it is none of ours: then nobody answers.
 * @param {unknown} data as it was sent
 * @returns {Request | null}
 */
export function readMessage(data) {
  if (!isPlain(data) || data.backpropLab !== VERSION || !fits(data)) return null;
  const { do: request, id = null, with: given } = data;
  if (typeof request !== 'string' || !REQUESTS.includes(request)) return null;
  if (id !== null && !Number.isSafeInteger(id)) return null;
  if (request === 'setState' && typeof readState(given) === 'string') return null;
  if (request === 'step' && given !== undefined && !Number.isSafeInteger(given)) return null;
  if (request === 'shown' && typeof given !== 'boolean') return null;
  return { do: request, id: /** @type {number | null} */ (id), with: given };
}

/** Whether a message is no larger than allowed, however deep it is. @param {unknown} data */
function fits(data) {
  let left = MOST;
  /** @type {unknown[]} */
  const open = [data];
  for (let seen = 0; open.length > 0; seen++) {
    const value = open.pop();
    left -= typeof value === 'string' ? value.length : 8;
    if (left < 0 || seen > 2 * MOST_ENTRIES) return false;
    if (typeof value !== 'object' || value === null) continue;
    if (!isPlain(value)) return false;
    for (const [key, part] of Object.entries(value).slice(0, MOST_ENTRIES + 1)) {
      left -= key.length;
      open.push(part);
    }
  }
  return true;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isPlain(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null; // of another page, too
}

/** Lets so many messages a second through that the page stays quick. */
export class Pace {
  #second = -1;
  #count = 0;

  /** @param {number} now milliseconds @returns {boolean} whether one more may be read */
  allows(now) {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) [this.#second, this.#count] = [second, 0];
    return ++this.#count <= MOST_A_SECOND;
  }
}
