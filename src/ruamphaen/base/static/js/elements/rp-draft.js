/* <rp-draft data-keep="name">: the three steps of a proposal without waiting for the network. What is
   typed stays in this browser; without a signal the proposal waits here and goes out by itself, once:
   the form's uid makes the same proposal of however many sendings. Without script it is a form. */

import { wordsOf } from './grid/words.js';
import { asFile, asKept, shrunk } from './draft/photos.js';

const LONGEST_DAYS = 7; // what nobody sent for a week is forgotten: it may name people
const DAY_MS = 86_400_000;
const AGAIN_MS = 5000;
const TOO_LONG_MS = 60_000;
const PAUSE_MS = 600; // of typing, before others' proposals are looked for
const ENOUGH = 8; // letters
const NOT_KEPT = new Set(['csrfmiddlewaretoken', 'step', 'go', 'seen', 'photos', 'kept', 'website']);

class Draft extends HTMLElement {
  connectedCallback() {
    this.words = wordsOf(this);
    this.kept = `ruamphaen.draft.${this.dataset.keep}`;
    this.outbox = `ruamphaen.outbox.${this.dataset.keep}`;
    this.online = () => { this.#signal(); this.#sendWaiting(); };
    window.addEventListener('online', this.online);
    window.addEventListener('offline', this.online);
    this.#begin();
    if (this.#read(this.outbox)) { this.#tell('queued'); this.#sendWaiting(); } else { this.#restore(); }
  }

  disconnectedCallback() {
    clearTimeout(this.again);
    window.removeEventListener('online', this.online);
    window.removeEventListener('offline', this.online);
  }

  /** Also after the server sent the form back with what is wrong in it. */
  #begin() {
    this.form = this.querySelector('form');
    this.notice = this.querySelector('[data-is=signal]');
    this.form.addEventListener('submit', (event) => this.#submitted(event));
    this.form.addEventListener('input', (event) => this.#typed(event));
    this.#signal();
  }

  /* ------------------------------------------------------------------------ what is kept */

  #read(key) {
    if (key === this.outbox && this.held) { return this.held; }
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept && Date.now() - kept.at > LONGEST_DAYS * DAY_MS) { localStorage.removeItem(key); return null; }
      return kept;
    } catch { return null; }
  }

