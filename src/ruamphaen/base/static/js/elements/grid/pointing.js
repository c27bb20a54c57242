/* Mouse and touch: pressing selects, dragging stretches, pressing twice edits, the row's heading drags. */

export class Pointing {
  /** `on.put(place, extend)`, `on.rows(first, last)`, `on.edit()`, `on.drop(to)` ; `marker` shows where a row falls. */
  constructor({ table, sheet, selection, marker, on }) {
    Object.assign(this, { table, sheet, selection, marker, on });
    this.drag = null;
    table.addEventListener('pointerdown', (event) => this.#down(event));
    table.addEventListener('pointermove', (event) => this.#move(event));
    table.addEventListener('pointerup', (event) => this.#up(event));
    table.addEventListener('pointercancel', () => this.#stop());
    table.addEventListener('dblclick', (event) => { if (this.#place(event)?.column) { this.on.edit(); } });
    table.addEventListener('click', (event) => this.#tap(event));
  }

  #down(event) {
    if (event.pointerType === 'touch' || event.button !== 0 || event.target.closest('a')) { return; }
    const place = this.#place(event);
    if (!place) { return; }
    event.preventDefault();
    if (place.column === 0) { this.#downOnHeading(event, place); return; }
    this.on.put(place, event.shiftKey);
    this.drag = { kind: 'cells' };
  }

  #downOnHeading(event, { row }) {
    const { top, bottom, left, right } = this.selection.range;
    const whole = left === 1 && right === this.sheet.columns.length - 1;
    if (event.shiftKey) { this.on.rows(top, row); return; }
    if (!whole || row < top || row > bottom) { this.on.rows(row, row); }
    this.drag = { kind: 'rows', from: this.selection.range.top, to: null };
    this.table.setPointerCapture(event.pointerId);
  }

  #move(event) {
    if (!this.drag) { return; }
    if (this.drag.kind === 'cells') {
      const place = this.#place(event);
      if (place) { this.on.put(place, true); }
      return;
    }
    const { top, bottom } = this.selection.range;
    const over = document.elementFromPoint(this.table.getBoundingClientRect().left + 60, event.clientY);
    const tr = over?.closest('tr[data-key]');
    const row = tr && this.sheet.row(tr.dataset.key);
    if (!row) { return; }
    const shape = tr.getBoundingClientRect();
    const below = event.clientY > shape.top + shape.height / 2;
    const gap = row.index + (below ? 1 : 0);
    this.drag.to = gap > bottom + 1 ? gap - (bottom - top + 1) : Math.min(gap, top);
    this.marker.hidden = false;
    this.marker.style.insetBlockStart =
      `${(below ? shape.bottom : shape.top) - this.table.getBoundingClientRect().top}px`;
  }

  #up() {
    const { drag } = this;
    this.#stop();
    if (drag?.kind === 'rows' && drag.to !== null && drag.to !== drag.from) { this.on.drop(drag.to); }
  }

  #stop() {
    this.drag = null;
    this.marker.hidden = true;
  }

  /** A finger selects with the first tap and edits with the second; scrolling stays the browser's. */
  #tap(event) {
    if (event.pointerType !== 'touch' || event.target.closest('a')) { return; }
    const place = this.#place(event);
    if (!place) { return; }
    const { row, column } = this.selection.focus;
    if (place.row === row && place.column === column && column) { this.on.edit(); return; }
    if (place.column) { this.on.put(place, false); } else { this.on.rows(place.row, place.row); }
  }

  #place(event) {
    const cell = event.target.closest('tbody tr[data-key] > *');
    return cell ? this.sheet.place(cell) : null;
  }
}
