/* Which key means what in the grid. Pure: from a key press to the name of a command. */

const PLAIN = {
  ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right',
  Home: 'row-start', End: 'row-end', PageUp: 'page-up', PageDown: 'page-down',
  F2: 'edit', Delete: 'clear', Backspace: 'clear', Escape: 'let-go', Enter: 'edit',
};
const WITH_CONTROL = {
  ArrowUp: 'first-row', ArrowDown: 'last-row', ArrowLeft: 'row-start', ArrowRight: 'row-end',
  Home: 'first', End: 'last',
};
// By place on the keyboard, so that they work while the keyboard is set to Thai.
const LETTERS = { KeyA: 'all', KeyD: 'fill-down', KeyS: 'save', KeyY: 'redo', KeyZ: 'undo' };
export const MOVES = new Set([
  'up', 'down', 'left', 'right', 'row-start', 'row-end', 'page-up', 'page-down',
  'first-row', 'last-row', 'first', 'last',
]);

/** {name, extend} of a key press in a cell; null where the browser keeps it; name 'type' for a letter. */
export function command({ key, code, control = false, shift = false, alt = false }) {
  if (alt && !control) {
    return { ArrowUp: named('move-up'), ArrowDown: named('move-down') }[key] ?? null;
  }
  if (control) {
    if (code === 'KeyZ' && shift) { return named('redo'); }
    if (LETTERS[code] && !alt) { return named(LETTERS[code]); }
    return WITH_CONTROL[key] ? named(WITH_CONTROL[key], shift) : null;
  }
  if (key === 'Tab') { return named(shift ? 'previous' : 'next'); }
  if (PLAIN[key]) { return named(PLAIN[key], shift && MOVES.has(PLAIN[key])); }
  return [...(key ?? '')].length === 1 ? named('type') : null;
}

function named(name, extend = false) {
  return { name, extend };
}
