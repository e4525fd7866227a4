// Moving through time.

const css = String.raw;

export const ruler = css`
  .ruler {
    display: grid;
    grid-template-columns: 2.75rem minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: center;
    min-height: 3.5rem;
  }
  .play,
  .round {
    flex: none;
    width: 2.75rem;
    height: 2.75rem;
    padding: 0;
    border-radius: 50%;
  }
  .play {
    display: grid;
    place-items: center;
  }
  .play::before {
    content: '';
    border-block: 0.45rem solid transparent;
    border-inline: 0.75rem solid transparent;
    border-inline-start-color: currentcolor;
    margin-inline-start: 0.95rem;
  }
  .play[data-playing='true']::before {
    width: 0.8rem;
    height: 0.9rem;
    border: solid currentcolor;
    border-width: 0 0.25rem;
    margin: 0;
  }
  .track {
    position: relative;
    padding-block-end: 1.25rem;
  }
  /* The stretches are as wide as the knob's way, which half a knob is taken off at either end. */
  .stretches {
    position: absolute;
    inset: 0 0.625rem;
    display: flex;
    gap: 0.25rem;
  }
  .stretch {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    padding-block-start: 1.75rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--lab-muted);
    white-space: nowrap;
  }
  .stretch[data-now='true'] {
    color: var(--lab-ink);
    font-weight: 600;
  }
  .stretch::before,
  .done,
  .ticks {
    content: '';
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline: 0;
    height: 0.25rem;
    border-radius: 2px;
    background: var(--lab-faint);
  }
  .done {
    inset-inline-end: auto;
    background: var(--lab-ink);
  }
  .ticks {
    background: repeating-linear-gradient(
      to right,
      transparent 0 calc(100% / var(--steps) - 2px),
      var(--lab-surface) calc(100% / var(--steps) - 2px) calc(100% / var(--steps))
    );
  }
  .scrubber,
  input.scrubber {
    position: relative;
    display: block;
    appearance: none;
    width: 100%;
    height: 1.75rem;
    background: none;
    cursor: ew-resize;
  }
  .scrubber::-webkit-slider-thumb {
    appearance: none;
    width: 1.25rem;
    height: 1.25rem;
    border: 3px solid var(--lab-ink);
    border-radius: 50%;
    background: var(--lab-surface);
  }
  .scrubber::-moz-range-thumb {
    box-sizing: border-box;
    width: 1.25rem;
    height: 1.25rem;
    border: 3px solid var(--lab-ink);
    border-radius: 50%;
    background: var(--lab-surface);
  }
  .counter {
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    color: var(--lab-muted);
    text-align: end;
    min-width: 4.5em;
  }
  /* Two counts stand side by side, or one over the other. */
  .counter span {
    display: block;
    white-space: nowrap;
  }
  @container lab (max-width: 33.99rem) {
    .ruler[data-acts='true'] {
      grid-template-columns: 2.75rem minmax(0, 1fr);
    }
    /* The acts say it; each has the room for its first word. */
    .ruler[data-acts='true'] > .counter,
    .stretch .more {
      display: none;
    }
    .stretch,
    .stretch[data-now='true'] {
      font-size: 0.8125rem;
      font-weight: inherit;
    }
  }
  @container lab (min-width: 34rem) {
    .counter span {
      display: inline-block;
      min-width: 5.5em;
      margin-inline-start: 0.5em;
    }
  }
  .travel {
    position: absolute;
    inset: 0;
    display: flex;
    gap: 0.5rem;
    align-items: center;
    background: var(--lab-surface);
  }
  .travel progress {
    flex: 1 1 10em;
    accent-color: var(--lab-curve);
  }
  .speed {
    max-width: 100%;
  }
`;
