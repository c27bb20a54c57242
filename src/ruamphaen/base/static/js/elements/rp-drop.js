/* <rp-drop>: a file field that also takes a dropped file and says how far sending and reading are.
   Without script it is a form with a file field. */

import { wordsOf } from './grid/words.js';

class Drop extends HTMLElement {
  connectedCallback() {
    this.words = wordsOf(this);
    this.form = this.querySelector('form');
    this.input = this.querySelector('input[type=file]');
    this.parts = Object.fromEntries([...this.querySelectorAll('[data-is]')].map((each) => [each.dataset.is, each]));
    this.parts.hint.hidden = false;
    this.#listenToDragging();
    this.form.addEventListener('submit', (event) => this.#send(event));
  }

  #listenToDragging() {
    const { zone } = this.parts;
    zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.classList.add('drop-on'); });
    zone.addEventListener('dragleave', () => zone.classList.remove('drop-on'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('drop-on');
      if (!event.dataTransfer.files.length) { return; }
      this.input.files = event.dataTransfer.files;
      this.form.requestSubmit();
    });
  }

  #send(event) {
    const [file] = this.input.files;
    if (!file) { return; } // the server says that a file is missing
    event.preventDefault();
    if (file.size > Number(this.dataset.limit)) { this.#say('too-large'); return; }
    const sending = new XMLHttpRequest();
    sending.open('POST', this.form.action || location.href);
    sending.responseType = 'text';
    sending.upload.addEventListener('progress', ({ loaded, total }) => {
      this.#say('sending', { name: file.name, percent: Math.round((loaded / total) * 100) });
    });
    sending.upload.addEventListener('load', () => this.#say('reading'));
    sending.addEventListener('error', () => this.#failed());
    sending.addEventListener('load', () => this.#answered(sending));
    this.#busy(true);
    sending.send(new FormData(this.form));
  }

  /** The report is another page; anything else is this page or a refusal, shown as it came. */
  #answered({ status, responseURL, response }) {
    if (status < 400 && responseURL !== location.href) { location.assign(responseURL); return; }
    const answer = new DOMParser().parseFromString(response, 'text/html');
    const main = answer.querySelector('main');
    if (!main) { this.#failed(); return; }
    document.querySelector('main').replaceWith(main);
    main.querySelector('.error, .notice, h1')?.scrollIntoView({ block: 'center' });
  }

  #failed() {
    this.#busy(false);
    this.#say('failed');
  }

  #busy(on) {
    this.querySelector('[type=submit]').disabled = on;
  }

  #say(name, values = {}) {
    this.parts.reading.hidden = false;
    this.parts.words.textContent = this.words(name, values);
  }
}

customElements.define('rp-drop', Drop);
