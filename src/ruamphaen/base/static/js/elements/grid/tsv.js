/* Cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows, and quotes
   around a cell that holds a tab, a line or a quote. Pure: no page, no browser. */

/** Rows of cells from clipboard text. A last line without text is not a row. */
export function parseTsv(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    const [cell, next] = readCell(text, at);
    rows[rows.length - 1].push(cell);
    if (text[next] === '\t') {
      at = next + 1;
      if (at === text.length) { rows[rows.length - 1].push(''); }
      continue;
    }
    at = afterLine(text, next);
    if (at < text.length) { rows.push([]); }
  }
  return rows[0].length ? rows : [['']];
}

/** Clipboard text from rows of cells. */
export function formatTsv(rows) {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

function readCell(text, at) {
  if (text[at] === '"') {
    const whole = readQuoted(text, at);
    if (whole) { return whole; }
  }
  let end = at;
  while (end < text.length && !'\t\r\n'.includes(text[end])) { end += 1; }
  return [text.slice(at, end), end];
}

/** A quoted cell; null where the quote is only a letter of the cell ('"ก" และ "ข"'). */
function readQuoted(text, at) {
  let cell = '';
  let end = at + 1;
  while (end < text.length) {
    if (text[end] !== '"') { cell += text[end]; end += 1; continue; }
    if (text[end + 1] === '"') { cell += '"'; end += 2; continue; }
    const next = text[end + 1];
    const closes = next === undefined || next === '\t' || next === '\r' || next === '\n';
    return closes ? [cell.replace(/\r\n?/g, '\n'), end + 1] : null;
  }
  return null;
}

function afterLine(text, at) {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

function quoted(cell) {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
