/* Where the grid's cursor is and which cells are selected. Pure: rows and columns are numbers. */

export class Selection {
  /** `size()` gives {rows, columns} as they are now; column 0 is the row's own heading. */
  constructor(size) {
    this.size = size;
    this.anchor = { row: 0, column: 1 };
    this.focus = { row: 0, column: 1 };
  }

  /** Put the cursor on a cell; with `extend` the selection stretches from where it began. */
  put(row, column, extend = false) {
    const { rows, columns } = this.size();
    this.focus = {
      row: Math.max(0, Math.min(row, rows - 1)),
      column: Math.max(extend ? 1 : 0, Math.min(column, columns - 1)),
    };
    if (!extend) { this.anchor = { ...this.focus }; }
  }

  /** Select whole rows, first to last. */
  rows(first, last) {
    const { columns } = this.size();
    this.anchor = { row: first, column: columns - 1 };
    this.focus = { row: last, column: 0 };
  }

  /** Carry out a move named in keys.js; `page` is how many rows a page is. */
  move(name, extend, page = 20) {
    const { row, column } = this.focus;
    const { rows, columns } = this.size();
    const [toRow, toColumn] = {
      up: [row - 1, column], down: [row + 1, column], left: [row, column - 1], right: [row, column + 1],
      'row-start': [row, 1], 'row-end': [row, columns - 1],
      'page-up': [row - page, column], 'page-down': [row + page, column],
      'first-row': [0, column], 'last-row': [rows - 1, column],
      first: [0, 1], last: [rows - 1, columns - 1],
    }[name];
    this.put(toRow, toColumn, extend);
  }

  /** On to the next cell as Tab does: past the end of a row to the start of the next one. */
  step(by) {
    const { rows, columns } = this.size();
    const wide = columns - 1;
    const place = this.focus.row * wide + (Math.max(this.focus.column, 1) - 1) + by;
    if (place < 0 || place >= rows * wide) { return false; }
    this.put(Math.floor(place / wide), (place % wide) + 1);
    return true;
  }

  /** {top, bottom, left, right} of what is selected, all included. */
  get range() {
    const { anchor, focus } = this;
    return {
      top: Math.min(anchor.row, focus.row), bottom: Math.max(anchor.row, focus.row),
      left: Math.max(1, Math.min(anchor.column, focus.column)),
      right: Math.max(1, anchor.column, focus.column),
    };
  }

  /** How many cells are selected. */
  get count() {
    const { top, bottom, left, right } = this.range;
    return (bottom - top + 1) * (right - left + 1);
  }
}
