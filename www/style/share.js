// The dialog that shares a lesson.

const css = String.raw;

export const share = css`
  dialog.share {
    box-sizing: border-box;
    width: min(72rem, 100vw - 2rem);
    max-height: calc(100vh - 2rem);
    padding: 1.25rem;
    border: 1px solid var(--lab-muted);
    border-radius: 0.5rem;
    color: var(--lab-ink);
    background: var(--lab-surface);
  }
  dialog.share::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  dialog[open].share {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .share-head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1rem;
  }
  .share-choices {
    display: grid;
    gap: 1rem 2rem;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .share-form,
  .share-lines {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .share-lines .document {
    resize: vertical;
    color: inherit;
    background: var(--lab-raised);
    border: 1px solid var(--lab-faint);
  }
  .share-ticks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    column-gap: 1rem;
  }
  .share-tick {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-height: 2.75em;
  }
  .share-tick input {
    flex: none;
  }
  .share .code {
    width: min(16rem, 100%);
    image-rendering: pixelated;
  }
  .share .preview {
    padding: 0.75rem;
    border: 1px dashed var(--lab-muted);
    border-radius: 0.375rem;
  }
  @media (min-width: 50rem) {
    .share-choices {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
  }
`;
