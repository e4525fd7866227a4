// What the page around a lab would hand down to it, and would break: capitals make W1 of w1, and a page from right to left
// mirrors formulas. A page's own rule for every element (“*”) is stronger than “:host”, so what is inside is told, too. It comes with
// the code for such pages.

const css = String.raw;

/**
 * How wide a lab is where its page asks that: in a flex row, a float, a cell of a table, a dialog. An element that is a container
 * answers “not at all”. So here the screen is the container, and an empty line wants a usual width and needs none: a lab never makes
 * a narrow page scroll sideways.
 */
export const wide = css`
  :host {
    display: flow-root;
    container: none;
  }
  :host::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(0, 45rem);
  }
  .screen {
    container: lab / inline-size;
    flex: 0 0 100%; /* where a page makes a flex box of the lab itself */
  }
`;

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

/** One column, whether or not a story would stand beside the picture. */
const ONE_COLUMN =
  '.frame{grid-template:none/minmax(0,1fr)!important}.stage,.side,.claim{grid-area:auto!important;position:static!important}';

/** What each `ui` looks like beside what it leaves out. @type {Readonly<Record<string, string>>} */
export const forms = {
  figure: `.screen{padding:0!important;margin:0!important}.side{display:none!important}${ONE_COLUMN}`,
  slide: `:host{font-size:1.25rem;--lab-zoom:1.1;--lab-rest:300}.play,.round{min-height:0!important}.claim{order:0!important;width:auto!important;height:auto!important;clip-path:none!important}${ONE_COLUMN}`,
};
