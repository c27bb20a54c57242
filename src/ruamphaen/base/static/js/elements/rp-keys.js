/* <rp-keys>: Alt and a key does what the button or opens what the details with that data-key is.
   The place of the key counts, not its letter, so it works while the keyboard types Thai. */

class Keys extends HTMLElement {
  connectedCallback() {
    this.listen = (event) => this.#pressed(event);
    document.addEventListener('keydown', this.listen);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listen);
  }

  #pressed(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey) { return; }
    const [meant] = this.querySelectorAll(`[data-key="${CSS.escape(event.code)}"]`);
    if (!meant) { return; }
    event.preventDefault();
    if (meant.localName !== 'details') { meant.click(); return; }
    meant.open = true;
    meant.querySelector('textarea, input:not([type=hidden]), select')?.focus();
  }
}

customElements.define('rp-keys', Keys);
