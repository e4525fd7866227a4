// Formulas and their lines.

const css = String.raw;

export const formulas = css`
  /* As wide as their widest part, so that a line which does not fit makes its region scroll. */
  .lines,
  .lines > * {
    min-width: min-content;
  }
  .equation {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.5em 0.25em;
    margin-block: 0.5em;
  }
  math {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
    width: max-content;
  }
  munder > mtext {
    color: var(--lab-muted);
  }
  .accent {
    color: var(--lab-accent);
  }
`;
