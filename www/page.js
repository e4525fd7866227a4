// What index.html adds around the element: the front where the address names no lesson, the lessons as links that do not reload the
// page, the map of the course, and the choice of a theme.
import { changeAddress, place } from './address.js';
import './backprop-lab.js';
import { h } from './dom.js';
import { SLUGS } from './lesson-module.js';
import { leavePlace } from './memory.js';
import { asksForNothing, fromLink, pageKeys } from './query.js';

/** @import { BackpropLab } from './backprop-lab.js' */

// From now on everything comes from our own server. A sandboxed frame has none: its origin is “null”.
const policy = document.querySelector('meta[content*="http: https:"]')?.cloneNode();
if (policy instanceof HTMLMetaElement && window.origin !== 'null') {
  policy.content = policy.content.replaceAll('http: https: file:', "'self'");
  document.head.append(policy);
}

// A packed link holds a longer one: long-links.js puts that in its place before anybody reads it.
document.documentElement.dataset.unfolds = '';
const isPacked = () => /[#&]packed=\w/.test(window.location.hash);
const unfold = async () => isPacked() && (await import('./long-links.js')).unfold();
await unfold();
window.addEventListener('popstate', async (event) => {
  if (!isPacked()) return;
  event.stopImmediatePropagation();
  await unfold();
  window.dispatchEvent(new PopStateEvent('popstate'));
});

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('nav a[href^="#"]')]);
const name = document.title;
const menu = /** @type {HTMLElement} */ (document.querySelector('.menu'));
const list = /** @type {HTMLElement} */ (document.querySelector('#lessons'));
const texts = /** @type {HTMLElement} */ (document.querySelector('#texts'));
const articles = [...texts.querySelectorAll('article')];

/** The page keeps its theme. @param {string} slug */
const linkTo = (slug) => {
  const kept = pageKeys(window.location);
  return `?lesson=${slug}${kept.replace('?', '&')}`;
};

/** What the front shows, where there is a front: a lab like that of any course page. It stands between the page’s texts. */
const { content } = /** @type {HTMLTemplateElement} */ (document.querySelector('#hook'));
const hook = /** @type {BackpropLab} */ (document.importNode(content, true).firstElementChild);
const atFront = asksForNothing(window.location, SLUGS) && SLUGS.includes(hook.getAttribute('lesson') ?? '');
const lab = atFront ? hook : /** @type {BackpropLab} */ (document.createElement('backprop-lab'));
lab.toggleAttribute('linked', !atFront);

/** The lessons by their links: without JavaScript they lead down the page, with it they switch the lab. */
for (const link of links) {
  const slug = link.hash.slice(1);
  link.dataset.lesson = slug;
  if (atFront) link.href = linkTo(slug);
  link.addEventListener('click', (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (atFront || elsewhere || !lab.shadowRoot?.querySelector('[data-lesson]')) return;
    event.preventDefault();
    if (list.matches(':popover-open')) list.hidePopover();
    lab.lesson = slug;
  });
}

if (atFront) {
  // A link that is pasted over this address loads nothing by itself.
  window.addEventListener('hashchange', () => asksForNothing(window.location, SLUGS) || window.location.reload());
} else {
  lab.addEventListener('backprop-lab-change', (event) => {
    const { lesson } = /** @type {CustomEvent<{ lesson: string }>} */ (event).detail;
    for (const link of links) {
      link.href = linkTo(/** @type {string} */ (link.dataset.lesson)); // so that a new tab opens that lesson, too
      if (link.dataset.lesson !== lesson) link.removeAttribute('aria-current');
      else link.setAttribute('aria-current', 'page');
    }
    const title = links.find((link) => link.dataset.lesson === lesson)?.textContent;
    if (title && menu.textContent !== `${title} ▾`) menu.textContent = `${title} ▾`;
    const full = title ? `${title} – ${name}` : name;
    if (document.title !== full) document.title = full;
  });
  window.addEventListener('pagehide', () => lab.lesson && leavePlace(place().hash));
}

/** The map in the header. It comes after the lesson, which is what the learner waits for. */
async function showMap() {
  const { chapters, courseWords, keepMap } = await import('./course.js');
  const lessons = new Map(chapters(articles).map((lesson) => [lesson.slug, lesson]));
  const rings = links.flatMap((link) => {
    const lesson = lessons.get(link.dataset.lesson ?? '');
    return lesson && link.nextElementSibling ? [/** @type {const} */ ([link.nextElementSibling, lesson])] : [];
  });
  keepMap(rings, await courseWords());
  await (await import('./offline.js')).workOffline();
}
lab.addEventListener('backprop-lab-change', () => void showMap().catch(console.error), { once: true });

/** The front takes the place of the texts, which come back where the lab cannot run. */
async function showFront() {
  const front = h('section', { class: 'front', hidden: true }, lab);
  lab.addEventListener('backprop-lab-failure', () => lab.append(...texts.childNodes));
  texts.replaceWith(front);
  try {
    const [{ showFront }, { chapters }] = await Promise.all([import('./front.js'), import('./course.js')]);
    await showFront(front, lab, chapters(articles), linkTo);
  } catch (error) {
    console.error(error);
    front.hidden = false;
  }
}

// In a frame: the page around it is told of the lesson, and may ask for things.
if (window.parent !== window) import('./frame.js').then(({ talk }) => talk(lab, window.parent)).catch(console.error);

/** On paper the link stands below the picture. */
const address = /** @type {HTMLElement} */ (document.querySelector('.address'));
const writeAddress = () => (address.textContent = window.location.href);
window.addEventListener('beforeprint', writeAddress);
window.matchMedia('print').addEventListener('change', writeAddress);

const themes = /** @type {HTMLSelectElement} */ (document.querySelector('#theme'));
const REMEMBERED = 'backprop-lab-theme';

/** @param {string} theme */
function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  lab.setAttribute('theme', theme);
}

themes.addEventListener('change', () => {
  showTheme(themes.value);
  const { search, hash } = place();
  const keys = new URLSearchParams(search);
  if (keys.has('theme')) {
    keys.set('theme', themes.value);
    changeAddress('replaceState', `?${keys}${hash}`);
  }
  try {
    localStorage.setItem(REMEMBERED, themes.value);
  } catch {
    // A sandboxed frame has no storage: the choice then lasts as long as the page.
  }
});

/** @param {string | null} theme */
function chooseTheme(theme) {
  if ([...themes.options].some(({ value }) => value === theme)) themes.value = String(theme);
}

try {
  chooseTheme(localStorage.getItem(REMEMBERED));
} catch {
  // as above
}
chooseTheme(fromLink(window.location, SLUGS).around.theme ?? null);
showTheme(themes.value);
/** @type {HTMLElement} */ (themes.closest('[hidden]')).hidden = false;

// With its theme the lab takes the place of the texts, which stay in it for browsers where it cannot run.
if (atFront) void showFront();
else {
  lab.append(...texts.childNodes);
  texts.replaceWith(lab);
}
