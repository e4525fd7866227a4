// Where things stand: the stage with the story beside it, or below it on a narrow page; the folds under both.

const css = String.raw;

export const layout = css`
  .screen {
    padding-block: 1rem;
  }
  .frame {
    position: relative;
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .stage,
  .side,
  .story,
  .asked,
  .companion,
  .rail {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  :is(.rail, .asked, .companion):empty {
    display: none;
  }
  /* A screen reader comes to the claim first; the eye, to the picture. */
  .steps,
  .claim {
    order: 1;
  }
  .side {
    order: 2;
  }
  .story:has([data-panel='ask']) > .companion {
    display: none; /* the question needs its room */
  }
  .prose {
    position: relative;
    font: 1.125em/1.5 var(--lab-prose);
  }
  .live {
    padding: 0.25em 0.125em;
    cursor: ew-resize;
    touch-action: pan-y;
    user-select: none;
    text-decoration: underline dotted 2px;
    text-underline-offset: 0.2em;
    font-variant-numeric: tabular-nums;
  }
  .live:focus-visible {
    outline: 3px solid var(--lab-positive);
  }
  .happened {
    font-size: 0.9375em;
    line-height: 1.45;
    min-height: 4.35em; /* three lines */
  }
  .said {
    display: grid;
    align-content: start; /* beside a long exercise, too, its box is as high as its words */
    gap: 0.5rem;
  }
  .acts {
    display: flex;
    gap: 0.5rem;
    background: var(--lab-surface);
  }
  .acts > .primary {
    flex: 1 1 6em;
    padding-inline: 0.5rem; /* its words differ in length, and fit one line */
  }
  .acts > .explore {
    flex: none;
    white-space: nowrap;
  }
  .panel {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  /* What a picture or a question is, a screen reader says; the others see it. */
  :is(.large, .rail, .asked) > .panel {
    position: relative;
  }
  :is(.large, .rail, .asked) > .panel > h3 {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .controls {
    display: grid;
    gap: 1em;
    grid-template-columns: minmax(0, 1fr);
    padding-block-end: 1rem;
  }

  /* Nothing but the picture: the attribute bare. */
  :host([bare]) :is(.steps, .claim, .rail, .ruler, .side, .folds) {
    display: none !important; /* on a projector, too */
  }
  :host([bare]) .frame {
    grid-template-columns: minmax(0, 1fr);
  }
  :host([bare]) .stage {
    position: static;
  }
  :host([bare]) .screen {
    padding: 0;
  }

  /* --- Folds --- */
  .folds {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    align-items: baseline;
    margin-block-start: 1rem;
    border-block-start: 1px solid var(--lab-faint);
    font-size: 0.9375em;
  }
  .folds .list {
    display: contents;
  }
  .folds .help {
    font-size: inherit;
  }
  .help .inside {
    grid-template-columns: fit-content(45%) minmax(0, 1fr);
    gap: 0.5rem 1rem;
    overflow-wrap: anywhere;
  }
  .folds :is(.deeper, .heading) {
    border: 0;
    padding: 0;
    font-weight: 600;
    background: none;
  }
  .folds .deeper {
    display: none;
    min-height: 2.75rem;
  }
  :host(:not([linked], [story='on'])) .folds > .deeper,
  :host([story='off']) .folds > .deeper {
    display: block;
  }
  :host(:not([linked], [story='on'])) .folds > .heading,
  :host([story='off']) .folds > .heading {
    display: none;
  }
  /* Without a story the folds are one line until somebody asks for them. */
  :host(:not([linked], [story='on'])) .deeper[aria-expanded='false'] ~ *,
  :host([story='off']) .deeper[aria-expanded='false'] ~ * {
    display: none;
  }
  :host(:not([linked], [story='on'])) :is(.screen, .folds),
  :host([story='off']) :is(.screen, .folds) {
    padding-block: 0;
    margin-block-start: 0.5rem;
  }
  .folds details[open] {
    flex: 1 1 100%;
    min-width: 0;
  }
  .folds summary {
    color: var(--lab-muted);
    min-height: 2.75rem;
    padding-block: 0.75rem 0.5rem;
  }
  .folds [open] > summary {
    color: var(--lab-ink);
    font-weight: 600;
  }
  .inside {
    display: grid;
    gap: 1.5rem;
    grid-template-columns: minmax(0, 1fr);
    padding-block: 0.5rem 1.5rem;
  }
  /* Formulas and sentences of a moment differ in length: what follows them stays where it is. */
  .inside .lines {
    min-height: 9.75em;
  }
  .inside > .panel:last-child .text {
    min-height: 9em;
  }
  @container lab (max-width: 40rem) {
    .inside .lines {
      min-height: 14em;
    }
    .inside > .panel:last-child .text {
      min-height: 13.5em;
    }
  }

  /* --- The drawer --- */
  .drawer {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .group {
    border-block-start: 1px solid var(--lab-faint);
  }
  .group > summary {
    font-weight: 600;
    min-height: 2.75rem;
    padding-block: 0.625rem;
  }
  .group > .chips {
    padding-block-end: 1rem;
  }

  /* As high as a finger is wide. */
  @container lab (max-width: 33.99rem) {
    .drawer :is(button.chip, select) {
      min-height: 2.75rem;
    }
  }

  /* --- One column: the buttons stay in reach --- */
  @container lab (max-width: 55.99rem) {
    .said {
      order: -1;
    }
    /* A question comes before what has happened: it is what the learner does next. */
    .story:has(.asked > *) ~ .said {
      order: 1;
    }
    .acts {
      order: 2;
      position: sticky;
      inset-block-end: 0;
      z-index: 2;
      padding-block: 0.5rem;
    }
  }
  @container lab (max-width: 20rem) {
    .acts {
      flex-wrap: wrap;
    }
    .explore .label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container lab (max-width: 33.99rem) {
    .claim {
      font-size: 1.4375em;
    }
    .acts > .primary {
      font-size: 0.9375em;
    }
  }
  @container lab (min-width: 34rem) {
    .acts > .explore {
      white-space: nowrap;
    }
  }
  @container lab (min-width: 56rem) {
    .frame {
      grid-template-columns: minmax(0, 1fr) minmax(17.5rem, 21.25rem);
      gap: 0.75rem 2.5rem;
    }
    .frame {
      grid-template-rows: auto auto 1fr;
    }
    .stage {
      position: sticky;
      inset-block-start: 1rem;
      grid-area: 1 / 1 / span 3;
    }
    .steps,
    .claim,
    .side {
      grid-column: 2;
    }
    .side {
      grid-template-rows: auto 1fr auto auto;
    }
  }
`;
