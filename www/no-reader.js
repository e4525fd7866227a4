// In place of core.js in the builds of one file, which have no room for it. The message is the id of the sentence that says so.

export const load = () => Promise.reject(new Error('paste-elsewhere'));

/** Never called. */
export const read = () => {};
