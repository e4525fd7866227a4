// Buttons and fields.

const css = String.raw;

export const fields = css`
  :focus-visible {
    outline: 3px solid var(--lab-positive);
    outline-offset: 2px;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    font-variant-numeric: tabular-nums;
    color: inherit;
    margin: 0;
  }
  button,
  select,
  textarea,
  input[type='text'] {
    min-height: 2.5em;
    padding: 0.25em 0.75em;
    border: 1px solid var(--lab-muted);
    border-radius: 0.375em;
    background: var(--lab-surface);
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
  }
  @media (hover: hover) {
    button:hover {
      background: var(--lab-raised);
    }
  }
  button[aria-pressed='true'] {
    border-color: var(--lab-ink);
    box-shadow: inset 0 0 0 1px var(--lab-ink);
  }
  button[aria-disabled] {
    color: var(--lab-muted);
    border-color: var(--lab-faint);
    cursor: default;
  }
  .primary:not([aria-disabled]) {
    color: var(--lab-surface);
    background: var(--lab-ink);
    border-color: var(--lab-ink);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  .chip {
    min-height: 2.25em;
    padding: 0.125em 0.75em;
    border-radius: 2em;
    border-color: var(--lab-faint);
    font-size: 0.875em;
    text-align: start;
  }
  input[type='range'] {
    flex: 1 1 7em;
    min-width: 5em;
    width: 100%;
    height: 2.5em;
    accent-color: var(--lab-curve);
    touch-action: pan-y;
  }
  input[type='text'] {
    flex: 0 0 auto;
    width: 7em;
    text-align: end;
    padding-inline: 0.5em;
  }
  input[aria-invalid] {
    border: 2px solid var(--lab-negative);
  }
`;
