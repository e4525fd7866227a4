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
      if (answered) remember(slug, steps[at - 1], answered);
      write(count, words.text('story-at', { at, of: steps.length }));
      const known = remembered(slug);
      arrange(
        dots,
        steps.map((name, i) => {
          const dot = /** @type {HTMLElement} */ (dots.children[i] ?? h('span', { class: 'dot' }));
          mark(dot, 'data-now', i + 1 === at);
          mark(dot, 'data-known', known[name] ?? null);
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
