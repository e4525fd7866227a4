// Runs in the page before its own scripts: notes how long a drag takes to be seen, and how long the script of a frame takes.

/** @typedef {{ painted: number[], frames: { moves: boolean, script: number }[] }} Watched milliseconds */

export function watch() {
  /** @type {Watched} */
  const watched = { painted: [], frames: [] };
  Object.assign(window, { watched });
  const request = window.requestAnimationFrame.bind(window);
  const moves = () => document.querySelector('backprop-lab')?.shadowRoot?.querySelector('[data-moves]') !== null;
  let [at, frame] = [-1, { moves: false, script: 0 }];
  window.requestAnimationFrame = (then) =>
    request((time) => {
      if (at !== time) watched.frames.push((frame = { moves: moves(), script: 0 }));
      at = time;
      const begun = performance.now();
      then(time);
      frame.script += performance.now() - begun;
    });
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.buttons !== 1) return;
      // What a frame posts is done after that frame has been painted.
      request(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => watched.painted.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
