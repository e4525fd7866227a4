// Boxes for longer texts: those to paste into, and those to copy from.

const css = String.raw;

export const texts = css`
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
`;
