/* The one box in which cells are edited: over the cell, or along the bottom of a touch screen. */

const LINES = new Set(['text']);

export class Editing {
  /** `on.done(text, go)` with go one of down, up, next, previous, stay; `on.left()` after Escape. */
  constructor(element, box, on) {
    this.element = element;
    this.box = box;
    this.on = on;
    this.lines = element.querySelector('textarea');
    this.line = element.querySelector('input');
    this.label = element.querySelector('label');
    this.touch = matchMedia('(pointer: coarse)');
    this.input = null;
    this.cell = null;
    for (const input of [this.lines, this.line]) {
      input.addEventListener('keydown', (event) => this.#key(event));
      input.addEventListener('blur', () => this.#blurred());
      input.addEventListener('input', () => this.#grow());
    }
    element.addEventListener('click', (event) => {
      const go = event.target.closest('[data-go]')?.dataset.go;
      if (go === 'leave') { this.leave(); } else if (go) { this.finish(go); }
    });
    element.addEventListener('pointerdown', (event) => {
      // A press on a button of the sheet must not blur the input first.
      if (event.target.closest('button')) { event.preventDefault(); }
    });
    box.addEventListener('scroll', () => this.#follow(), { passive: true });
  }

  get open() {
    return this.cell !== null;
  }

  /** Edit a cell; `text` is what to begin with, `all` selects it so that typing replaces it. */
  start(cell, column, text, { name, all = false } = {}) {
    this.cell = cell;
    this.input = LINES.has(column.kind) ? this.lines : this.line;
    this.lines.hidden = this.input !== this.lines;
    this.line.hidden = this.input !== this.line;
    this.#dress(column);
    this.label.textContent = name;
    this.label.htmlFor = this.input.id;
    this.element.hidden = false;
    this.element.classList.toggle('g-sheet', this.touch.matches);
    this.input.value = text;
    this.#follow();
    this.#grow();
    this.input.focus({ preventScroll: true });
    if (all) { this.input.select(); } else { this.input.setSelectionRange(text.length, text.length); }
  }

  finish(go) {
    if (!this.open) { return; }
    const text = this.input.value;
    this.#close();
    this.on.done(text, go);
  }

  leave() {
    if (!this.open) { return; }
    this.#close();
    this.on.left();
  }

  #dress(column) {
    const money = column.kind === 'baht';
    this.line.inputMode = { baht: 'decimal', number: 'numeric' }[column.kind] ?? 'text';
    this.line.classList.toggle('num', money || column.kind === 'number');
    if (column.list) { this.line.setAttribute('list', column.list); } else { this.line.removeAttribute('list'); }
  }

  #close() {
    this.cell = null;
    this.element.hidden = true;
  }

  /** Leaving the box by clicking elsewhere keeps what was typed. */
  #blurred() {
    if (this.open && !this.element.contains(document.activeElement)) { this.finish('left'); }
  }

  #key(event) {
    // Choosing from a list of suggestions sends a key press without a key.
    if (!event.key || event.isComposing) { return; }
    event.stopPropagation();
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (key === 'Escape') { event.preventDefault(); this.leave(); return; }
    if (key === 'Tab') { event.preventDefault(); this.finish(shiftKey ? 'previous' : 'next'); return; }
    if ((ctrlKey || metaKey) && event.code === 'KeyS') { event.preventDefault(); this.finish('stay'); return; }
    if (key !== 'Enter') { return; }
    event.preventDefault();
    if (altKey || ctrlKey || metaKey) { this.#newLine(); } else { this.finish(shiftKey ? 'up' : 'down'); }
  }

  #newLine() {
    if (this.input !== this.lines) { return; }
    this.input.setRangeText('\n', this.input.selectionStart, this.input.selectionEnd, 'end');
    this.#grow();
  }

  #grow() {
    if (this.input !== this.lines) { return; }
    this.lines.style.blockSize = 'auto';
    this.lines.style.blockSize = `${this.lines.scrollHeight + 4}px`;
  }

  /** Stay over the cell while the box scrolls, and inside the box. */
  #follow() {
    if (!this.open || this.element.classList.contains('g-sheet')) { return; }
    const cell = this.cell.getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    const wide = Math.max(cell.width, this.input === this.lines ? 288 : 144);
    const left = Math.max(0, Math.min(cell.left - box.left, box.width - wide - 16));
    const { style } = this.element;
    style.insetInlineStart = `${left + this.box.scrollLeft}px`;
    style.insetBlockStart = `${cell.top - box.top + this.box.scrollTop}px`;
    style.inlineSize = `${wide}px`;
    this.input.style.minBlockSize = `${cell.height}px`;
  }
}
