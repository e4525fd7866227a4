// Pictures, formulas and texts.

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
  .handle[data-looks] {
    cursor: help;
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
    outline: none; /* the place under the pointer is lit */
  }
  .handle[data-lit]::before {
    content: '';
    position: absolute;
    inset: 0 auto;
    left: var(--from);
    width: max(2px, var(--wide));
    background: var(--lab-ink);
    opacity: 0.08;
  }
  .handle[data-lit][data-along='y']::before {
    inset: auto 0;
    top: var(--from);
    width: auto;
    height: max(2px, var(--wide));
  }
  .handle:focus-visible {
    outline: 3px solid var(--lab-positive);
    outline-offset: 1px;
  }
  [data-joined]:not(.handle) {
    background: color-mix(in srgb, var(--lab-ink) 9%, transparent);
  }
  .tip {
    position: absolute;
    z-index: 1;
    max-width: 75%;
    margin-block: 4px;
    padding: 0.125em 0.5em;
    pointer-events: none;
    font-size: 0.875em;
    color: var(--lab-surface);
    background: var(--lab-ink);
    border-radius: 0.25em;
  }
  .term {
    text-decoration: underline dotted 1px;
    text-underline-offset: 0.2em;
    cursor: help;
  }
  .term:focus-visible {
    outline: 2px solid var(--lab-positive);
  }
  :has(> .term) {
    position: relative;
  }
  .tip.meaning {
    inset-inline-start: 0;
    z-index: 3;
    max-width: 100%;
    font:
      0.9375rem/1.4 system-ui,
      sans-serif;
    padding: 0.375em 0.625em;
    pointer-events: auto;
  }
  .meaning .see {
    font: inherit;
    min-height: 1.75em;
    padding: 0 0.25em;
    border: 0;
    color: inherit;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .meaning .see:focus-visible {
    outline: 2px solid currentcolor;
  }
  .tip[data-above] {
    translate: 0 calc(-100% - 8px);
  }
  .document {
    display: block;
    box-sizing: border-box;
    width: 100%;
    margin-block: 0.5em;
    padding: 0.5em 0.625em;
    font:
      0.8125em/1.5 ui-monospace,
      monospace;
  }
  .document.line {
    min-height: 2.75em;
    font-size: 1rem;
    resize: none;
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
  /* Far below, what is open needs neither layout nor paint while pictures above it move. The size is the last it had. */
  .inside > .panel {
    contain-intrinsic-size: auto 24rem;
  }
  .moving .inside > .panel {
    content-visibility: auto;
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
  munder > mtext {
    color: var(--lab-muted);
  }
  .accent {
    color: var(--lab-accent);
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
