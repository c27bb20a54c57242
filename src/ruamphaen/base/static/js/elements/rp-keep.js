/* <rp-keep data-keep="name" data-version="what changes when it was kept">: what is typed in its form stays in this browser until the server has
   answered. A page that comes back with an older text brings the typed one back. */

const PREFIX = 'ruamphaen.keep.';
const LONGEST_DAYS = 7; // what nobody sent for a week is forgotten: it may name people
const DAY_MS = 86_400_000;

class Keep extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form');
    this.key = PREFIX + this.dataset.keep;
    this.fields = [...this.form.elements].filter((field) => field.matches('textarea'));
    this.#recover();
    this.form.addEventListener('input', () => this.#store(false));
    this.form.addEventListener('submit', () => this.#store(true));
  }

  #recover() {
    const kept = this.#read();
    if (!kept) { return; }
    const answered = kept.sent && kept.version !== this.dataset.version;
    const stale = Date.now() - kept.at > LONGEST_DAYS * DAY_MS;
    if (answered || stale) { localStorage.removeItem(this.key); return; }
    const lost = this.fields.filter((field) => kept.texts[field.name] && kept.texts[field.name] !== field.value);
    if (!lost.length) { return; }
    for (const field of lost) { field.value = kept.texts[field.name]; }
    this.querySelector('[data-is=kept]').hidden = false;
  }

  #read() {
    try { return JSON.parse(localStorage.getItem(this.key)); } catch { return null; } // storage may be closed to us
  }

  #store(sent) {
    const texts = Object.fromEntries(this.fields.map((field) => [field.name, field.value]));
    try {
      localStorage.setItem(this.key, JSON.stringify({ texts, sent, version: this.dataset.version, at: Date.now() }));
    } catch { /* full or closed: the form still works as any form does */ }
  }
}

customElements.define('rp-keep', Keep);
