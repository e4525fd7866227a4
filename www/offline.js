// After the first visit the page works without a network: a service worker keeps its files. They are fetched when the first lesson
// is there, and not at all for whoever asks browsers to save data. A page around a frame is not ours to keep files for.

/** Where it is. The build of the site writes it here (scripts/offline.mjs); nothing else has one. */
const WORKER = '';

export async function workOffline() {
  const saves = /** @type {any} */ (navigator).connection?.saveData === true;
  if (WORKER === '' || saves || window.parent !== window || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(trusted());
  } catch {
    // Refused, or not from a server that can be trusted: the page works as before.
  }
}

/**
 * The page's security policy takes an address of a script only from a policy of Trusted Types. Ours knows this one address.
 * @returns {string}
 */
function trusted() {
  const types = /** @type {any} */ (window).trustedTypes;
  if (!types) return WORKER;
  return types.createPolicy('backprop-lab', { createScriptURL: () => WORKER }).createScriptURL('');
}
