// Keeps the page's files, so that it works without a network after the first visit. The build fills in the names in capitals.
// It answers for our own page alone: not in frames, and for no file that other pages load. The files of one build are one cache.
// A new build waits until no page of the old one is open, so old and new files are never mixed.

/** @type {string[]} */
const FILES = ['FILES'];
/** The hash of index.html: a server that is just being changed may send another one. */
const PAGE = 'INTEGRITY';

const own = /** @type {any} */ (self); // TypeScript takes it for a window
const folder = new URL('./', own.location.href).href;
/** A server may have the lab in several folders, and its pages share their caches. */
const BEGIN = `backprop-lab-files ${folder} `;
const NAME = `${BEGIN}VERSION`;
const files = new Set(FILES.map((path) => folder + path));

async function keep() {
  const cache = await caches.open(NAME);
  // Some servers redirect index.html to its folder, and browsers show no page that was redirected.
  const page = new Request(folder, { cache: 'no-cache', integrity: PAGE, redirect: 'error' });
  await cache.addAll([page, ...FILES]);
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(BEGIN) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {Request} request @param {string} path */
async function kept(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

own.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keep()));
own.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(forgetOthers()));
own.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const address = request.url.replace(/[?#].*/, '');
  const isPage = request.destination === 'document' && [folder, `${folder}index.html`].includes(address);
  if (request.method !== 'GET' || !(isPage || files.has(request.url))) return;
  event.respondWith(kept(request, isPage ? folder : address));
});
