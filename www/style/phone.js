// On a phone the picture stays while the story scrolls under it: cause and effect are in one gaze. screen.js says whether it leaves
// room for that.

const css = String.raw;

export const phone = css`
  @container lab (max-width: 33.99rem) {
    .frame {
      display: flex; /* in a grid, nothing sticks beyond its row */
      flex-direction: column;
    }
    .stage[data-stays] {
      position: sticky;
      inset-block-start: 0;
      z-index: 2;
      background: var(--lab-surface);
    }
    /* What gets the focus is not below the picture or the buttons. */
    [data-stays] ~ .side :is(a, button, input, select, summary, .verdict, [tabindex]) {
      scroll-margin-block: 60vh 5rem;
    }
  }
`;
