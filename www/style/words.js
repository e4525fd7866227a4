// Headings, sentences and complaints.

const css = String.raw;

export const words = css`
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2 {
    font-size: 1.75em;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  h3 {
    font-size: 0.875em;
    font-weight: 600;
    color: var(--lab-muted);
  }
  sub {
    font-size: 0.75em;
    line-height: 0;
  }
  .intro {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em 2.5em;
    overflow-wrap: break-word;
  }
  .intro > * {
    max-width: 44em;
  }
  .try {
    padding-inline-start: 0.875em;
    border-inline-start: 2px solid var(--lab-accent);
  }
  .symbol {
    font-family:
      Cambria Math,
      STIX Two Math,
      Latin Modern Math,
      serif;
    color: var(--lab-muted);
  }
  .notices,
  .readings {
    list-style: none;
  }
  .notices li,
  .stopped,
  .problem,
  .failure {
    overflow-wrap: anywhere;
    padding: 0.5em 0.75em;
    border-radius: 0.375em;
    border: 1px solid var(--lab-negative);
    background: var(--lab-raised);
  }
  .status {
    margin-block-start: calc(-1 * var(--gap)); /* no room while it is empty */
  }
  .notices li {
    margin-block-start: 0.5em;
  }
  .status:has(li) {
    margin-block-start: calc(1em - var(--gap));
  }
  /* The answer to a field far down must be seen there. Longer lists come from links, before anybody has scrolled. */
  .status:has(li:only-child) {
    position: sticky;
    inset-block-start: 0.5em;
    z-index: 1;
  }
  .failure {
    margin-block-end: 1.5em;
  }
  .problem {
    padding: 0.25em 0.5em;
    font-size: 0.875em;
  }
`;
