/* <rp-map>: lays the pictures of the installation's map server under the outlines. */

import { factsOf, layTiles } from './map/tiles.js';

class AreaMap extends HTMLElement {
  connectedCallback() { layTiles(this.querySelector('svg'), factsOf(this)); }
}

customElements.define('rp-map', AreaMap);
