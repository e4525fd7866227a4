// What the lab reads in a pasted text.

const css = String.raw;

export const pasted = css`
  .pasted {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
    padding-block: 0.5em;
  }
  .pasted[hidden] {
    display: none;
  }
  .pasted ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .pasted :is(.assumed, form) {
    display: grid;
    gap: 0.5em;
  }
  .assumption {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125em 1.25em;
    padding-inline-start: 0.5em;
    border-inline-start: 3px solid var(--lab-faint);
  }
  .assumption label {
    min-height: 1.75em;
  }
  .pasted .read-numbers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9.5em, 1fr));
    gap: 0.125em 0.75em;
    padding: 0;
    list-style: none;
    font-variant-numeric: tabular-nums;
  }
  .read-numbers .changed {
    font-weight: 600;
  }
  .read-numbers .same {
    color: var(--lab-muted);
  }
  .read-numbers small {
    display: block;
    font-weight: 400;
    color: var(--lab-muted);
  }
`;
