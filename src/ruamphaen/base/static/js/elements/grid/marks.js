/* What each cell is marked with: waiting to be saved, or refused with its sentence. */

export class Marks {
  /** `bubble` shows the sentence of the cell that has the cursor. */
  constructor(sheet, bubble, box) {
    this.sheet = sheet;
    this.bubble = bubble;
    this.box = box;
    this.sentences = new Map();
  }

  wait(row, field) {
    this.#cell(row, field).classList.add('g-wait');
    this.clear(row, field);
  }

  saved(row, field) {
    this.#cell(row, field).classList.remove('g-wait');
  }

  refuse(row, field, sentence) {
    const cell = this.#cell(row, field);
    cell.classList.remove('g-wait');
    cell.classList.add('g-bad');
    cell.setAttribute('aria-invalid', 'true');
    cell.setAttribute('aria-describedby', this.bubble.id);
    this.sentences.set(`${row.key} ${field}`, { row, field, sentence });
  }

  /** Whether a cell waits to be saved. */
  waiting(row, field) {
    return this.#cell(row, field).classList.contains('g-wait');
  }

  clear(row, field) {
    if (!this.sentences.delete(`${row.key} ${field}`)) { return; }
    const cell = this.#cell(row, field);
    cell.classList.remove('g-bad');
    cell.removeAttribute('aria-invalid');
    cell.removeAttribute('aria-describedby');
  }

  /** Nothing is wrong with a row that is no more. */
  forget(row) {
    for (const [name, mark] of this.sentences) { if (mark.row === row) { this.sentences.delete(name); } }
  }

  refusedIn(row) {
    return [...this.sentences.values()].some((mark) => mark.row === row);
  }

  get refused() {
    return [...this.sentences.values()];
  }

  /** Show the sentence of a cell under it, or nothing. */
  tell(row, field) {
    const mark = row && this.sentences.get(`${row.key} ${field}`);
    this.bubble.hidden = !mark;
    if (!mark) { return; }
    this.bubble.textContent = mark.sentence;
    const cell = this.#cell(row, field).getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    this.bubble.style.insetInlineStart =
      `${Math.max(4, Math.min(cell.left - box.left, box.width - 300)) + this.box.scrollLeft}px`;
    this.bubble.style.insetBlockStart = `${cell.bottom - box.top + this.box.scrollTop + 2}px`;
  }

  #cell(row, field) {
    return row.tr.cells[this.sheet.byField.get(field).index];
  }
}
