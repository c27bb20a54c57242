/* <rp-letters>: how many letters are left, told while typing and read aloud near the end. What is too
   long is not cut off; the form says so when it is sent. */

const NEAR = 20;

class Letters extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector('[data-most]');
    this.told = this.querySelector('[data-is=left]');
    this.most = Number(this.box.dataset.most);
    this.box.addEventListener('input', () => this.#tell());
    this.#tell();
  }

  #tell() {
    // Counted as the server counts: every mark above or below a letter is one.
    const left = this.most - [...this.box.value].length;
    this.told.textContent = this.told.dataset.words.replace('{left}', String(left));
    this.told.classList.toggle('c-warn', left < 0);
    this.told.setAttribute('aria-live', left <= NEAR ? 'polite' : 'off');
  }
}

customElements.define('rp-letters', Letters);
