// Pictures, formulas, tables and texts.

const css = String.raw;

export const panels = css`
  .picture {
    position: relative;
    max-width: 100%;
  }
  canvas {
    display: block;
    width: 100%;
    height: auto;
  }
  .handles {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .handle {
    position: absolute;
    pointer-events: auto;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    box-shadow: none !important;
  }
  .handle[data-along='x'] {
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .handle[data-along='y'] {
    cursor: ns-resize;
    touch-action: pan-x;
  }
  .handle[data-walked] {
    cursor: crosshair;
  }
  .handle[data-along='both'] {
    cursor: move;
    touch-action: none;
  }
  @media (hover: hover) {
    .handle:hover {
      background: none;
      outline: 2px solid var(--lab-muted);
      outline-offset: 0;
    }
  }
  .handle[data-walked]:hover {
    outline: none; /* the lit layer tells */
  }
  .handle:focus-visible {
    outline: 3px solid var(--lab-positive);
    outline-offset: 1px;
  }
  .document {
    display: block;
    box-sizing: border-box;
    width: 100%;
    font:
      0.8125em/1.5 ui-monospace,
      monospace;
  }
  .over {
    position: absolute;
    z-index: 2;
    width: 6.5em;
    text-align: end;
    translate: -50% -50%;
  }
  .scroll {
    overflow-x: auto;
    padding-block: 0.25em;
  }
  /* Far below, tables need neither layout nor paint while pictures above them move. The size is the last they had. */
  .wide > .panel {
    contain-intrinsic-size: auto 24rem;
  }
  .moving .wide > .panel {
    content-visibility: auto;
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
  /* As wide as their widest part, so that a line which does not fit makes its region scroll. */
  .lines,
  .lines > * {
    min-width: min-content;
  }
  .text {
    display: grid;
    gap: 0.5em;
    overflow-wrap: anywhere;
    max-width: 44em;
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
  mtext {
    font-family: var(--lab-family, system-ui, sans-serif);
  }
  munder > mtext {
    color: var(--lab-muted);
  }
  .accent {
    color: var(--lab-accent);
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
  .factor .dot {
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
    tr:not(:has(.product))
      > td.numeric:nth-last-child(-n + 2):nth-child(n + 3):nth-child(-n + 4):not(:has(input), :empty) {
      min-width: 8em;
    }
  }
  /* Factors below their path: beside it they would push the product out of sight. */
  table:has(.product) {
    display: grid;
    grid-template-columns: 1fr minmax(9.5em, auto) auto;
    grid-auto-flow: dense;
  }
  table:has(.product) :is(thead, tbody, tr) {
    display: contents;
  }
  table:has(.product) :is(th, td):first-child {
    grid-column: 1;
  }
  table:has(.product) :is(th, td):nth-child(3) {
    grid-column: 2;
  }
  table:has(.product) :is(th, td):nth-child(4) {
    grid-column: 3;
  }
  table:has(.product) thead :nth-child(2) {
    display: none;
  }
  td:has(.product) {
    grid-column: 1 / -1;
    padding-block-start: 0;
  }
  tr:has(.product) > :not(:has(.product)) {
    border: 0;
  }
  mark {
    color: var(--lab-accent);
    background: none;
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
  }
  .help {
    font-size: 0.875em;
    color: var(--lab-muted);
  }
  summary {
    cursor: pointer;
    padding-block: 0.5em;
  }
  dl {
    display: grid;
    grid-template-columns: fit-content(50%) minmax(0, 1fr);
    gap: 0.25em 1em;
  }
  kbd {
    font: inherit;
    padding: 0 0.375em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.25em;
  }

  @media (forced-colors: active) {
    button:not([aria-disabled]),
    .segments span {
      border-color: ButtonBorder;
    }
    button[aria-pressed='true']:not(.handle),
    .segments :checked + span {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
    button[aria-disabled] {
      color: GrayText;
      border-color: GrayText;
    }
    .primary:not([aria-disabled]) {
      forced-color-adjust: none;
    }
    .selected > :first-child {
      border-inline-start: 3px solid Highlight;
    }
  }
`;
