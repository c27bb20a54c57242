/* <rp-desk>: the registration desk. Looks people up while the clerk types; after each act the box is
   empty and ready for the next person. Without script the box is a form and Enter finds. */

const PAUSE_MS = 120;

class Desk extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector('[name=q]');
    this.hits = this.querySelector('#hits');
    this.box.addEventListener('input', () => this.#look());
    this.box.form.addEventListener('submit', () => this.#stop());
    this.addEventListener('keydown', (event) => this.#keys(event));
    this.watching = new MutationObserver(() => this.#swapped());
    this.watching.observe(this.hits, { childList: true });
  }

  disconnectedCallback() {
    this.#stop();
    this.watching.disconnect();
  }

  #look() {
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => this.box.dispatchEvent(new Event('look')), PAUSE_MS);
  }

  /** Enter: what the box was still asking for must not take the answer's place. */
  #stop() {
    clearTimeout(this.pausing);
    this.box.dispatchEvent(new Event('htmx:abort'));
  }

  #swapped() {
    if (!this.hits.querySelector('[data-done]')) { return; }
    this.box.value = '';
    this.box.focus();
  }

  #keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') { this.box.value = ''; this.box.focus(); }
    if (!step || event.target.closest('select, #walkin')) { return; }
    const stops = [this.box, ...this.hits.querySelectorAll('[data-hit]')];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) { event.preventDefault(); next.focus(); }
  }
}

customElements.define('rp-desk', Desk);
