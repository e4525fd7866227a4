// A sheet of paper, on the screen and printed. It comes after the style of print, which leaves folds out.

const css = String.raw;

export const sheet = css`
  .sheet,
  .sheet-choices,
  .sheet-copy,
  .paper {
    display: grid;
    gap: 0.75em;
    grid-template-columns: minmax(0, 1fr);
  }
  .show-key {
    justify-self: start;
  }
  .sheet [hidden] {
    display: none;
  }
  .sheet .text {
    min-height: 0 !important;
  }
  /* A large network has thousands of lines: those out of sight need neither layout nor paint. */
  .part {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 40em;
  }
  .side-by-side {
    break-inside: avoid;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 2.5em;
  }
  .sheet-said {
    min-height: 1.5em;
  }
  .paper {
    padding: 0.75em 1em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.375em;
  }
  .part > h4 {
    margin: 0 0 0.25em;
    font-size: 1em;
  }
  .paper .equation {
    margin-block: 0.25em;
    gap: 0.5em 0.25em;
  }
  .side-by-side {
    display: flex;
    flex-wrap: wrap;
    gap: 0 2em;
  }
  .paper .accent {
    color: inherit;
    font-weight: 600;
    border-block-end: 1px solid;
  }
  .show-key[aria-expanded='false'] + .key {
    display: none;
  }
  .show-key::before {
    content: '▸ ' / '';
  }
  .show-key[aria-expanded='true']::before {
    content: '▾ ' / '';
  }
  .paper:not(.key) > .page-title {
    display: none; /* the panel's title says it */
  }

  @media print {
    .folds:has([open] .sheet) {
      display: block !important;
      margin: 0;
      border: 0;
    }
    .folds:has([open] .sheet) :is(.deeper, .heading, summary, .help, .sheet-choices, .panel > h3),
    .folds details:not(:has(.sheet)) {
      display: none !important;
    }
    .folds .list {
      display: block !important;
    }
    .sheet {
      display: block;
    }
    .sheet .paper {
      display: block !important;
      padding: 0;
      border: 0;
      overflow-wrap: anywhere;
    }
    .sheet .paper[hidden] {
      display: none !important;
    }
    .paper > .page-title {
      display: block !important;
      font-size: 1.25em;
      margin: 0 0 2mm;
    }
    .part > h4 {
      margin-block-start: 4mm;
      break-after: avoid;
    }
    .part,
    .side-by-side {
      content-visibility: visible;
    }
    .sheet .key {
      break-before: page;
    }
    /* Room to write by hand. */
    .paper:has(~ .key:not([hidden])) .side-by-side {
      margin-block: 2.5mm;
    }
    .screen:has([open] .sheet) :is(.steps, .companion) {
      display: none;
    }
    /* The picture and what stands beside it show answers. */
    .screen:has([open] .sheet[data-covers]) .stage,
    .screen:has([open] .sheet .key:not([hidden])) .side {
      display: none;
    }
  }
`;
