/* Shows where the cursor is and what is selected, and tells assistive technology the same. */

export class Painting {
  constructor(sheet, selection) {
    this.sheet = sheet;
    this.selection = selection;
    this.selected = new Set();
    this.active = null;
  }

  /** Roles of a grid, one tab stop, read-only columns; once, and for rows that come later. */
  dress(rows) {
    for (const { tr } of rows) {
      tr.setAttribute('role', 'row');
      for (const cell of tr.cells) { cell.setAttribute('role', cell.cellIndex ? 'gridcell' : 'rowheader'); }
      for (const { index, fixed } of this.sheet.columns) {
        if (fixed && index) { tr.cells[index].setAttribute('aria-readonly', 'true'); }
      }
      const link = tr.cells[0].querySelector('a');
      if (link) { link.tabIndex = -1; }
    }
  }

  /** Paint the selection; `focus` also gives the cell the keyboard. */
  show({ focus = true, scroll = true } = {}) {
    const { row, column } = this.selection.focus;
    const cell = this.sheet.cell(row, column);
    if (!cell) { return; }
    this.#select();
    if (this.active !== cell) {
      this.active?.classList.remove('g-active');
      this.active?.removeAttribute('tabindex');
      cell.classList.add('g-active');
      this.active = cell;
    }
    cell.tabIndex = 0;
    if (focus) { cell.focus({ preventScroll: true }); }
    if (scroll) { cell.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }
  }

  #select() {
    const now = new Set();
    const { top, bottom, left, right } = this.selection.range;
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = this.sheet.cell(row, column);
        if (cell) { now.add(cell); }
      }
    }
    for (const cell of this.selected) {
      if (!now.has(cell)) { cell.removeAttribute('aria-selected'); }
    }
    for (const cell of now) {
      if (!this.selected.has(cell)) { cell.setAttribute('aria-selected', 'true'); }
    }
    this.selected = now;
  }
}
