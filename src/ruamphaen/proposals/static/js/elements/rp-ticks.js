/* <rp-ticks>: a list of boxes to tick. A button ticks all of the page; Shift and a click tick a run. */

class Ticks extends HTMLElement {
  connectedCallback() {
    this.boxes = [...this.querySelectorAll('input[type=checkbox]')];
    const all = this.querySelector('[data-is=all]');
    if (all) {
      all.hidden = false;
      all.addEventListener('click', () => this.#all());
    }
    this.addEventListener('click', (event) => this.#clicked(event));
  }

  #all() {
    const every = this.boxes.every((box) => box.checked);
    for (const box of this.boxes) { box.checked = !every; }
  }

  #clicked(event) {
    const at = this.boxes.indexOf(event.target);
    if (at < 0) { return; }
    if (event.shiftKey && this.last !== undefined) {
      const [from, to] = [Math.min(at, this.last), Math.max(at, this.last)];
      for (const box of this.boxes.slice(from, to + 1)) { box.checked = event.target.checked; }
    }
    this.last = at;
  }
}

customElements.define('rp-ticks', Ticks);
