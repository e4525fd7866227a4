// Brings open folds up to date after a moment, each in a frame of its own: all of them at once would hold up the page.

/**
 * @param {object} how
 * @param {(name: string) => void} how.show
 * @param {() => boolean} how.waits whether something moves: meanwhile the page stays as it is
 * @param {(error: any) => void} how.failed
 * @returns {(names: string[]) => void} shows these folds in the frames that come, and none that it was to show before
 */
export function lateFolds({ show, waits, failed }) {
  let frame = 0;
  const follow = (/** @type {string[]} */ names) => {
    cancelAnimationFrame(frame);
    if (names.length === 0) return;
    frame = requestAnimationFrame(() => {
      try {
        if (!waits()) show(/** @type {string} */ (names.shift()));
        follow(names);
      } catch (error) {
        failed(error);
      }
    });
  };
  return follow;
}
