// The front of the page. It comes with the code of the front, so that a lesson’s first view does without it.

const css = String.raw;

export const front = css`
  .front {
    display: grid;
    gap: 1.25rem 2.5rem;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    padding-block: 1.5rem 0;
  }
  .front p {
    margin: 0;
  }
  /* Nothing jumps when the network comes. */
  .front > backprop-lab {
    min-height: 22rem;
  }
  .front > backprop-lab p {
    margin-block: 1em;
  }
  .lead {
    display: grid;
    gap: 0.75rem 2.5rem;
    justify-items: start;
    align-content: start;
    font: 1.125rem/1.5 var(--prose);
  }
  .lead h2 {
    margin: 0;
    font-size: clamp(1.625rem, 1.2rem + 1.9vw, 2.375rem);
    line-height: 1.12;
    text-wrap: balance;
  }
  .lead var {
    font-weight: 600;
    white-space: nowrap;
    color: var(--accent);
  }
  .lead sub {
    font-size: 0.68em;
    font-style: normal;
    line-height: 0;
    vertical-align: -0.25em;
  }
  .number {
    min-height: 1.1em;
    font:
      700 clamp(2.25rem, 1.5rem + 3.4vw, 3.375rem)/1.1 system-ui,
      sans-serif;
    font-variant-numeric: tabular-nums;
  }
  .number[data-sign='-1'] {
    color: var(--negative);
  }
  .number[data-sign='1'] {
    color: var(--positive);
  }
  .lead .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    font-family: system-ui, sans-serif;
  }
  .follow {
    padding: 0.75rem 1.625rem;
    border: 1px solid var(--ink);
    border-radius: 1.75rem;
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
    color: var(--surface);
    background: var(--ink);
  }
  .start {
    padding-block: 0.5rem;
    font-size: 0.9375rem;
    color: var(--muted);
  }
  .course {
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--faint);
  }
  .course h2 {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .course ul {
    display: grid;
    gap: 1.25rem 1.5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(10.5rem, 100%), 1fr));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .course li {
    display: grid;
    gap: 0.125rem;
    align-content: start;
    font-size: 0.9375rem;
    line-height: 1.4;
    color: var(--muted);
  }
  .lesson img {
    display: block;
    height: auto;
    max-width: 100%;
    margin-block-end: 0.5rem;
  }
  .lesson {
    text-underline-offset: 0.2em;
    padding-block: 0.375rem;
    font: 700 1.0625rem/1.3 var(--prose);
    color: var(--ink);
  }
  .far {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.5rem;
    align-items: center;
    min-height: 1.75rem;
    font-size: 0.875rem;
  }
  .here {
    grid-column: 2;
    padding-block: 0.25rem;
    color: var(--accent);
  }
  .erase {
    min-height: 2.75rem;
    padding: 0;
    border: 0;
    font: inherit;
    font-size: 0.875rem;
    text-decoration: underline;
    color: var(--muted);
    background: none;
    cursor: pointer;
  }
  .teachers {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .teachers summary {
    padding-block: 0.625rem;
    cursor: pointer;
  }
  .teachers code {
    display: block;
    overflow-x: auto;
    padding-block: 0.5rem;
    white-space: nowrap;
    color: var(--ink);
  }
  /* A phone has each picture beside its lesson. */
  @media (max-width: 29.99rem) {
    .course li {
      display: flow-root;
    }
    .lesson img {
      float: inline-start;
      width: 6.5rem;
      margin: 0.375rem 1rem 0 0;
    }
    .lesson {
      display: block;
    }
    .course li > p {
      margin-inline-start: 7.5rem;
    }
  }
  /* A tablet has the network below, as wide as it is. */
  @media (min-width: 45rem) and (max-width: 71.99rem) {
    .lead {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: auto auto 1fr;
    }
    .lead > :is(h2, .number) {
      grid-column: 1;
    }
    .lead > :is(p:not(.number), .ways) {
      grid-column: 2;
    }
    .lead > h2 {
      grid-row: 1 / span 2;
    }
    .lead > .number {
      grid-row: 3;
    }
  }
  @media (min-width: 72rem) {
    .front {
      grid-template-columns: minmax(20rem, 25.5rem) minmax(0, 1fr);
    }
    .course,
    .teachers {
      grid-column: 1 / -1;
    }
    /* All in one row. */
    .course ul {
      grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
    }
  }
  @media print {
    .front > backprop-lab {
      min-height: 0;
    }
    .lead .ways,
    :is(.far, .erase, .teachers) {
      display: none;
    }
    .course ul {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 4mm;
    }
  }
`;
