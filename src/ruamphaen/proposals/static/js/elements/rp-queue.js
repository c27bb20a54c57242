/* <rp-queue>: what waits, walked through by keyboard without loading a page. J and K go on and back,
   X ticks, a digit is a verdict on what is ticked or on the one we are at, H takes the suggested home,
   U undoes. What was pressed is sent at once and shown at once; where sending fails it says so and the
   row is as it was. The place is kept in this browser. Without script it is a form with boxes. */

const TOO_LONG_MS = 15_000;
const PANE_PAUSE_MS = 120;

class Queue extends HTMLElement {
  connectedCallback() {
    this.rows = [...this.querySelectorAll('.queue-row')];
    this.form = this.querySelector('#batch');
    this.pane = this.querySelector('[data-is=pane]');
    this.told = this.querySelector('[data-is=told]');
    this.chosen = this.querySelector('[data-is=chosen]');
    this.key = `ruamphaen.queue.${this.dataset.place}`;
    this.verdicts = new Map([...this.querySelectorAll('[data-verdict]')].map((each) => [each.dataset.key, each]));
    this.querySelector('[data-is=help]').hidden = false;
    this.listen = (event) => this.#pressed(event);
    document.addEventListener('keydown', this.listen);
    this.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('change', () => this.#count());
    this.addEventListener('submit', (event) => this.#submitted(event));
    if (!this.rows.length) { return; }
    const place = this.rows.findIndex((row) => row.dataset.receipt === this.#keptPlace());
    this.#go(Math.max(place, 0));
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
    clearTimeout(this.opening);
  }

  /* ------------------------------------------------------------------------ where we are */

  #keptPlace() {
    try { return localStorage.getItem(this.key); } catch { return null; }
  }

  #go(place) {
    const row = this.rows[Math.min(Math.max(place, 0), this.rows.length - 1)];
    if (!row) { return; }
    delete this.current?.dataset.current;
    this.current = row;
    row.dataset.current = '';
    row.querySelector('.queue-link').focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    try { localStorage.setItem(this.key, row.dataset.receipt); } catch { /* closed to us: no place is kept */ }
    clearTimeout(this.opening);
    this.opening = setTimeout(() => this.#open(row), PANE_PAUSE_MS);
  }

  #step(by) {
    this.#go(this.rows.indexOf(this.current) + by);
  }

  #onwards(acted) {
    const after = this.rows.slice(this.rows.indexOf(this.current)).find((row) => !('done' in row.dataset));
    if (acted.includes(this.current) && after) { this.#go(this.rows.indexOf(after)); }
  }

  async #open(row) {
    const answer = await this.#fetch(row.querySelector('.queue-link').href, {});
    if (!answer?.ok || row !== this.current) { return; }
    const item = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#item');
    if (!item) { return; }
    this.pane.replaceChildren(item);
    this.pane.hidden = false;
    this.pane.scrollTop = 0;
  }

