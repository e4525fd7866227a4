// On paper: one page with the claim, the picture in black on white, its numbers, and what has happened. Nothing to press.

const css = String.raw;

export const print = css`
  @media print {
    :host {
      font-size: 11pt !important;
    }
    :is(.ruler, .acts, .folds, .drawer-place, .handles, .status, button),
    .happened:empty {
      display: none !important;
    }
    .story[hidden] {
      display: grid !important;
    }
    .screen .frame {
      grid-template-columns: minmax(0, 1fr);
      gap: 4mm;
    }
    .screen :is(.claim, .stage, .side) {
      grid-area: auto;
      position: static;
      order: 0;
      clip-path: none;
    }
    .screen .claim {
      width: auto;
      height: auto;
      white-space: normal;
    }
    .screen .side {
      grid-template: none / minmax(0, 1fr);
      gap: 3mm;
    }
    .screen .said {
      order: 0;
      grid-column: auto;
    }
    .happened {
      min-height: 0;
    }
    canvas {
      width: auto;
      max-width: 100%;
      max-height: 108mm;
      margin-inline: auto;
    }
    .companion canvas {
      max-height: 40mm;
      margin-inline: 0;
    }
    /* An answer is written by hand. */
    input[type='text'] {
      border-width: 0 0 1px;
      border-radius: 0;
    }
  }
`;
