/* What the server said to the edits of a page: saved, refused, or changed by someone else meanwhile. */

export class Answers {
  /** `on.changed()` after anything changed on the page; `ask(conflicts)` puts questions to the person. */
  constructor({ sheet, saving, marks, rows, words, ask, on }) {
    Object.assign(this, { sheet, saving, marks, rows, words, ask, on });
    // Edits of rows that are not on this page (kept from another page before a reload).
    this.elsewhere = new Map();
  }

  /** The edit of a row that was last seen. */
  seen(pk) {
    return this.sheet.row(pk)?.edit ?? this.elsewhere.get(pk) ?? 0;
  }

  saved(answer, edits) {
    for (const [pk, edit] of Object.entries(answer.edits)) {
      const row = this.sheet.row(pk);
      if (row) { row.edit = edit; }
    }
    for (const { listing, field, shown } of answer.cells) {
      const row = this.sheet.row(listing);
      if (!row || this.saving.waits(listing, field)) { continue; }
      const edit = edits.find((each) => each.row === listing && each.field === field);
      // Typed again while this was on its way: the newer text stays.
      if (edit && this.sheet.shown(row, field) !== edit.typed) { continue; }
      this.sheet.show(row, field, shown);
      this.marks.saved(row, field);
      this.sheet.total(row);
    }
    for (const mark of answer.marks ?? []) { this.#mark(mark); }
    this.on.changed();
  }

  /** Which cells of a row differ from the plan in force, and what is told of the row's kind. */
  #mark({ listing, old, told, move }) {
    const row = this.sheet.row(listing);
    if (!row) { return; }
    for (const { field, index } of this.sheet.columns) {
      const cell = row.tr.cells[index];
      const changed = field in old;
      cell.classList.toggle('g-changed', changed);
      if (changed) { cell.title = this.words('was', { old: old[field] || this.words('blank') }); } else { cell.removeAttribute('title'); }
    }
    // Told once for each thing said, not with every further letter.
    if (told && row.told !== told) { this.on.told(row, told, move); }
    row.told = told;
  }

  refused(cells) {
    for (const { listing, field, sentence } of cells) {
      const row = this.sheet.row(listing);
      if (row && !this.saving.waits(listing, field)) { this.marks.refuse(row, field, sentence); }
    }
    this.on.changed();
  }

  /** Someone else edited these rows. Only cells that both changed need a person. */
  conflict(answer, edits) {
    const asked = [];
    const again = [];
    for (const { listing, field, theirs, edit: now } of answer.conflicts) {
      const row = this.sheet.row(listing);
      const mine = edits.find((each) => each.row === listing && each.field === field);
      if (!mine) { continue; }
      this.#refresh(row, now, answer.rows?.[listing]);
      if (now !== null) { this.elsewhere.set(listing, now); }
      if (theirs !== null && theirs === mine.base) { again.push(mine); } // they changed another cell of the row
      else if (theirs === mine.typed) { if (row) { this.marks.saved(row, field); } }
      else { asked.push({ row, pk: listing, field, mine: mine.typed, theirs, where: this.#where(row, listing, field) }); }
    }
    if (again.length) { this.saving.cells(again); }
    if (asked.length) { this.ask(asked); }
  }

  #refresh(row, edit, cells) {
    if (!row || edit === null || edit === undefined) { return; }
    row.edit = edit;
    for (const [field, shown] of Object.entries(cells ?? {})) {
      const cell = row.tr.cells[this.sheet.byField.get(field)?.index];
      if (cell && !cell.matches('.g-wait, .g-bad')) { this.sheet.show(row, field, shown); }
    }
    this.sheet.total(row);
  }

  #where(row, pk, field) {
    const line = row ? this.sheet.first + row.index : pk;
    return this.words('editing', { column: this.sheet.byField.get(field)?.title ?? field, row: line });
  }

  /** Mine it is: sent again, now knowing theirs. A row that is gone becomes a new one. */
  keepMine({ row, pk, field, mine, theirs }) {
    if (theirs === null) { this.#becomeNew(row); return; }
    if (row) { this.sheet.show(row, field, mine); this.marks.wait(row, field); }
    this.saving.cells([{ row: pk, field, typed: mine, base: theirs }]);
  }

  /** Theirs it is; a row that is gone goes from this page too. */
  takeTheirs({ row, field, theirs }) {
    if (!row) { return; }
    if (theirs !== null) {
      this.sheet.show(row, field, theirs);
      this.marks.saved(row, field);
      this.sheet.total(row);
    } else if (this.sheet.rows.includes(row)) {
      this.marks.forget(row);
      this.sheet.remove(row);
    }
    this.on.changed();
  }

  #becomeNew(row) {
    if (!row?.pk) { return; }
    this.sheet.unname(row);
    this.rows.typed();
  }
}
