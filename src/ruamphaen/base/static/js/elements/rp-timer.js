/* <rp-timer>: how long a speaker still has. Nothing of it leaves the browser. */

const SECOND_MS = 1000;

class Timer extends HTMLElement {
  connectedCallback() {
    this.parts = Object.fromEntries([...this.querySelectorAll('[data-is]')].map((each) => [each.dataset.is, each]));
    this.parts.go.addEventListener('click', () => (this.running ? this.#stop() : this.#start()));
    this.parts.again.addEventListener('click', () => this.#reset());
    this.parts.minutes.addEventListener('change', () => this.#reset());
    this.hidden = false;
    this.#reset();
  }

  disconnectedCallback() {
    this.#stop();
  }

  #reset() {
    this.#stop();
    const minutes = Math.min(Math.max(Number(this.parts.minutes.value) || 1, 1), 60);
    this.left = minutes * 60 * SECOND_MS;
    this.#show();
  }

  #start() {
    this.ends = Date.now() + this.left;
    this.running = setInterval(() => this.#tick(), 250);
  }

  #stop() {
    clearInterval(this.running);
    this.running = null;
  }

  #tick() {
    this.left = this.ends - Date.now();
    this.#show();
  }

  #show() {
    const seconds = Math.ceil(Math.abs(this.left) / SECOND_MS);
    const over = this.left <= 0;
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    this.parts.face.textContent = over ? `+${clock}` : clock;
    this.classList.toggle('timer-over', over);
    const said = over ? this.parts.said.dataset.word : '';
    if (this.parts.said.textContent !== said) { this.parts.said.textContent = said; }
  }
}

customElements.define('rp-timer', Timer);