  /* ------------------------------------------------------------------------ keys */

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest?.('textarea, select, input:not([type=checkbox])')) { return; }
    // By the place on the keyboard: the same keys whether it is set to Thai or English.
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
    const act = digit ? () => this.#verdict(digit[1]) : this.#acts(event.shiftKey)[event.code];
    if (!act) { return; }
    event.preventDefault();
    act();
  }

  #acts(shift) {
    return {
      KeyJ: () => this.#step(1),
      ArrowDown: () => this.#step(1),
      KeyK: () => this.#step(-1),
      ArrowUp: () => this.#step(-1),
      KeyX: () => this.#tick(shift),
      KeyH: () => this.#home(),
      KeyA: () => this.#answer(),
      KeyU: () => this.querySelector('[data-is=undo]')?.click(),
      Escape: () => this.#clear(),
    };
  }

  #clicked(event) {
    const row = event.target.closest('.queue-row');
    if (!row) { return; }
    if (event.target.closest('.queue-link') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.#go(this.rows.indexOf(row));
    }
  }

  /* ------------------------------------------------------------------------ ticking */

  #box(row) { return row.querySelector('input[type=checkbox]'); }

  #ticked() { return this.rows.filter((row) => this.#box(row).checked); }

  #tick(run) {
    const at = this.rows.indexOf(this.current);
    if (run && this.lastTick !== undefined) {
      const [from, to] = [Math.min(at, this.lastTick), Math.max(at, this.lastTick)];
      for (const row of this.rows.slice(from, to + 1)) { this.#box(row).checked = true; }
    } else {
      this.#box(this.current).checked = !this.#box(this.current).checked;
    }
    this.lastTick = at;
    this.#count();
  }

  #clear() {
    for (const row of this.#ticked()) { this.#box(row).checked = false; }
    this.#count();
  }

  #count() {
    const n = this.#ticked().length;
    this.chosen.textContent = n ? this.chosen.dataset.words.replace('{n}', n) : '';
  }

  #meant() {
    const ticked = this.#ticked();
    return ticked.length ? ticked : [this.current].filter(Boolean);
  }

  /* ------------------------------------------------------------------------ acts */

  #verdict(digit) {
    const verdict = this.verdicts.get(digit);
    if (!verdict || !this.form.elements.verdict) { return; }
    const rows = this.#meant();
    this.#act(this.form.action, rows, { verdict: verdict.dataset.verdict, plain: '1' }, verdict.textContent);
  }

  #home() {
    const button = this.form.querySelector('[formaction$="/homes/"]');
    if (button) { this.#act(button.formAction, this.#meant(), {}, ''); }
  }

  #answer() {
    if (this.#ticked().length) { this.form.querySelector('[formaction$="/answer/"]')?.click(); return; }
    this.pane.querySelector('a[href*="/answer/"]')?.click();
  }

  #submitted(event) {
    const form = event.target;
    const button = event.submitter;
    if (button?.dataset.leaves !== undefined) { return; }
    event.preventDefault();
    const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
    if (form !== this.form) { this.#sendForm(form, address); return; }
    const words = this.form.elements.verdict?.selectedOptions[0]?.textContent ?? '';
    const undo = button?.dataset.is === 'undo';
    const homes = address.endsWith('/homes/');
    const facts = undo || homes ? {} : { verdict: this.form.elements.verdict.value, plain: '1' };
    this.#act(address, undo ? [] : this.#meant(), facts, undo || homes ? '' : words);
  }

  /** A form of the pane: sent without leaving, and the pane opened anew. */
  async #sendForm(form, address) {
    const row = this.current;
    const answer = await this.#fetch(address, { method: 'POST', body: new FormData(form) });
    if (await this.#tell(answer)) { this.#open(row); }
  }

  async #act(address, rows, facts, words) {
    const body = new FormData();
    body.set('csrfmiddlewaretoken', this.form.elements.csrfmiddlewaretoken.value);
    for (const [name, value] of Object.entries(facts)) { body.set(name, value); }
    for (const row of rows) { body.append('receipt', row.dataset.receipt); }
    if (words) {
      for (const row of rows) { this.#mark(row, words); this.#box(row).checked = false; }
      this.#count();
      this.#onwards(rows);
    }
    const answer = await this.#fetch(address, { method: 'POST', body });
    const fine = await this.#tell(answer);
    if (!fine && words) { for (const row of rows) { this.#unmark(row); } }
    if (fine && !words) { this.#clear(); this.#open(this.current); }
  }

  #mark(row, words) {
    const done = row.querySelector('[data-is=done]');
    done.textContent = words;
    done.hidden = false;
    row.dataset.done = '';
  }

  #unmark(row) {
    row.querySelector('[data-is=done]').hidden = true;
    delete row.dataset.done;
  }

  /** Says what the server said; whether it was done. Rows that an undo brought back are as before. */
  async #tell(answer) {
    if (!answer) { this.#say(this.#words('lost')); return false; }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const told = page.querySelector('[data-told]');
    if (!told && (answer.redirected || answer.status === 403)) { this.#say(this.#words('signin')); return false; }
    this.#say((told ?? page.querySelector('.notice') ?? page.body).textContent.trim());
    for (const { dataset } of page.querySelectorAll('[data-back]')) {
      const row = this.rows.find((each) => each.dataset.receipt === dataset.back);
      if (row) { this.#unmark(row); }
    }
    return Boolean(told);
  }

  #say(words) {
    this.told.textContent = words;
    this.told.hidden = false;
  }

  #words(name) {
    return this.querySelector(`[data-word=${name}]`).textContent;
  }

  async #fetch(address, options) {
    try {
      const headers = { 'HX-Request': 'true' };
      const answer = await fetch(address, { ...options, headers, signal: AbortSignal.timeout(TOO_LONG_MS) });
      return answer.status < 500 ? answer : null;
    } catch {
      return null; // no signal
    }
  }
}

customElements.define('rp-queue', Queue);
