// What index.html adds around the element: the lessons as links that do not reload the page, and the choice of a theme.
import './backprop-lab.js';

/** @import { BackpropLab } from './backprop-lab.js' */

const lab = /** @type {BackpropLab} */ (document.querySelector('backprop-lab'));
const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('nav a[href^="#"]')]);
const name = document.title;
const menu = /** @type {HTMLElement} */ (document.querySelector('.menu'));
const list = /** @type {HTMLElement} */ (document.querySelector('#lessons'));

/** The lessons by their links: without JavaScript they lead down the page, with it they switch the lab. */
for (const link of links) {
  const slug = link.hash.slice(1);
  link.dataset.lesson = slug;
  link.addEventListener('click', (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (elsewhere || !lab.shadowRoot?.querySelector('[data-lesson]')) return;
    event.preventDefault();
    if (list.matches(':popover-open')) list.hidePopover();
    lab.lesson = slug;
  });
}

lab.addEventListener('backprop-lab-change', (event) => {
  const { lesson } = /** @type {CustomEvent<{ lesson: string }>} */ (event).detail;
  for (const link of links) {
    link.href = `?lesson=${link.dataset.lesson}`; // so that a new tab opens that lesson, too
    if (link.dataset.lesson !== lesson) link.removeAttribute('aria-current');
    else link.setAttribute('aria-current', 'page');
  }
  const title = links.find((link) => link.dataset.lesson === lesson)?.textContent;
  if (title && menu.textContent !== `${title} ▾`) menu.textContent = `${title} ▾`;
  const full = title ? `${title} – ${name}` : name;
  if (document.title !== full) document.title = full;
});

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
  const link = new URL(window.location.href);
  if (link.searchParams.has('theme')) {
    link.searchParams.set('theme', themes.value);
    window.history.replaceState(null, '', link);
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
chooseTheme(new URLSearchParams(window.location.search).get('theme'));
showTheme(themes.value);
/** @type {HTMLElement} */ (themes.closest('[hidden]')).hidden = false;
