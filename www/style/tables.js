// Tables, and what can be chosen in them.

const css = String.raw;

export const tables = css`
  mark {
    color: var(--lab-accent);
    background: none;
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
  }
  /* A long table scrolls under its headings. */
  .table:has(tbody > :nth-child(25)) {
    max-height: 32rem;
    overflow-y: auto;
    padding-block: 0;
    scroll-padding-block-start: 4em;
  }
  .table:has(tbody > :nth-child(25)) thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--lab-surface);
    box-shadow: inset 0 -1px var(--lab-faint);
  }
  table {
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    min-width: min(100%, 24em);
  }
  th,
  td {
    padding: 0.375em 0.75em;
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
    border-block-end: 1px solid var(--lab-faint);
  }
  thead th {
    color: var(--lab-muted);
    vertical-align: bottom;
  }
  th {
    white-space: normal;
  }
  .numeric {
    text-align: end;
  }
  /* Numbers that grow shorter or longer move nothing. */
  .factor b {
    min-width: 7.75em;
    text-align: center;
  }
  td.numeric:not(:has(input), :empty) {
    min-width: 9em;
  }
  @container lab (min-width: 40.01em) {
    td.numeric:not(:has(input), :empty) {
      min-width: 10.5em;
    }
  }
  .total > * {
    font-weight: 600;
  }
  tr:not(.total) + .total > * {
    border-block-start: 2px solid var(--lab-muted);
  }
  .selected > :first-child {
    box-shadow: inset 3px 0 var(--lab-accent);
  }
  .choose {
    min-height: 2em;
    width: 100%;
    text-align: inherit;
    white-space: normal;
    border-color: var(--lab-faint);
  }
  .choose[aria-pressed='true'] {
    color: var(--lab-accent);
    border-color: var(--lab-accent);
    box-shadow: none;
  }
  .product {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.375em;
  }
  .factor {
    position: relative;
    display: grid;
    justify-items: center;
    padding-inline-start: 0.75em;
  }
  .factor:first-child {
    padding-inline-start: 0;
  }
  .factor .times {
    position: absolute;
    inset-inline-start: 0;
    bottom: 0;
  }
  .factor small {
    font-size: 0.8125em;
    color: var(--lab-muted);
  }
  b {
    font-weight: 400;
  }
  @container lab (max-width: 40em) {
    table {
      width: 100%;
      min-width: 0;
    }
    th,
    td {
      padding-inline: 0.375em;
    }
    /* Four columns fit a phone. */
    tr:not([data-product])
      > td.numeric:nth-last-child(-n + 2):nth-child(n + 3):nth-child(-n + 4):not(:has(input), :empty) {
      min-width: 8em;
    }
  }
  /* Factors below their path: beside it they would push the product out of sight. Where they are stands in classes: with :has,
     every change of a table would make the browser compute the style of the whole screen. */
  table[data-product] {
    display: grid;
    grid-template-columns: 1fr minmax(9.5em, auto) auto;
    grid-auto-flow: dense;
  }
  table[data-product] :is(thead, tbody, tr) {
    display: contents;
  }
  table[data-product] :is(th, td):first-child {
    grid-column: 1;
  }
  table[data-product] :is(th, td):nth-child(3) {
    grid-column: 2;
  }
  table[data-product] :is(th, td):nth-child(4) {
    grid-column: 3;
  }
  table[data-product] thead :nth-child(2) {
    display: none;
  }
  tr > .of-product {
    grid-column: 1 / -1;
    padding-block-start: 0;
  }
  tr[data-product] > :not(.of-product) {
    border: 0;
  }
  td input[type='text'] {
    width: 6em;
    min-height: 2em;
  }
  td input[type='checkbox'] {
    width: 1.5em;
    height: 1.5em;
    accent-color: var(--lab-curve);
    vertical-align: middle;
  }
`;
