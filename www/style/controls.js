// Controls that stand in the drawer alone.

const css = String.raw;

export const controls = css`
  .control {
    display: grid;
    gap: 0.25em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    min-width: 0;
  }
  select {
    max-width: 100%;
  }
  .control label,
  legend {
    padding: 0;
    font-weight: 600;
  }
  input[type='checkbox'] {
    width: 1.5em;
    height: 1.5em;
    accent-color: var(--lab-curve);
  }
  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
    margin-block-start: 0.25em;
  }
  .segments label {
    font-weight: 400;
    position: relative;
  }
  .segments input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .segments span {
    display: block;
    padding: 0.5em 0.75em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.375em;
  }
  .segments :checked + span {
    border-color: var(--lab-ink);
    box-shadow: inset 0 0 0 1px var(--lab-ink);
    background: var(--lab-raised);
  }
  [data-peeks]:not(label),
  [data-peeks] span {
    outline: 2px dashed var(--lab-ink);
    outline-offset: 2px;
  }
  :is(.segments label, [data-preset]) {
    user-select: none;
    -webkit-touch-callout: none;
  }
  .segments :focus-visible + span {
    outline: 3px solid var(--lab-positive);
    outline-offset: 2px;
  }

  /* Thresholds under a slider: as wide as the slider's way, which half a knob is taken off at either end. */
  .gauge {
    font-size: 0.875em;
  }
  .strip {
    position: relative;
    height: 1.75em;
    margin-inline: 8px calc(7em + 0.75em + 8px);
  }
  .zone {
    position: absolute;
    inset-block-start: 0;
    border-block-start: 4px solid var(--lab-bound);
  }
  .zone:nth-child(2) {
    border-block-start: 4px dashed var(--lab-positive);
  }
  .zone:nth-child(3) {
    border-block-start: 4px dotted var(--lab-negative);
  }
  .threshold {
    position: absolute;
    inset-block-start: -4px;
    height: 12px;
    line-height: 1;
    border-inline-start: 2px solid var(--lab-ink);
    padding-inline-start: 0.25em;
    padding-block-start: 10px;
    white-space: nowrap;
  }
  .threshold:nth-last-child(2) {
    transform: translateX(-100%);
    border-inline: 0 solid var(--lab-ink);
    border-inline-end-width: 2px;
    padding-inline: 0 0.25em;
  }
  .meaning {
    color: var(--lab-muted);
  }

  .layers {
    list-style: none;
    margin: 0.25em 0;
    padding: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375em;
  }
  .layers span {
    flex: 1 1 6em;
  }
  .layers select {
    min-height: 2.25em;
    padding-block: 0.125em;
  }
  .tick {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-height: 2.5em;
  }
`;
