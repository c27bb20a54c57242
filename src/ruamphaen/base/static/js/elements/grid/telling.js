/* How things stand, in words beside the tools: saving, saved at what time, refused, offline. */

import { timeNow } from './words.js';

export class Telling {
  /** `parts` has status, words, signin and retry. */
  constructor(parts, words) {
    this.parts = parts;
    this.words = words;
    this.savedAt = '';
  }

  /** `name` as in saving.js, or idle; how many edits wait, cells are refused, new rows lack a name. */
  tell({ name, unsaved, refused, nameless }) {
    if (name === 'saved') { this.savedAt = timeNow(); }
    const { status, words, signin, retry } = this.parts;
    status.dataset.state = refused && (name === 'saved' || name === 'idle') ? 'refused' : name;
    const text = this.#text(name, unsaved, refused, nameless);
    if (words.textContent !== text) { words.textContent = text; }
    signin.hidden = name !== 'sign-in';
    retry.hidden = name !== 'offline' && name !== 'sign-in';
  }

  #text(name, unsaved, refused, nameless) {
    if (name === 'saving') { return this.words('saving'); }
    if (name === 'offline' || name === 'sign-in') { return this.words(name, { n: unsaved }); }
    if (refused) { return this.words('refused', { n: refused }); }
    if (nameless) { return this.words('nameless', { n: nameless }); }
    return this.savedAt ? this.words('saved', { time: this.savedAt }) : this.words('idle');
  }
}
