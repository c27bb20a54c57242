/* <rp-moderate>: the moderators' queue with one hand. J and K walk, A shows, 1 to 9 hide for that
   reason, 0 leaves it waiting, X ticks, S sends the whole batch, U takes the last one back. A decision
   falls on every ticked item, else on the one at hand, and the walk goes on. Places of keys count, so
   it works while the keyboard types Thai. The page is read anew after each batch: the walk then goes on
   at the first item that was not passed yet. Without script it is one form with a choice for each. */

const PASSED = 'ruamphaen.moderate.passed';
const TYPING = 'input:not([type=checkbox]), textarea, select';

class Moderate extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form');
    this.items = [...this.querySelectorAll('.mod-item')];
    this.sum = this.querySelector('[data-is=sum]');
    this.querySelector('[data-is=hint]').hidden = false;
    this.listen = (event) => this.#pressed(event);
    document.addEventListener('keydown', this.listen);
    this.addEventListener('change', () => this.#count());
    this.form.addEventListener('submit', () => this.#leave());
    this.#count();
    this.#arrive();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches(TYPING)) { return; }
    const act = this.#act(event.code);
    if (act) { event.preventDefault(); act(); }
  }

  #act(code) {
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
    if (digit) { return digit === '0' ? () => this.#decide('') : () => this.#decideByKey(digit); }
    return {
      KeyJ: () => this.#walk(1),
      KeyK: () => this.#walk(-1),
      KeyA: () => this.#decideByKey('a'),
      KeyX: () => this.#tick(),
      KeyS: () => this.form.requestSubmit(),
      KeyU: () => document.querySelector('[data-undo]')?.click(),
    }[code];
  }

  #at() {
    return this.items.findIndex((item) => item.contains(document.activeElement));
  }

  /** Which items lie behind, for the page that comes after this one. */
  #leave() {
    const passed = this.items.slice(0, Math.max(this.#at(), 0)).map((item) => item.id);
    sessionStorage.setItem(PASSED, JSON.stringify(passed));
  }

  #arrive() {
    const passed = JSON.parse(sessionStorage.getItem(PASSED) ?? '[]');
    sessionStorage.removeItem(PASSED);
    const here = this.items.find((item) => !passed.includes(item.id)) ?? this.items.at(-1);
    if (here === this.items[0]) { here?.focus({ preventScroll: true }); return; }
    here.focus();
    here.scrollIntoView({ block: 'center' });
  }

  #walk(step) {
    const next = Math.min(Math.max(this.#at() + step, 0), this.items.length - 1);
    this.items[next].focus();
    this.items[next].scrollIntoView({ block: 'nearest' });
  }

  #tick() {
    const box = this.items[this.#at()]?.querySelector('[name=tick]');
    if (box) { box.checked = !box.checked; }
  }

  #decideByKey(key) {
    const option = this.items[0]?.querySelector(`.mod-say option[data-key="${key}"]`);
    if (option) { this.#decide(option.value); }
  }

  #decide(value) {
    const ticked = this.items.filter((item) => item.querySelector('[name=tick]').checked);
    const meant = ticked.length ? ticked : this.items.slice(this.#at(), this.#at() + 1);
    if (this.#at() < 0 && !ticked.length) { return; }
    for (const item of meant) {
      item.querySelector('.mod-say').value = value;
      item.querySelector('[name=tick]').checked = false;
    }
    this.#count();
    if (!ticked.length) { this.#walk(1); }
  }

  /** Each item wears its decision, and the bar says how many there are of each. */
  #count() {
    const sums = { show: 0, hide: 0, left: 0 };
    for (const item of this.items) {
      const said = item.querySelector('.mod-say').value;
      const kind = said === 'show' ? 'show' : said ? 'hide' : 'left';
      item.dataset.decided = kind;
      sums[kind] += 1;
    }
    this.sum.hidden = false;
    this.sum.textContent = this.sum.dataset.words.replace(/\{(\w+)\}/g, (_whole, key) => sums[key]);
  }
}

customElements.define('rp-moderate', Moderate);
