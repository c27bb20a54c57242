/* <rp-statements>: the moderator's keys. j and k go down and up, x ticks, a shows, 1 to 7 hide for the reason
   of that number, e opens new words. Keys by their place, so they work while the keyboard types Thai. */

class Statements extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.#pressed(event);
    document.addEventListener('keydown', this.listen);
    this.boxes[0]?.focus();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
  }

  get boxes() {
    return [...this.querySelectorAll('input[name=statements]')];
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.target.closest?.('textarea, select, input:not([type=checkbox])')) { return; }
    const step = { KeyJ: 1, KeyK: -1, ArrowDown: 1, ArrowUp: -1 }[event.code];
    const at = this.boxes.indexOf(document.activeElement);
    if (step) { this.#go(event, at + step); return; }
    if (event.code === 'KeyX' && at >= 0) { event.preventDefault(); this.boxes[at].click(); return; }
    if (event.code === 'KeyE' && at >= 0) {
      event.preventDefault();
      this.boxes[at].closest('li').querySelector('[data-is=replace]')?.click();
      return;
    }
    this.#decide(event, at);
  }

  #go(event, to) {
    const box = this.boxes[Math.max(0, Math.min(to, this.boxes.length - 1))];
    if (!box) { return; }
    event.preventDefault();
    box.focus();
    box.closest('li').scrollIntoView({ block: 'nearest' });
  }

  /** With nothing ticked the statement one stands on is meant. */
  #decide(event, at) {
    const key = event.code === 'KeyA' ? 'a' : /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const button = key && this.querySelector(`button[data-key="${key}"]`);
    if (!button) { return; }
    event.preventDefault();
    if (!this.boxes.some((box) => box.checked) && at >= 0) { this.boxes[at].checked = true; }
    if (this.boxes.some((box) => box.checked)) { button.click(); }
  }
}

customElements.define('rp-statements', Statements);
