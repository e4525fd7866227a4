// A link of many numbers is long, and some programs cut what is long. Then it goes out packed, as `#lesson=…&packed=…`, and the page
// unfolds it before the lab reads the address.
import { changeAddress } from './address.js';
import { pack, unpack } from './packing.js';

/** A link up to this length goes out as it is: everybody can read it. */
const READABLE = 600;

/** Above this length mail programs and chats are known to cut. */
export const SAFE = 2000;

/**
 * The link to give away.
 * @param {string} link to the page of the lab, which unfolds it
 * @returns {string}
 */
export function shorten(link) {
  const at = link.indexOf('#');
  if (at < 0 || link.length <= READABLE) return link;
  const keys = link.slice(at + 1);
  // Whoever reads the link sees where it leads.
  const told = [...new URLSearchParams(keys)].filter(([key]) => /^(lesson|story|step)$/.test(key));
  const packed = `${link.slice(0, at)}#${new URLSearchParams([...told, ['packed', pack(keys)]])}`;
  return packed.length < link.length ? packed : link;
}

/** A file that opens a link: for one that is too long to be sent. @param {string} link */
export function fileOf(link) {
  const safe = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const page = `<!doctype html><meta charset="utf-8"><title>Backprop Lab</title>
<meta http-equiv="refresh" content="0; url=${safe}"><a href="${safe}">Backprop Lab</a>\n`;
  return new Blob([page], { type: 'text/html' });
}

/** Puts what a packed link holds into the address. */
export function unfold() {
  changeAddress('replaceState', `${window.location.search}${unfolded(window.location.hash)}`);
}

/** What a packed link holds. Of what cannot be read, an empty `packed` stays: the lab refuses it. @param {string} hash */
export function unfolded(hash) {
  const keys = new URLSearchParams(hash.slice(1));
  // Full stops and brackets that a mail has put behind it are no letters of a packed text.
  const held = unpack((keys.get('packed') ?? '').replace(/[^\w-]+$/, ''));
  if (held === null) keys.set('packed', '');
  else keys.delete('packed');
  const all = new URLSearchParams(held ?? '');
  for (const [key, text] of keys) if (!all.has(key)) all.set(key, text);
  return `#${all}`;
}
