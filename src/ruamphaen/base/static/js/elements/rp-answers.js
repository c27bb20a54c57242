/* <rp-answers>: keys 1, 2 and 3 press agree, disagree, pass; after each answer the next statement is
   read aloud and stands where the reader is. Without script the three buttons do the same. */

class Answers extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.#pressed(event);
    document.addEventListener('keydown', this.listen);
    this.watching = new MutationObserver(() => this.querySelector('#now')?.focus());
    this.watching.observe(this, { childList: true });
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
    this.watching.disconnect();
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) { return; }
    if (event.target.closest?.('input, textarea, select')) { return; }
    const digit = /^(?:Digit|Numpad)([123])$/.exec(event.code)?.[1];
    const button = digit && this.querySelector(`button[data-key="${digit}"]`);
    if (!button) { return; }
    event.preventDefault();
    button.click();
  }
}

customElements.define('rp-answers', Answers);
