// A question with its answers, and buttons that lead on.

const css = String.raw;

export const buttons = css`
  .answers,
  .asked {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  /* Wide enough for a finger. */
  .press {
    min-height: max(2.75em, 44px);
    text-align: start;
  }
  /* An answer that can no longer be changed is still the one that was given. */
  .press[aria-pressed='true'] {
    color: inherit;
    border-color: var(--lab-ink);
    background: var(--lab-raised);
  }
  /* What is asked, and what is said to an answer, has its room before it comes: nothing below it moves. */
  .judged .asked > p {
    min-height: 4.5em;
  }
  .judged .verdict {
    min-height: 6em;
  }
  .story .judged .asked > p {
    min-height: 3em;
  }
  /* Beside the stage there is one column. */
  @container lab (min-width: 40em) {
    .inside .judged {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.5em 2em;
    }
    .inside .judged .asked > p {
      min-height: 3em;
    }
  }
`;
