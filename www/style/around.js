// What the page around a lab would hand down to it, and would break: capitals make W1 of w1, and a page from right to left
// mirrors formulas. A page's own rule for every element (“*”) is stronger than “:host”, so what is inside is told, too. It comes with
// the code for such pages.

const css = String.raw;

export const around = css`
  :host,
  :host > :where(:not(slot)) {
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    font-stretch: normal;
    font-feature-settings: normal;
    font-size-adjust: none;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    text-shadow: none;
    text-wrap: wrap;
    white-space: normal;
    word-break: normal;
    overflow-wrap: normal;
    hyphens: manual;
    list-style: none;
    border-collapse: separate;
    cursor: auto;
    writing-mode: horizontal-tb;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
    direction: ltr; /* it speaks English */
    unicode-bidi: isolate;
  }
  :host > .screen {
    color: var(--lab-ink);
    font-family: var(--lab-family, system-ui, sans-serif);
    line-height: 1.5;
    text-align: start;
  }
  /* In whatever direction the words run, mathematics runs from left to right. */
  :host([dir='rtl']),
  :host([dir='rtl']) > * {
    direction: rtl;
  }
  :is(math, input, select, textarea, table, .picture, .ruler, .tiles, .equation, .live, .symbol, .counter) {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .locked {
    padding: 0;
    border: 0;
    margin: 0;
  }
  .locked :is(button, input, select, .segments span) {
    color: var(--lab-muted);
    border-style: dashed;
    background: none;
    cursor: not-allowed;
  }
`;
