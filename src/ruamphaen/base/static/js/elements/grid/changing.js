/* What a person does to cells: type, clear, fill, paste; each is one step that can be taken back. */

import { parseTsv } from './tsv.js';

export class Changing {
  /** `save(edits)` sends cells of saved rows, `rows` (rows.js) takes new ones. */
  constructor({ sheet, rows, history, marks, save, on }) {
    Object.assign(this, { sheet, rows, history, marks, save, on });
  }

  /** Write texts into cells: [{row, field, text}]; what already stands there is left alone. */
  write(changes, { remembered = true } = {}) {
    const real = changes
      .map((change) => ({ ...change, before: this.sheet.shown(change.row, change.field) }))
      .filter((change) => change.before !== change.text || this.#refused(change));
    if (!real.length) { return; }
    this.#put(real.map(({ row, field, text }) => ({ row, field, text })));
    if (!remembered) { return; }
    this.history.remember({
      undo: () => this.#put(real.map(({ row, field, before }) => ({ row, field, text: before }))),
      redo: () => this.#put(real.map(({ row, field, text }) => ({ row, field, text }))),
    });
  }

  #refused({ row, field }) {
    return this.marks.refused.some((mark) => mark.row === row && mark.field === field);
  }

  #put(changes) {
    const edits = [];
    for (const { row, field, text } of changes) {
      const base = this.sheet.shown(row, field);
      this.sheet.show(row, field, text);
      this.marks.wait(row, field);
      if (row.pk) { edits.push({ row: row.pk, field, typed: text, base }); } else { row.refused = this.marks.refusedIn(row); }
    }
    for (const row of new Set(changes.map((change) => change.row))) { this.sheet.total(row); }
    if (edits.length) { this.save(edits); }
    if (edits.length < changes.length) { this.rows.typed(); }
    this.on.changed();
  }

  /** The cells of a range that can be written: [{row, column}]. */
  cells({ top, bottom, left, right }) {
    const cells = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        if (!this.sheet.columns[column].fixed) { cells.push({ row: this.sheet.rows[row], column: this.sheet.columns[column] }); }
      }
    }
    return cells;
  }

  clear(range) {
    this.write(this.cells(range).map(({ row, column }) => ({ row, field: column.field, text: '' })));
  }

  /** The top row of the range goes down through it; of a single row, the row above comes down. */
  fillDown({ top, bottom, left, right }) {
    const from = top === bottom ? top - 1 : top;
    if (from < 0) { return; }
    const source = this.sheet.rows[from];
    const below = this.cells({ top: from + 1, bottom, left, right });
    this.write(below.map(({ row, column }) => ({ row, field: column.field, text: this.sheet.shown(source, column.field) })));
  }

  /** The selected cells as rows of text. */
  copied({ top, bottom, left, right }) {
    return this.sheet.rows.slice(top, bottom + 1).map((row) => (
      this.sheet.columns.slice(left, right + 1).map(({ index }) => row.tr.cells[index].textContent)
    ));
  }

  /** Put clipboard text at the range; rows past the end are made. Returns {range, dropped}. */
  paste(text, range) {
    const clip = parseTsv(text);
    const one = clip.length === 1 && clip[0].length === 1;
    const high = one ? range.bottom - range.top + 1 : clip.length;
    const wide = one ? range.right - range.left + 1 : Math.max(...clip.map((cells) => cells.length));
    const fits = Math.min(wide, this.sheet.columns.length - range.left);
    const made = this.#room(range.top + high);
    const changes = [];
    for (let down = 0; down < high; down += 1) {
      for (let along = 0; along < fits; along += 1) {
        const column = this.sheet.columns[range.left + along];
        const typed = one ? clip[0][0] : clip[down][along];
        if (typed === undefined || column.fixed) { continue; }
        changes.push({ row: this.sheet.rows[range.top + down], field: column.field, text: typed });
      }
    }
    if (made.length) { this.#pasteWithRows(made, changes); } else { this.write(changes); }
    const bottom = range.top + high - 1;
    return { range: { ...range, bottom, right: range.left + fits - 1 }, dropped: wide - fits };
  }

  #room(needed) {
    const made = [];
    while (this.sheet.rows.length < needed) { made.push(this.rows.insert(this.sheet.rows.length)); }
    return made;
  }

  /** Rows and cells came together, so they are taken back together. */
  #pasteWithRows(made, changes) {
    this.on.made(made);
    const old = changes.filter((change) => !made.includes(change.row));
    const before = old.map(({ row, field }) => ({ row, field, text: this.sheet.shown(row, field) }));
    this.#put(changes);
    let taken = null;
    this.history.remember({
      undo: async () => {
        taken = await this.rows.remove(made);
        if (taken && before.length) { this.#put(before); }
        return taken !== null;
      },
      redo: async () => {
        const back = await this.rows.restore(taken);
        if (back && old.length) { this.#put(old.map(({ row, field, text }) => ({ row, field, text }))); }
        return back;
      },
    });
  }
}
