// Equations between matrices: square brackets around numbers, a name above and a shape below.

const css = String.raw;

export const matrices = css`
  .matrices,
  .matrix-lines {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
  }
  .matrices .text {
    min-height: 0 !important;
    max-width: 46em;
  }
  .matrices h4 {
    margin: 0.75em 0 0.25em;
    font-size: 1em;
  }
  .matrix-line {
    display: flex;
    gap: 0.5em;
    width: max-content;
    padding: 0.25em;
  }
  .matrix-row {
    overflow-x: auto;
  }
  .matrix,
  .bare {
    display: grid;
    justify-items: center;
    flex: none;
  }
  .matrix {
    grid-template-rows: 1fr auto 1fr;
  }
  .matrix-line :is(.bare, .sign) {
    align-self: center;
  }
  /* The brackets of all matrices have one middle, whether or not something stands below them. */
  .matrix-name {
    align-self: end;
  }
  .matrix-name .equation {
    margin: 0;
  }
  .shape {
    color: var(--lab-muted);
    font-size: 0.8125em;
    white-space: nowrap;
  }
  .matrix-line .sign {
    font-size: 1.25em;
    flex: none;
  }
  .matrix table {
    min-width: 0;
    position: relative;
    border-inline: 2px solid var(--lab-ink);
  }
  .matrix table::before,
  .matrix table::after {
    content: '';
    position: absolute;
    inset-block: 0;
    width: 0.375em;
    border-block: 2px solid var(--lab-ink);
    pointer-events: none;
  }
  .matrix table::before {
    inset-inline-start: 0;
  }
  .matrix table::after {
    inset-inline-end: 0;
  }
  .matrix td {
    height: 1.875em;
    box-sizing: border-box;
    min-width: 4.5em !important;
    padding: 0.125em 0.5em;
    border: 0;
    text-align: end;
  }
  .matrix td button {
    all: unset;
    box-sizing: border-box;
    width: 100%;
    padding-inline: 0.25em;
    cursor: pointer;
    text-decoration: underline dotted var(--lab-muted);
    text-underline-offset: 0.25em;
  }
  .matrix td button:focus-visible {
    outline: 2px solid currentcolor;
  }
  .matrix td button[aria-pressed='true'] {
    color: var(--lab-accent);
    font-weight: 600;
  }
`;
