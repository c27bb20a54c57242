/* The rows and columns of a server-rendered table, as things with names. What a cell shows is what is
   written in it; nothing is kept twice. */

import * as money from './money.js';

const NEW = 'new';

export class Sheet {
  /** `template` holds an empty row; `first` is the line of the first row among all pages, from 1. */
  constructor(table, template, first = 1) {
    this.table = table;
    this.template = template;
    this.first = first;
    this.columns = [...table.tHead.rows[0].cells].map(columnOf);
    this.byField = new Map(this.columns.map((column) => [column.field, column]));
    this.rows = [];
    this.byKey = new Map();
    this.made = 0;
    for (const tr of table.querySelectorAll('tbody > tr[data-row]')) { this.#known(tr); }
    this.#renumber(0);
    this.sums = [...table.tFoot?.rows[0]?.cells ?? []];
  }

  get size() {
    return { rows: this.rows.length, columns: this.columns.length };
  }

  /** The cell at a place; undefined outside the sheet. */
  cell(row, column) {
    return this.rows[row]?.tr.cells[column];
  }

  /** What the cell of a row and a field shows. */
  shown(row, field) {
    return row.tr.cells[this.byField.get(field).index].textContent;
  }

  show(row, field, text) {
    const cell = row.tr.cells[this.byField.get(field).index];
    if (cell.textContent !== text) { cell.textContent = text; }
    return cell;
  }

  /** The row with a key: the key it has on this page, or its number in the database. */
  row(key) {
    return this.byKey.get(String(key));
  }

  /** {row, column} of a cell, for pointers. */
  place(cell) {
    const row = this.byKey.get(cell.parentElement.dataset.key);
    return row && { row: row.index, column: cell.cellIndex };
  }

  /** A row that the server does not know yet, put at `index`, with what is typed in it. */
  insert(index, typed = {}) {
    const tr = this.template.content.firstElementChild.cloneNode(true);
    this.made += 1;
    tr.dataset.key = `${NEW}${this.made}`;
    const row = { key: tr.dataset.key, pk: null, edit: 0, index, tr };
    for (const [field, text] of Object.entries(typed)) {
      if (this.byField.has(field)) { this.show(row, field, text); }
    }
    this.putBack(row, index);
    return row;
  }

  /** Put a row (back) at an index, beside its neighbours. */
  putBack(row, index) {
    const before = this.rows[index - 1];
    const after = this.rows[index];
    if (before) { before.tr.after(row.tr); }
    else if (after) { after.tr.before(row.tr); }
    else { this.table.tBodies[0].append(row.tr); }
    this.rows.splice(index, 0, row);
    this.byKey.set(row.key, row);
    if (row.pk) { this.byKey.set(String(row.pk), row); }
    this.#renumber(index);
    this.total(row);
  }

  remove(row) {
    row.tr.remove();
    this.rows.splice(row.index, 1);
    this.byKey.delete(row.key);
    this.byKey.delete(String(row.pk));
    this.#renumber(row.index);
  }

  /** The server knows the row now. */
  name(row, pk, edit) {
    row.pk = pk;
    row.edit = edit;
    row.tr.dataset.row = String(pk);
    this.byKey.set(String(pk), row);
    const link = row.tr.cells[0].querySelector('a');
    if (link) { link.href = link.dataset.address.replace('/0/', `/${pk}/`); link.hidden = false; }
  }

  /** The server does not know the row any more. */
  unname(row) {
    this.byKey.delete(String(row.pk));
    this.byKey.delete(row.key);
    this.made += 1;
    row.key = `${NEW}${this.made}`;
    row.pk = null;
    row.tr.dataset.key = row.key;
    delete row.tr.dataset.row;
    this.byKey.set(row.key, row);
  }

  /** The sum of a row's years, in its last column. */
  total(row) {
    if (!this.byField.has('total')) { return; }
    const years = this.columns.filter((column) => column.kind === 'baht' && column.field !== 'total');
    const amounts = years.map((column) => row.tr.cells[column.index].textContent);
    this.show(row, 'total', money.format(money.sum(amounts)));
  }

  /** The sums under the money columns; a project that leaves the plan adds nothing to them. */
  totals() {
    const staying = this.rows.filter((row) => !row.tr.classList.contains('g-leaving'));
    for (const column of this.columns) {
      if (column.kind !== 'baht' || !this.sums[column.index]) { continue; }
      const amounts = staying.map((row) => row.tr.cells[column.index].textContent);
      this.sums[column.index].textContent = money.format(money.sum(amounts));
    }
  }

  #known(tr) {
    tr.dataset.key = tr.dataset.row;
    const row = { key: tr.dataset.row, pk: Number(tr.dataset.row), edit: Number(tr.dataset.edit), tr };
    this.rows.push(row);
    this.byKey.set(row.key, row);
  }

  #renumber(from) {
    for (let index = from; index < this.rows.length; index += 1) {
      const row = this.rows[index];
      row.index = index;
      row.tr.setAttribute('aria-rowindex', String(this.first + index + 1));
      const number = row.tr.cells[0].querySelector('.g-line');
      if (number) { number.textContent = String(this.first + index); }
    }
  }
}

function columnOf(head, index) {
  const { field = '', kind = 'text', width = '12', list = '' } = head.dataset;
  return { index, field, kind, list, width, title: head.textContent.trim(), fixed: kind === 'fixed' || field === 'total' };
}
