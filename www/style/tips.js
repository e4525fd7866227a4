// What handles say beside them, and what technical terms mean.

const css = String.raw;

export const tips = css`
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
`;
