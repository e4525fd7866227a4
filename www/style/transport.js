// Moving through time, and the live numbers.

const css = String.raw;

export const transport = css`
  .transport {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
  }
  .buttons button {
    flex: 1 1 5.5em;
    max-width: 11em;
  }
  .longer {
    display: contents;
  }
  .way progress {
    flex: 1 1 10em;
    accent-color: var(--lab-accent);
  }
  .speed {
    max-width: 100%;
  }
  .counter {
    min-width: 6em;
    font-variant-numeric: tabular-nums;
  }
  .scrubber {
    flex-basis: 10em;
  }
  .readings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12em, 100%), 1fr));
    gap: 0.25em 1.25em;
    font-size: 0.875em;
    color: var(--lab-muted);
  }
  output {
    font-variant-numeric: tabular-nums;
    color: var(--lab-ink);
  }
  .readings output {
    display: inline-block;
    min-width: 6.5em;
  }
`;
