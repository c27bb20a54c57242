/* <rp-capture>: what is said, as fast as it is typed. Enter puts the line into a queue that stays in
   this browser until the server has answered, and the box is free for the next; a line carries its own
   uid, so sending it again makes nothing twice. ArrowUp in an empty box takes the last line back.
   Without script the box is a form. */

import { wordsOf } from './grid/words.js';

const AGAIN_MS = 3000;
const TOO_LONG_MS = 15000;
const FIELDS = ['line', 'kind', 'community', 'for_whom', 'where', 'card', 'seen'];
const KEPT = ['kind', 'community']; // chosen once, they stay for the next line

class Capture extends HTMLElement {
  connectedCallback() {
    this.words = wordsOf(this);
    this.form = this.querySelector('form');
    this.box = this.form.elements.line;
    this.parts = Object.fromEntries([...this.querySelectorAll('[data-is]')].map((each) => [each.dataset.is, each]));
    this.key = `ruamphaen.capture.${this.dataset.meeting}`;
    this.add = this.form.getAttribute('action');
    this.form.addEventListener('submit', (event) => this.#typed(event));
    this.box.addEventListener('keydown', (event) => this.#keys(event));
    this.online = () => this.#send();
    window.addEventListener('online', this.online);
    this.box.focus();
    this.#show();
    this.#send();
  }

  disconnectedCallback() {
    clearTimeout(this.again);
    window.removeEventListener('online', this.online);
  }

  /* ------------------------------------------------------------------------ the queue */

  #queue() {
    try { return JSON.parse(localStorage.getItem(this.key)) ?? []; } catch { return this.held ?? []; }
  }

  /** Other tabs of this browser keep their lines in the same place: read again before each change. */
  #change(how) {
    const queue = how(this.#queue());
    this.held = queue;
    try { localStorage.setItem(this.key, JSON.stringify(queue)); } catch { /* closed to us: held here */ }
    this.#show();
  }

  #typed(event) {
    event.preventDefault();
    if (!this.box.value.trim()) { return; }
    const said = Object.fromEntries(FIELDS.map((name) => [name, this.form.elements[name]?.value ?? '']));
    this.#change((queue) => [...queue, { uid: crypto.randomUUID(), address: this.form.getAttribute('action'), said }]);
    this.#clear();
    this.#send();
  }

  #clear() {
    for (const name of FIELDS) {
      if (!KEPT.includes(name) && this.form.elements[name]) { this.form.elements[name].value = ''; }
    }
    this.form.setAttribute('action', this.add);
    this.parts.mode.hidden = true;
    this.querySelector('#problem').replaceChildren();
    this.box.focus();
  }

  /* ------------------------------------------------------------------------ sending */

  async #send() {
    if (this.sending) { return; }
    const [first] = this.#queue().filter((one) => !one.refused);
    if (!first) { return; }
    this.sending = true;
    clearTimeout(this.again);
    const answer = await this.#post(first);
    this.sending = false;
    if (!answer) { this.again = setTimeout(() => this.#send(), AGAIN_MS); return; }
    await this.#answered(first, answer);
  }

  async #post({ uid, address, said }) {
    const body = new FormData();
    for (const [name, value] of Object.entries(said)) { body.set(name, value); }
    body.set('uid', uid);
    body.set('csrfmiddlewaretoken', this.form.elements.csrfmiddlewaretoken.value);
    try {
      const options = { method: 'POST', body, headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(TOO_LONG_MS) };
      const response = await fetch(address, options);
      return response.status < 500 ? response : null;
    } catch {
      return null; // no signal: it stays in the queue
    }
  }

  async #answered(one, response) {
    const text = await response.text();
    const signedOut = response.redirected && !text.includes('id="latest"');
    if (signedOut || response.status === 403) {
      this.#tell(this.words('signin'));
      this.again = setTimeout(() => this.#send(), AGAIN_MS);
      return;
    }
    if (response.ok) {
      this.#change((queue) => queue.filter((each) => each.uid !== one.uid));
      this.#swap(text);
    } else {
      this.#refused(one, text);
    }
    this.#send();
  }

  #swap(text) {
    const latest = new DOMParser().parseFromString(text, 'text/html').querySelector('#latest');
    if (!latest) { return; }
    this.querySelector('#latest').replaceWith(latest);
    window.htmx?.process(latest);
  }

  /** What cannot be kept comes back into the box, or waits beside it while the clerk types. */
  #refused(one, text) {
    const why = new DOMParser().parseFromString(text, 'text/html').body;
    if (this.box.value.trim()) {
      this.#change((queue) => queue.map((each) => (each.uid === one.uid ? { ...each, refused: why.textContent.trim() } : each)));
      return;
    }
    this.#change((queue) => queue.filter((each) => each.uid !== one.uid));
    this.#take(one);
    this.querySelector('#problem').replaceChildren(...why.childNodes);
  }

  #take({ address, said }) {
    for (const name of FIELDS) {
      if (this.form.elements[name]) { this.form.elements[name].value = said[name] ?? ''; }
    }
    this.form.setAttribute('action', address);
    this.box.focus();
  }

  /* ------------------------------------------------------------------------ keys and telling */

  #keys(event) {
    if (event.key === 'Escape') { this.#clear(); this.box.value = ''; }
    if (event.key !== 'ArrowUp' || this.box.value) { return; }
    event.preventDefault();
    const refused = this.#queue().find((one) => one.refused);
    if (refused) {
      this.#change((queue) => queue.filter((each) => each.uid !== refused.uid));
      this.#take(refused);
      return;
    }
    const last = this.querySelector('#latest [data-line]');
    if (!last) { return; }
    this.#take({ address: last.dataset.edit, said: { line: last.dataset.line, seen: last.dataset.seen, kind: this.form.elements.kind.value } });
    this.parts.mode.textContent = this.words('editing');
    this.parts.mode.hidden = false;
  }

  #show() {
    const queue = this.#queue();
    this.parts.waiting.hidden = queue.length === 0;
    if (queue.length) { this.#tell(this.words('waiting', { n: queue.length })); }
    this.parts.queue.replaceChildren(...queue.map((one) => {
      const row = document.createElement('li');
      row.textContent = one.refused ? `${one.said.line} · ${one.refused} · ${this.words('refused')}` : one.said.line;
      return row;
    }));
  }

  #tell(words) {
    this.parts['waiting-words'].textContent = words;
  }
}

customElements.define('rp-capture', Capture);
