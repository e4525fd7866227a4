// A long link made short: many numbers in two thirds to a third of their length, in letters that survive mail and chat. Each bit of the text is
// guessed from what stood before it, and the less it surprises, the less it takes (arithmetic coding; the coder is that of
// Mahoney's lpaq). All of it is whole numbers or one rounded division, so every browser reads what another one has packed.

/** No link of a lesson is longer. */
const LONGEST = 60_000;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The letters of the check sum: a link that was cut or changed is told, and not misread. */
const SUM = 3;

/** A text ends with this byte. */
const END = 0;

/** How long a guess goes on learning as fast as at first. */
const PATIENCE = 40;

/**
 * What guesses the next bit of a text: by the last byte that is no digit, the number of digits since then, and the bits of this byte.
 * Lists of numbers are alike in just that.
 */
class Model {
  #chance = new Uint16Array(1 << 18).fill(1 << 15);
  #seen = new Uint8Array(1 << 18);
  #last = 0;
  #digits = 0;
  #bits = 1;

  get #at() {
    return ((this.#last & 127) << 11) | (this.#digits << 8) | this.#bits;
  }

  /** The chance of a 1, of 65536. */
  get chance() {
    return Math.max(32, Math.min(65504, this.#chance[this.#at]));
  }

  /** @param {number} bit */
  learn(bit) {
    const at = this.#at;
    this.#chance[at] += Math.trunc(((bit ? 65535 : 0) - this.#chance[at]) / (this.#seen[at] + 1.5));
    if (this.#seen[at] < PATIENCE) this.#seen[at]++;
    this.#bits = (this.#bits << 1) | bit;
    if (this.#bits > 255) this.#next(this.#bits & 255);
  }

  /** @param {number} byte */
  #next(byte) {
    this.#bits = 1;
    if (byte >= 48 && byte < 58) this.#digits = Math.min(7, this.#digits + 1);
    else [this.#last, this.#digits] = [byte, 0];
  }
}

/** The part of what is left for a 1. @param {number} low @param {number} high @param {number} chance */
const middle = (low, high, chance) => low + Math.floor(((high - low) * chance) / 65536);

/** @param {number} low @param {number} high */
const isSettled = (low, high) => low >>> 24 === high >>> 24;

/**
 * @param {string} text
 * @returns {string} letters, digits, - and _
 */
export function pack(text) {
  const given = new TextEncoder().encode(text);
  const model = new Model();
  /** @type {number[]} */
  const bytes = [];
  let [low, high] = [0, 0xffffffff];
  for (const byte of [...given, END]) {
    for (let k = 7; k >= 0; k--) {
      const bit = (byte >> k) & 1;
      const at = middle(low, high, model.chance);
      if (bit) high = at;
      else low = at + 1;
      model.learn(bit);
      for (; isSettled(low, high); [low, high] = [(low << 8) >>> 0, ((high << 8) | 255) >>> 0]) bytes.push(high >>> 24);
    }
  }
  bytes.push((low >>> 24) + 1); // more than `low`, whatever comes after it
  return sumOf(given) + toLetters(bytes);
}

/**
 * @param {string} packed
 * @returns {string | null} nothing if it is not what `pack` has written
 */
export function unpack(packed) {
  const bytes = fromLetters(packed.slice(SUM));
  const text = bytes && decoded(bytes);
  return text && sumOf(text) === packed.slice(0, SUM) ? new TextDecoder().decode(text) : null;
}

/** @param {number[]} bytes */
function decoded(bytes) {
  const model = new Model();
  let next = 0;
  const take = () => bytes[next++] ?? 0;
  let [low, high] = [0, 0xffffffff];
  let code = 0;
  for (let k = 0; k < 4; k++) code = ((code << 8) | take()) >>> 0;
  /** @type {number[]} */
  const text = [];
  while (text.length <= LONGEST && next <= bytes.length + 4) {
    let byte = 0;
    for (let k = 0; k < 8; k++) {
      const at = middle(low, high, model.chance);
      const bit = code <= at ? 1 : 0;
      if (bit) high = at;
      else low = at + 1;
      model.learn(bit);
      byte = (byte << 1) | bit;
      for (; isSettled(low, high); [low, high] = [(low << 8) >>> 0, ((high << 8) | 255) >>> 0]) {
        code = ((code << 8) | take()) >>> 0;
      }
    }
    if (byte === END) return Uint8Array.from(text);
    text.push(byte);
  }
  return null;
}

/** FNV-1a, as SUM letters. @param {Uint8Array} bytes */
function sumOf(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return Array.from({ length: SUM }, (_, k) => LETTERS[(sum >>> (6 * k)) & 63]).join('');
}

/** @param {number[]} bytes */
function toLetters(bytes) {
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) text += LETTERS[(held >> (bits - 6)) & 63];
    held &= 63;
  }
  return bits > 0 ? text + LETTERS[(held << (6 - bits)) & 63] : text;
}

/** @param {string} text */
function fromLetters(text) {
  /** @type {number[]} */
  const bytes = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0x3fff;
    bits += 6;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
  }
  return bytes;
}