  #write(key, kept) {
    try { localStorage.setItem(key, JSON.stringify({ ...kept, at: Date.now() })); return true; } catch { return false; }
  }

  #values() {
    const entries = [...new FormData(this.form)].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === 'string');
    return Object.fromEntries(entries);
  }

  #restore() {
    const draft = this.#read(this.kept);
    const fresh = !this.form.elements.title.value && !this.querySelector('.error-summary');
    if (!draft?.values?.title || !fresh) { return; }
    for (const [name, value] of Object.entries(draft.values)) {
      const field = this.form.elements[name];
      if (field?.type === 'checkbox') { field.checked = true; } else if (field) { field.value = value; }
    }
    this.form.dispatchEvent(new CustomEvent('rp-restored'));
    this.#tell('restored');
  }

  #typed(event) {
    if (this.told === 'title') { this.#signal(); } // it was asked for, and comes
    this.#write(this.kept, { values: this.#values() });
    if (!['title', 'body'].includes(event.target.name)) { return; }
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#lookAlike(), PAUSE_MS);
  }

  /* ------------------------------------------------------------------------ the steps */

  get step() { return Number(this.form.elements.step.value); }

  #submitted(event) {
    const button = event.submitter;
    if (button?.hasAttribute('formaction')) { return; } // standing behind another's proposal
    event.preventDefault();
    if (button?.value === 'send') { this.#send(); return; }
    if (button?.value === 'back') { this.#show(this.step - 1); return; }
    if (!this.form.elements.title.value.trim()) {
      this.#tell('title');
      this.form.elements.title.focus();
      return;
    }
    this.#show(this.step + 1);
  }

  #show(step) {
    const sections = [...this.querySelectorAll('[data-step]')];
    const now = Math.min(Math.max(step, 1), sections.length);
    this.querySelector('form > .alike-stop')?.remove();
    this.form.elements.step.value = now;
    for (const section of sections) { section.hidden = Number(section.dataset.step) !== now; }
    for (const [at, item] of [...this.querySelectorAll('.steps li')].entries()) {
      if (at + 1 === now) { item.setAttribute('aria-current', 'step'); } else { item.removeAttribute('aria-current'); }
    }
    this.#signal();
    sections[now - 1].querySelector('h1').focus();
    window.scrollTo({ top: 0 });
  }

  async #lookAlike() {
    const place = this.querySelector('[data-is=alike]');
    const { title, body, csrfmiddlewaretoken } = this.form.elements;
    if (!place || title.value.trim().length < ENOUGH || !navigator.onLine) { return; }
    const asked = new FormData();
    for (const field of [title, body, csrfmiddlewaretoken]) { asked.set(field.name, field.value); }
    try {
      const response = await fetch(place.dataset.from, { method: 'POST', body: asked, signal: AbortSignal.timeout(TOO_LONG_MS) });
      if (response.ok && asked.get('title') === title.value) { place.innerHTML = await response.text(); }
    } catch { /* no signal: nothing is suggested */ }
  }

  /* ------------------------------------------------------------------------ sending */

  async #send() {
    const photos = await Promise.all([...this.form.elements.photos.files].map(shrunk));
    const kept = new FormData(this.form).getAll('kept');
    const waiting = { values: this.#values(), kept, photos: await Promise.all(photos.map(asKept)) };
    if (!this.#write(this.outbox, waiting)) { this.held = { ...waiting, at: Date.now() }; } // too large to keep: held while the page is open
    await this.#sendWaiting();
  }

  async #sendWaiting() {
    const waiting = this.#read(this.outbox);
    if (!waiting || this.sending) { return; }
    this.sending = true;
    clearTimeout(this.again);
    this.#tell('sending');
    const response = await this.#post(waiting);
    this.sending = false;
    if (!response || response.status >= 500) {
      this.#tell('queued');
      this.again = setTimeout(() => this.#sendWaiting(), AGAIN_MS);
      return;
    }
    await this.#answered(waiting, response);
  }

  async #post({ values, kept, photos }) {
    const body = new FormData();
    for (const [name, value] of Object.entries(values)) { body.set(name, value); }
    for (const key of kept ?? []) { body.append('kept', key); }
    for (const photo of photos ?? []) { body.append('photos', asFile(photo)); }
    body.set('step', '3');
    body.set('go', 'send');
    try {
      body.set('csrfmiddlewaretoken', this.form.elements.csrfmiddlewaretoken.value);
      const headers = { 'HX-Request': 'true' };
      const response = await fetch(location.pathname, { method: 'POST', body, headers, signal: AbortSignal.timeout(TOO_LONG_MS) });
      if (response.status !== 403 || this.asked) { return response; }
      this.asked = true; // the page is older than its token: take a new one, once
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
      this.form.elements.csrfmiddlewaretoken.value = page.querySelector('[name=csrfmiddlewaretoken]').value;
      return await this.#post({ values, kept, photos });
    } catch {
      return null; // no signal: it waits here
    }
  }

  async #answered(waiting, response) {
    this.held = null;
    localStorage.removeItem(this.outbox);
    const receipt = response.headers.get('HX-Redirect');
    if (receipt) {
      localStorage.removeItem(this.kept);
      location.assign(receipt);
      return;
    }
    this.#write(this.kept, { values: waiting.values });
    if (response.redirected) { location.assign(response.url); return; } // to sign in: the draft stays here
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const form = page.querySelector('rp-draft');
    if (form) { this.#swap(form); } else { this.#tell(page.querySelector('main')?.textContent.trim() ?? ''); }
  }

  /** What is wrong, said in the form. The server keeps the photographs; else they stay chosen here. */
  #swap(form) {
    const chosen = this.form.elements.photos.files;
    this.replaceChildren(...form.childNodes);
    this.#begin();
    if (!this.querySelector('[name=kept], #id_photos_error')) { this.form.elements.photos.files = chosen; }
    this.querySelector('.error-summary')?.focus();
  }

  /* ------------------------------------------------------------------------ telling */

  #signal() {
    if (!navigator.onLine) { this.#tell('offline'); } else if (!this.#read(this.outbox)) { this.notice.hidden = true; this.told = ''; }
  }

  #tell(word) {
    this.told = word;
    this.notice.hidden = false;
    this.notice.querySelector('[data-is=told]').textContent = this.words(word);
  }
}

customElements.define('rp-draft', Draft);
