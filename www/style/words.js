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
    font: 700 1.75em/1.15 var(--lab-prose);
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
  .symbol {
    font-family:
      Cambria Math,
      STIX Two Math,
      Latin Modern Math,
      serif;
    color: var(--lab-muted);
  }
  .notices {
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
  .notices li {
    margin-block-start: 0.5em;
  }
  .status:has(li) {
    margin-block-end: 1rem;
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
