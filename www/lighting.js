// What belongs together is lit together: an edge of a picture, its factor, its term and its row, while one of them is pointed at
// or has the focus. Which group is lit is no part of the state.

/** The light goes out so late that it does not flicker between neighbours, in milliseconds. */
const AFTER = 120;

/**
 * Elements name their groups in `data-groups`. Pointing at one lights the first of them, and all elements of that group.
 * @param {HTMLElement} screen
 * @param {(group: string) => void} paint lights the group on the pictures; '' lights none
 */
export function lightGroups(screen, paint) {
  let lit = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let dark;
  /** @param {string} group */
  const light = (group) => {
    clearTimeout(dark);
    if (group === lit) return;
    lit = group;
    for (const element of screen.querySelectorAll('[data-groups]')) {
      element.toggleAttribute('data-joined', groupsOf(element).includes(lit));
    }
    paint(lit);
  };
  const darken = () => {
    clearTimeout(dark);
    dark = setTimeout(() => light(groupAt(screen.querySelector(':focus-visible'))), AFTER);
  };
  /** @param {string} group */
  const follow = (group) => (group ? light(group) : darken());

  screen.addEventListener('pointerover', ({ target, buttons, pointerType }) => {
    // While something is pulled, all of the picture shows what it does.
    if (buttons === 0 || pointerType === 'touch') follow(groupAt(target));
  });
  screen.addEventListener('pointermove', ({ buttons }) => buttons > 0 && light(''));
  screen.addEventListener('pointerleave', darken);
  screen.addEventListener('focusin', ({ target }) => {
    if (/** @type {Element} */ (target).matches(':focus-visible')) follow(groupAt(target));
  });
  screen.addEventListener('focusout', darken);
}

/** @param {Element} element */
const groupsOf = (element) => (element.getAttribute('data-groups') ?? '').split(' ');

/** The group that pointing at something lights, or ''. @param {EventTarget | null} target */
function groupAt(target) {
  const element = /** @type {Element | null} */ (target)?.closest('[data-groups]');
  return element ? groupsOf(element)[0] : '';
}
