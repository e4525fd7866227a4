// Pictures, and what holds panels.

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
