/* Pictures of a map server, laid under the outlines: only where an installation names one. The
   outlines are drawn in the same projection (Web Mercator), so a tile is a square of the picture. */

const TILE_PIXELS = 256;
const MOST_TILES = 40;
const SVG = 'http://www.w3.org/2000/svg';

/** `facts`: left, top (0 to 1 in the Mercator square), scale (units of the picture for 1), tiles. */
export function layTiles(svg, facts) {
  const under = svg.querySelector('[data-is=tiles]');
  if (!facts.tiles || !under) { return; }
  svg.parentElement.classList.add('tiled');
  const view = svg.viewBox.baseVal;
  const perUnit = Math.max(svg.clientWidth, 300) / view.width; // pixels of the screen
  const z = Math.max(0, Math.min(19, Math.round(Math.log2((facts.scale * perUnit) / TILE_PIXELS))));
  const side = facts.scale / 2 ** z; // of a tile, in units of the picture
  const first = [Math.floor((facts.left + view.x / facts.scale) * 2 ** z), Math.floor((facts.top + view.y / facts.scale) * 2 ** z)];
  const last = [Math.floor((facts.left + (view.x + view.width) / facts.scale) * 2 ** z), Math.floor((facts.top + (view.y + view.height) / facts.scale) * 2 ** z)];
  if ((last[0] - first[0] + 1) * (last[1] - first[1] + 1) > MOST_TILES) { return; }
  const laid = [];
  for (let x = first[0]; x <= last[0]; x += 1) {
    for (let y = first[1]; y <= last[1]; y += 1) { laid.push(tile(facts, z, x, y, side)); }
  }
  under.replaceChildren(...laid);
}

function tile(facts, z, x, y, side) {
  const image = document.createElementNS(SVG, 'image');
  const address = facts.tiles.replace('{z}', z).replace('{x}', x).replace('{y}', y);
  const places = { href: address, x: (x / 2 ** z - facts.left) * facts.scale, y: (y / 2 ** z - facts.top) * facts.scale, width: side, height: side };
  for (const [name, value] of Object.entries(places)) { image.setAttribute(name, value); }
  return image;
}

export function factsOf(element) {
  const { left, top, scale, tiles } = element.dataset;
  return { left: Number(left), top: Number(top), scale: Number(scale), tiles };
}
