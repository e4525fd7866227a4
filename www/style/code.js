// A program, and the lines of it that the present act does.

const css = String.raw;

export const code = css`
  .program {
    display: grid;
    gap: 0.75em;
    grid-template-columns: minmax(0, 1fr);
  }
  .program .text {
    min-height: 0 !important;
  }
  .listing {
    max-height: 32rem;
    overflow: auto;
    padding-block: 0.75em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.375em;
  }
  .listing pre {
    margin: 0;
    width: max-content;
    min-width: 100%;
    font:
      0.8125em/1.5 ui-monospace,
      SFMono-Regular,
      Menlo,
      Consolas,
      'Liberation Mono',
      monospace;
    white-space: pre;
    tab-size: 4;
  }
  .code-line {
    display: block;
    padding-inline: 0.875em;
    border-inline-start: 0.1875em solid transparent;
  }
  .code-line[aria-current] {
    border-color: var(--lab-ink);
    background: color-mix(in srgb, var(--lab-muted) 16%, transparent);
  }
  .code-line .note {
    color: var(--lab-muted);
  }
  .code-said {
    min-height: 1.5em;
    margin: 0;
  }
`;
