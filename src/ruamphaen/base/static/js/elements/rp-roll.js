/* <rp-roll>: the roll call with one key a member: Y, N or A (or 1, 2, 3), and on to the next.
   Without script it is a form with three choices a member. */

const CHOICES = {
  KeyY: 'yes', Digit1: 'yes', KeyN: 'no', Digit2: 'no', KeyA: 'abstain', Digit3: 'abstain',
};
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

class Roll extends HTMLElement {
  connectedCallback() {
    this.rows = [...this.querySelectorAll('fieldset')];
    this.sum = this.querySelector('[data-is=sum]');
    this.addEventListener('keydown', (event) => this.#pressed(event));
    this.addEventListener('change', () => this.#count());
    this.#count();
    this.#go(Math.max(this.rows.findIndex((row) => !this.#said(row)), 0));
  }

  #said(row) {
    return row.querySelector('input:checked')?.value;
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    const at = this.rows.findIndex((row) => row.contains(event.target));
    const choice = CHOICES[event.code];
    const step = STEPS[event.key];
    if (at < 0 || !(choice || step)) { return; }
    event.preventDefault();
    if (choice) {
      this.rows[at].querySelector(`input[value=${choice}]`).checked = true;
      this.#count();
    }
    this.#go(at + (step ?? 1));
  }

  #go(place) {
    const row = this.rows[Math.max(place, 0)];
    if (!row) { this.querySelector('[type=submit]').focus(); return; }
    (row.querySelector('input:checked') ?? row.querySelector('input')).focus();
    row.scrollIntoView({ block: 'nearest' });
  }

  #count() {
    const sums = { yes: 0, no: 0, abstain: 0, left: 0 };
    for (const row of this.rows) { sums[this.#said(row) ?? 'left'] += 1; }
    this.sum.textContent = this.sum.dataset.words.replace(/\{(\w+)\}/g, (_whole, key) => sums[key]);
  }
}

customElements.define('rp-roll', Roll);
