// Goes into the SCORM package, between the learning platform and the lab in the frame: what the lab tells (docs/embedding.md) becomes
// values of SCORM 1.2. It is a script by itself.
{
  const { link = '' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
  const began = Date.now();

  /** What SCORM 1.2 has room for, in characters. */
  const MOST = 4096;
  const MOST_OF_ANSWER = 255;
  /** Changes are kept after a pause of so many milliseconds. */
  const PAUSE = 1000;

  /** @typedef {Record<'LMSInitialize' | 'LMSGetValue' | 'LMSCommit' | 'LMSFinish', (text: string) => string> & { LMSSetValue(name: string, value: string): string }} API */

  /** The platform’s side is in a window around this one, or in the one that opened it. @param {any} from @returns {API | null} */
  const find = (from) => {
    try {
      for (let [at, depth] = [from, 0]; at && depth < 20; at = at.parent, depth++) {
        if (at.API) return at.API;
        if (at.parent === at) break;
      }
    } catch {
      // a window of another server
    }
    return null;
  };
  const api = find(window) ?? find(window.opener);
  const get = (/** @type {string} */ name) => api?.LMSGetValue(`cmi.${name}`) ?? '';
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) =>
    api?.LMSSetValue(`cmi.${name}`, String(value));

  /** Where the student was, and which questions were answered right. */
  const kept = { place: link, right: /** @type {string[]} */ ([]) };
  api?.LMSInitialize('');
  try {
    Object.assign(kept, JSON.parse(get('suspend_data')));
  } catch {
    // nothing was kept yet
  }
  const finished = () => /^(completed|passed|failed)$/.test(get('core.lesson_status'));
  if (!finished()) set('core.lesson_status', 'incomplete');
  frame.src = `backprop-lab.html${kept.place}`;

  const keep = () => {
    try {
      const { search, hash } = /** @type {Window} */ (frame.contentWindow).location;
      if (hash) kept.place = search + hash;
    } catch {
      // opened from a disk: the frame's address cannot be read
    }
    const text = JSON.stringify(kept);
    if (text.length <= MOST) set('suspend_data', text);
    api?.LMSCommit('');
  };

  /** @param {number} right @param {number} of */
  const complete = (right, of) => {
    set('core.score.min', 0);
    set('core.score.max', 100);
    set('core.score.raw', of > 0 ? Math.round((100 * Math.min(right, of)) / of) : 100);
    set('core.lesson_status', 'completed');
    keep();
  };

  /** @param {{ lesson: string, exercise?: string, question: string, given: string, right: boolean }} answer */
  const answered = ({ lesson, exercise, question, given, right }) => {
    const name = [lesson, exercise, question].filter(Boolean).join('.');
    if (!exercise) kept.right = kept.right.filter((other) => other !== name).concat(right ? name : []);
    const at = `interactions.${get('interactions._count') || 0}`;
    set(`${at}.id`, name);
    set(`${at}.type`, 'fill-in');
    set(`${at}.student_response`, given.slice(0, MOST_OF_ANSWER));
    set(`${at}.result`, right ? 'correct' : 'wrong');
    keep();
  };

  /** Where no story asks, doing something is all that there is to do. */
  const asks = /[?&#](story=on|step=[1-9])/.test(link);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  window.addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || data?.backpropLab !== 1) return;
    if (data.event === 'answer') answered(data.with);
    // Where a story was prepared, its end is what counts.
    if (data.event === 'done' && data.with.exercise && !asks) complete(data.with.right, data.with.of);
    if (data.event === 'done' && data.with.story) {
      // What was answered on another day is not known to the lab.
      const before = kept.right.filter((name) => name.startsWith(`${data.with.story}.`)).length;
      complete(Math.max(data.with.right, before), data.with.of);
    }
    if (data.event === 'step' && !asks && !finished()) complete(0, 0);
    if (data.event !== 'change') return;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });

  let ended = false;
  window.addEventListener('pagehide', () => {
    if (ended) return;
    ended = true;
    const seconds = Math.round((Date.now() - began) / 1000);
    const two = (/** @type {number} */ number) => String(Math.floor(number)).padStart(2, '0');
    set('core.session_time', `00${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`);
    if (!finished()) set('core.exit', 'suspend');
    keep();
    api?.LMSFinish('');
  });
}
