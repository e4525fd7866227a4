// Turns arguments of a caller into plain data of our own. Each value is read once, so getters, proxies and arrays of other
// realms stay outside. A value that cannot be read or is not allowed is refused by name.

/** The tag of a genuine typed array from any realm, and undefined for anything else. It runs no code of the caller. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
/** @type {(this: unknown) => string | undefined} */
const tag = slot(Symbol.toStringTag);
/** @type {(this: unknown) => number} */
const typedLength = slot('length');

/** @type {(this: unknown) => ArrayBuffer} */
const typedBuffer = slot('buffer');
/** @type {(this: unknown) => number} */
const typedOffset = slot('byteOffset');

/** @param {string | symbol} name */
function slot(name) {
  return /** @type {any} */ (Object.getOwnPropertyDescriptor(typedArray, name)?.get);
}

/**
 * @param {string} field
 * @param {string} got
 * @param {string} allowed
 * @param {unknown} [cause]
 */
export function refuse(field, got, allowed, cause) {
  return new Error(`${field}: got ${got}; allowed: ${allowed}`, cause === undefined ? undefined : { cause });
}

/** A short picture of any value. @param {any} value @returns {string} */
export function given(value) {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `“${short(value)}”`;
  if (typeof value === 'bigint') return 'a BigInt';
  if (typeof value === 'symbol') return 'a Symbol';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const kind = tag.call(value);
  if (kind) return `a ${kind} of ${typedLength.call(value)}`;
  try {
    return Array.isArray(value) ? `an array of ${Number(value.length)}` : 'an object';
  } catch {
    return 'an object that could not be read';
  }
}

