// Where a learner is in a story, and what leads on.

const css = String.raw;

export const story = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    justify-content: space-between;
  }
  .where {
    display: grid;
    gap: 0.25rem;
    flex: 1 1 auto;
    font-size: 0.9375em;
    color: var(--lab-muted);
  }
  .dots {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .dot {
    width: 0.5rem;
    height: 0.5rem;
    border: 1px solid var(--lab-muted);
    border-radius: 0.25rem;
  }
  .dot[data-known] {
    background: var(--lab-muted);
  }
  .dot[data-known='wrong'] {
    background: none;
    border-style: dashed;
  }
  .dot[data-now='true'] {
    width: 1.25rem;
    background: var(--lab-ink);
    border-color: var(--lab-ink);
  }
  /* One dark button at most: what the learner does next. To an open question that is the answer. */
  [data-answered] .acts > .primary,
  :has(.story:not([hidden]) [data-panel='ask'] :is(.press, input)) > * .acts > .primary {
    color: inherit;
    background: none;
  }
`;
