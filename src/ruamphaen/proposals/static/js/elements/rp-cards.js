/* <rp-cards>: paper cards typed row by row. Enter goes down a row, a table may be pasted, rows are
   added as they are needed, and what was typed stays in this browser until it was sent. */

const KEY = 'ruamphaen.cards';
const MOST_ROWS = 200;
const LONGEST_DAYS = 7;
const DAY_MS = 86_400_000;

class Cards extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form');
    this.body = this.querySelector('tbody');
    const more = this.querySelector('[data-is=more]');
    more.hidden = false;
    more.addEventListener('click', () => { this.#add(); this.#cell(this.#rows().length - 1, 0).focus(); });
    this.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('paste', (event) => this.#paste(event));
    this.form.addEventListener('input', () => this.#keep());
    this.form.addEventListener('submit', () => { this.#forget(); });
    this.#recover();
    const blank = this.#rows().findIndex((row) => !this.#values(row).some(Boolean));
    this.#cell(Math.max(blank, 0), 0).focus();
  }

  #rows() { return [...this.body.rows]; }

  #inputs(row) { return [...row.querySelectorAll('input')]; }

  #values(row) { return this.#inputs(row).map((input) => input.value.trim()); }

  #cell(row, column) { return this.#inputs(this.#rows()[row])[column]; }

  #add() {
    const rows = this.#rows();
    if (rows.length >= MOST_ROWS) { return false; }
    const fresh = rows.at(-1).cloneNode(true);
    const number = rows.length + 1;
    fresh.querySelector('th').textContent = number;
    for (const input of this.#inputs(fresh)) {
      input.value = '';
      input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/\d+$/, number));
    }
    this.body.append(fresh);
    return true;
  }

  #key(event) {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest('tbody tr');
    // A list of places that is open has the arrows for itself.
    if (!step || !row || event.isComposing || (event.target.list && event.key !== 'Enter')) { return; }
    event.preventDefault();
    const at = this.#rows().indexOf(row);
    const column = event.key === 'Enter' ? 0 : this.#inputs(row).indexOf(event.target);
    if (at + step >= this.#rows().length && !this.#add()) { return; }
    if (at + step >= 0) { this.#cell(at + step, column).focus(); }
  }

  #paste(event) {
    const text = event.clipboardData.getData('text/plain');
    const row = event.target.closest('tbody tr');
    if (!row || !/[\t\n]/.test(text.trim())) { return; }
    event.preventDefault();
    const start = this.#rows().indexOf(row);
    const first = this.#inputs(row).indexOf(event.target);
    text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) => {
      if (start + down >= this.#rows().length && !this.#add()) { return; }
      line.split('\t').forEach((value, right) => {
        const cell = this.#cell(start + down, first + right);
        if (cell) { cell.value = value.trim(); }
      });
    });
    this.#keep();
  }

  #keep() {
    const rows = this.#rows().map((row) => this.#values(row));
    try { localStorage.setItem(KEY, JSON.stringify({ rows, at: Date.now() })); } catch { /* closed to us: the form still works */ }
  }

  #forget() {
    try { localStorage.removeItem(KEY); } catch { /* closed to us */ }
  }

  #recover() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(KEY)); } catch { return; }
    const typed = this.#rows().some((row) => this.#values(row).some(Boolean));
    if (!kept || typed) { return; }
    if (Date.now() - kept.at > LONGEST_DAYS * DAY_MS) { this.#forget(); return; }
    if (!kept.rows.some((row) => row.some(Boolean))) { return; }
    kept.rows.forEach((values, at) => {
      if (at >= this.#rows().length && !this.#add()) { return; }
      values.forEach((value, column) => { this.#cell(at, column).value = value; });
    });
    this.querySelector('[data-is=kept]').hidden = false;
  }
}

customElements.define('rp-cards', Cards);