/** @param {string} text */
function short(text) {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * Calls code of the caller. If that throws, the error names the field.
 * @template T
 * @param {string} field
 * @param {() => T} get
 * @returns {T}
 */
function read(field, get) {
  try {
    return get();
  } catch (cause) {
    throw refuse(field, 'something that could not be read', 'a value that can be read', cause);
  }
}

/** An array of numbers of any type but BigInt. @param {unknown} value */
function isTyped(value) {
  return !(tag.call(value) ?? 'Big').startsWith('Big');
}

/** @param {unknown} value @returns {value is ArrayLike<unknown>} */
function isList(value) {
  try {
    return Array.isArray(value) || isTyped(value);
  } catch {
    return false; // a revoked proxy
  }
}

/**
 * The length of a list that must have one from `least` to `most`.
 * @param {unknown} value
 * @param {string} field
 * @param {string} what its items are
 * @param {number} least
 * @param {number} [most]
 * @param {string} [note]
 */
export function count(value, field, what, least, most = least, note = '') {
  const allowed = `${least === most ? least : `${least} to ${most}`} ${what}${note}`;
  if (!isList(value)) throw refuse(field, given(value), `an array of ${allowed}`);
  const length = read(field, () => value.length);
  if (Number.isInteger(length) && length >= least && length <= most) return length;
  throw refuse(field, `${typeof length === 'number' ? length : given(length)} ${what}`, allowed);
}

/**
 * An item of a list whose length has been counted.
 * @param {any} list
 * @param {string} field
 * @param {number} i
 */
export function item(list, field, i) {
  return read(`${field}[${i}]`, () => list[i]);
}

/**
 * Puts exactly `length` finite numbers of a list into `target`, from place `at` on.
 * @param {Float64Array} target
 * @param {number} at
 * @param {any} list
 * @param {string} field
 * @param {number} length
 */
export function fill(target, at, list, field, length) {
  count(list, field, 'numbers', length);
  for (let i = 0; i < length; i++) {
    let number;
    try {
      number = list[i];
    } catch {
      number = item(list, field, i);
    }
    target[at + i] = Number.isFinite(number) ? number : finite(number, `${field}[${i}]`);
  }
}

/** @param {any} value @param {string} field @returns {number} */
export function finite(value, field) {
  if (Number.isFinite(value)) return value;
  throw refuse(field, given(value), 'a finite number');
}

/**
 * @param {unknown} list
 * @param {string} field
 * @param {number} length
 */
export function numbers(list, field, length) {
  const all = new Float64Array(length);
  fill(all, 0, list, field, length);
  return all;
}

/**
 * float64 data may be large, and the core copies them anyway. So this only makes a view of them.
 * @param {any} value
 * @param {number} length
 */
function ownTyped(value, length) {
  if (tag.call(value) !== 'Float64Array') return new Float64Array(value);
  return new Float64Array(typedBuffer.call(value), typedOffset.call(value), length);
}

/**
 * A Float32Array to be filled: our own view of the caller's, or a new one if there is none.
 * @param {any} value
 * @param {string} field
 * @param {number} length
 */
export function floats(value, field, length) {
  if (value === undefined) return new Float32Array(length);
  const own = tag.call(value) === 'Float32Array' ? typedLength.call(value) : undefined;
  if (own !== length) throw refuse(field, given(value), `a Float32Array of ${length}`);
  return new Float32Array(typedBuffer.call(value), typedOffset.call(value), length);
}

/**
 * Samples of `width` numbers, flat: from an array of arrays, or from a flat typed array, whose numbers the core checks.
 * @param {unknown} value
 * @param {string} field
 * @param {number} width
 * @param {number} most numbers
 */
export function samples(value, field, width, most) {
  if (isTyped(value)) {
    const length = typedLength.call(value);
    if (length > 0 && length <= most && length % width === 0) {
      return read(field, () => ownTyped(value, length));
    }
    throw refuse(field, `${length} numbers`, `samples of ${width} numbers each, at least one, ${most} numbers at most`);
  }
  const length = count(value, field, 'samples', 1, Math.floor(most / width), `, each of ${width} numbers`);
  const all = read(field, () => new Float64Array(length * width));
  for (let i = 0; i < length; i++) fill(all, i * width, item(value, field, i), `${field}[${i}]`, width);
  return all;
}

/**
 * A plain copy of an object: the properties of these names, and its other own properties.
 * @param {any} value
 * @param {string} field
 * @param {string[]} names
 * @param {string} [prefix] of the names of its properties
 * @param {string[]} [but] left where they are
 * @returns {Record<string, any>}
 */
export function copy(value, field, names, prefix = `${field}.`, but = []) {
  if (typeof value !== 'object' || value === null || isList(value)) {
    throw refuse(field, given(value), `an object with ${names.join(', ')}`);
  }
  const own = read(field, () => Object.keys(value));
  const plain = Object.create(null);
  for (const list of [names, own]) {
    for (const name of list) {
      if (name in plain || but.includes(name)) continue;
      plain[name] = read(prefix + short(name), () => value[name]);
    }
  }
  return plain;
}

/**
 * Refuses a misspelt name, which nobody would notice otherwise.
 * @param {Record<string, any>} plain
 * @param {string[]} names
 * @param {string} prefix
 */
export function only(plain, names, prefix) {
  const other = Object.keys(plain).find((name) => plain[name] !== undefined && !names.includes(name));
  if (other === undefined) return;
  // A name without a letter would leave a bare colon.
  throw refuse(prefix + (short(other).trim() || `“${short(other)}”`), given(plain[other]), `only ${names.join(', ')}`);
}

/**
 * @param {any} value
 * @param {string} field
 * @param {number} least
 * @param {number} [most] where there is none, Infinity will do, too
 * @returns {number}
 */
export function whole(value, field, least, most = Infinity) {
  if ((Number.isInteger(value) || value === Infinity) && value >= least && value <= most) return value;
  throw refuse(
    field,
    given(value),
    `a whole number${most < Infinity ? ` from ${least} to ${most}` : `, ${least} or above`}`,
  );
}

/**
 * @param {any} value
 * @param {string} field
 * @param {string[]} names
 * @returns {string}
 */
export function oneOf(value, field, names) {
  if (names.includes(value)) return value;
  throw refuse(field, given(value), names.join(', '));
}
