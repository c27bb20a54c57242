/* <rp-clashes>: settling with the keyboard. J and K walk, 1 to 9 press a way out of the clash one is at.
   Without script it is a list of forms. */

class Clashes extends HTMLElement {
  connectedCallback() {
    this.items = [...this.querySelectorAll('.clash')];
    const hint = this.querySelector('[data-is=hint]');
    if (hint) { hint.hidden = false; }
    this.listen = (event) => this.#press(event);
    document.addEventListener('keydown', this.listen);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.matches('input, textarea, select')) { return; }
    // By the place on the keyboard: the same keys whether it is set to Thai or English.
    if (event.code === 'KeyJ') { this.#walk(1); event.preventDefault(); }
    if (event.code === 'KeyK') { this.#walk(-1); event.preventDefault(); }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit) { this.#choose(Number(digit[1])); }
  }

  #at() {
    return this.items.findIndex((item) => item.contains(document.activeElement));
  }

  #walk(step) {
    const next = Math.min(Math.max(this.#at() + step, 0), this.items.length - 1);
    this.items[next].focus();
  }

  #choose(number) {
    const item = this.items[this.#at()];
    item?.querySelectorAll('.clash-ways button')[number - 1]?.click();
  }
}

customElements.define('rp-clashes', Clashes);
