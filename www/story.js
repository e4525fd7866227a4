// The story of a lesson: at which step it is, what leads on, and what this browser remembers of it.
import { able, arrange, h, mark, write } from './dom.js';
import { remember, remembered } from './memory.js';

/** @import { Controller, Lesson, Moment, Part } from './types.js' */

/**
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
export function storyPart({ slug }, { words, set }) {
  /** @type {Moment['view']['story'] | undefined} */
  let story;
  /** The answer that was there when the screen was drawn last: only another one is remembered, so that what was forgotten stays so. */
  let seen = '';
  /** @param {string} name @param {() => import('./types.js').Change[] | null | undefined} sets */
  const button = (name, sets) => {
    const press = () => void (sets() && set(/** @type {import('./types.js').Change[]} */ (sets())));
    return h('button', { type: 'button', 'data-action': `story-${name}`, onclick: press });
  };
  const back = button('back', () => story?.back);
  back.className = 'round';
  const next = button('next', () => (story?.away ? story.again : story?.next));
  const count = h('span', { class: 'count' });
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' });
  const where = h('span', { class: 'where' }, count, dots);
  const element = h('div', { class: 'steps', role: 'group', 'aria-label': words.text('story') }, back, where, next);
  back.append('‹');
  /** What is written on the button that leads on. @param {Moment['view']['story']} story */
  const leads = ({ at, away, once_more }) => {
    if (away) return words.text('story-return');
    if (at === 0) return words.text('story-begin');
    return once_more === null ? words.text('story-next') : words.text('story-once-more', { at: once_more });
  };
  return {
    element,
    update({ view }) {
      story = view.story;
      const { at, steps, away, answered } = story;
      element.hidden = steps.length === 0;
      if (element.hidden) return;
      const answer = `${at} ${answered}`;
      if (answered && answer !== seen) remember(slug, steps[at - 1], answered);
      seen = answer;
      write(count, words.text('story-at', { at, of: steps.length }));
      // Where the link has the answers, it is asked; elsewhere this browser remembers.
      const known = story.known.length > 0 ? (/** @type {number} */ i) => story?.known[i] : remembering(slug, steps);
      arrange(
        dots,
        steps.map((_, i) => {
          const dot = /** @type {HTMLElement} */ (dots.children[i] ?? h('span', { class: 'dot' }));
          mark(dot, 'data-now', i + 1 === at);
          mark(dot, 'data-known', known(i) ?? null);
          return dot;
        }),
      );
      const label = words.text('story-back');
      mark(back, 'aria-label', label);
      mark(back, 'title', label);
      able(back, story.back !== null);
      write(next, leads(story));
      able(next, away || story.next !== null);
      next.className = answered || at === 0 || away ? 'primary' : '';
    },
  };
}

/** How a step was answered, as this browser remembers it. @param {string} slug @param {string[]} steps */
function remembering(slug, steps) {
  const known = remembered(slug);
  return (/** @type {number} */ i) => known[steps[i]];
}
