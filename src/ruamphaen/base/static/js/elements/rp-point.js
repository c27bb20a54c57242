/* <rp-point>: one point on the map, by tap, by arrow keys, or from where the telephone is. It writes
   degrees into the form's hidden latitude and longitude; without script the place is told in words. */

import { wordsOf } from './grid/words.js';
import { factsOf, layTiles } from './map/tiles.js';

const SVG = 'http://www.w3.org/2000/svg';
const PIN = 'M0 0c-4-6-13-10-13-19a13 13 0 0 1 26 0c0 9-9 13-13 19z';
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.03; // of the width that is seen
const CLOSEST = 1 / 64;

class PointOnMap extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.words = wordsOf(this);
    this.svg = this.querySelector('svg');
    this.facts = factsOf(this);
    this.whole = { ...read(this.svg) };
    const { latitude, longitude } = this.closest('form').elements;
    this.fields = { latitude, longitude };
    this.panel = this.querySelector('[data-is=panel]');
    this.svg.addEventListener('click', (event) => this.#tapped(event));
    this.panel.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('click', (event) => this.#pressed(event.target.closest('[data-do]')?.dataset.do));
    this.closest('form').addEventListener('rp-restored', () => this.#show());
    this.#show();
    layTiles(this.svg, this.facts);
  }

  /* ---------------------------------------------------------------- where the point is */

  get #point() {
    const { latitude, longitude } = this.fields;
    if (!latitude.value || !longitude.value) { return null; }
    const north = Math.asinh(Math.tan((Number(latitude.value) * Math.PI) / 180));
    const { left, top, scale } = this.facts;
    return { x: ((Number(longitude.value) + 180) / 360 - left) * scale, y: ((1 - north / Math.PI) / 2 - top) * scale };
  }

  #put(point) {
    const { left, top, scale } = this.facts;
    const lies = point.x >= 0 && point.x <= this.whole.width && point.y >= 0 && point.y <= this.whole.height;
    if (!lies) { return false; }
    this.fields.longitude.value = ((point.x / scale + left) * 360 - 180).toFixed(6);
    const mercator = Math.PI * (1 - 2 * (point.y / scale + top));
    this.fields.latitude.value = ((Math.atan(Math.sinh(mercator)) * 180) / Math.PI).toFixed(6);
    this.#changed();
    return true;
  }

  #none() {
    this.fields.latitude.value = '';
    this.fields.longitude.value = '';
    this.#changed();
  }

  #changed() {
    this.#show();
    this.fields.latitude.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /* ---------------------------------------------------------------- tap and keys */

  #tapped(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    this.#put(at);
  }

  #key(event) {
    if (STEPS[event.key]) { this.#move(STEPS[event.key]); }
    else if (event.key === '+' || event.key === '=') { this.#zoom(0.5); }
    else if (event.key === '-') { this.#zoom(2); }
    else if (event.key === 'Delete' || event.key === 'Backspace') { this.#none(); }
    else { return; }
    event.preventDefault();
  }

  #move([right, down]) {
    const seen = this.svg.viewBox.baseVal;
    const from = this.#point ?? { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
    const by = this.#point ? seen.width * STEP : 0; // the first key puts it in the middle
    if (this.#put({ x: from.x + right * by, y: from.y + down * by })) { this.#follow(); }
  }

  #pressed(what) {
    const acts = { closer: () => this.#zoom(0.5), further: () => this.#zoom(2), none: () => this.#none(), here: () => this.#here() };
    acts[what]?.();
  }

  #here() {
    const found = ({ coords }) => {
      const north = Math.asinh(Math.tan((coords.latitude * Math.PI) / 180));
      const { left, top, scale } = this.facts;
      const lies = this.#put({ x: ((coords.longitude + 180) / 360 - left) * scale, y: ((1 - north / Math.PI) / 2 - top) * scale });
      if (lies) { this.#follow(); } else { this.#tell(this.words('outside')); }
    };
    navigator.geolocation.getCurrentPosition(found, () => this.#tell(this.words('denied')), { timeout: 15_000 });
  }

  /* ---------------------------------------------------------------- what is seen */

  #zoom(times) {
    const seen = this.svg.viewBox.baseVal;
    const width = Math.min(this.whole.width, Math.max(this.whole.width * CLOSEST, seen.width * times));
    const height = (width * this.whole.height) / this.whole.width;
    const centre = this.#point ?? { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
    this.#look(centre.x - width / 2, centre.y - height / 2, width, height);
  }

  #follow() {
    const seen = this.svg.viewBox.baseVal;
    const { x, y } = this.#point;
    const inside = x > seen.x && x < seen.x + seen.width && y > seen.y && y < seen.y + seen.height;
    if (!inside) { this.#look(x - seen.width / 2, y - seen.height / 2, seen.width, seen.height); }
  }

  #look(x, y, width, height) {
    const left = Math.max(0, Math.min(x, this.whole.width - width));
    const top = Math.max(0, Math.min(y, this.whole.height - height));
    this.svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
    this.#show();
    layTiles(this.svg, this.facts);
  }

  #show() {
    this.pin?.remove();
    const point = this.#point;
    if (!point) { this.#tell(this.words('none')); return; }
    this.pin = document.createElementNS(SVG, 'path');
    const size = (2.6 * this.svg.viewBox.baseVal.width) / this.whole.width;
    for (const [name, value] of Object.entries({ class: 'pin-hot', d: PIN, transform: `translate(${point.x} ${point.y}) scale(${size})` })) {
      this.pin.setAttribute(name, value);
    }
    this.svg.append(this.pin);
    this.#tell(this.words('set', { latitude: this.fields.latitude.value, longitude: this.fields.longitude.value }));
  }

  #tell(text) { this.querySelector('[data-is=told]').textContent = text; }
}

function read(svg) {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { x, y, width, height };
}

customElements.define('rp-point', PointOnMap);
