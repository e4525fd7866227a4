// Where things stand.

const css = String.raw;

export const layout = css`
  .face {
    --gap: 1.5em;
    display: flex;
    flex-direction: column;
    gap: var(--gap);
  }
  .desk,
  .main,
  .next,
  .aside,
  .under,
  .side,
  .wide,
  .stage {
    display: grid;
    gap: 1.5em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .main,
  .next,
  .stage {
    gap: 1em;
  }
  .wide {
    display: flex;
    flex-wrap: wrap;
    gap: 1.5em 3em;
  }
  .wide > * {
    max-width: 100%;
  }
  .wide > :is(:has(.picture), :has(.text)) {
    flex: 1 1 100%;
  }
  :is(.main, .next, .under, .side, .wide):empty {
    display: none;
  }
  .controls {
    display: grid;
    gap: 1.25em;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    align-content: start;
  }
  .panel {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .spread {
    justify-content: space-between;
  }
  /* Sentences and formulas of a moment, which differ in length: what follows them stays where it is. */
  .side .text {
    min-height: 10.5em;
  }
  [data-panel='steps'] .lines {
    min-height: 17em;
  }
  [data-panel='update'] .lines {
    min-height: 7em;
  }
  @container lab (max-width: 40em) {
    .readings {
      min-height: 7em;
      align-content: start;
    }
  }
  @container lab (min-width: 48em) {
    .face {
      --gap: 0.75em;
    }
    .intro {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
    .intro h2 {
      grid-column: 1 / -1;
    }
  }
  @container lab (min-width: 56em) {
    .side .text {
      min-height: 6em;
    }
    .equation {
      min-height: 1.5em;
    }
    .desk {
      grid-template-columns: minmax(0, 1fr) minmax(18em, 24em);
      grid-template-rows: auto 1fr;
      gap: 2em 2.5em;
    }
    .stage {
      grid-area: 1 / 1;
    }
    .under {
      grid-area: 2 / 1;
    }
    .aside {
      grid-area: 1 / 2 / span 2 / auto;
    }
    .controls {
      grid-template-columns: minmax(0, 1fr);
    }
    .wide {
      grid-column: 1 / -1;
    }
  }
`;
