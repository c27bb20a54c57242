/* <rp-grid>: a server-rendered table of rows that is edited like a spreadsheet. Each edit is saved at
   once in the background; what cannot be saved stays where it was typed, with the reason.
   Without script the table is a table, and each row has a form of its own. */

import { Answers } from './grid/answers.js';
import { Changing } from './grid/changing.js';
import { Conflicts } from './grid/conflicts.js';
import { Editing } from './grid/editing.js';
import { History } from './grid/history.js';
import { Keeping } from './grid/keeping.js';
import { command, MOVES } from './grid/keys.js';
import { Marks } from './grid/marks.js';
import * as money from './grid/money.js';
import { Painting } from './grid/painting.js';
import { Pointing } from './grid/pointing.js';
import { Rows } from './grid/rows.js';
import { Saving } from './grid/saving.js';
import { Selection } from './grid/selection.js';
import { Sheet } from './grid/sheet.js';
import { sender } from './grid/talking.js';
import { Telling } from './grid/telling.js';
import { toast } from './grid/toast.js';
import { formatTsv } from './grid/tsv.js';
import { wordsOf } from './grid/words.js';

// Columns that decide in which group of the form a row stands.
const GROUPING = new Set(['node', 'programme']);

class Grid extends HTMLElement {
  connectedCallback() {
    this.words = wordsOf(this);
    this.parts = Object.fromEntries([...this.querySelectorAll('[data-is]')].map((each) => [each.dataset.is, each]));
    this.table = this.querySelector('table');
    this.sheet = new Sheet(this.table, this.querySelector('template'), Number(this.dataset.first));
    this.selection = new Selection(() => this.sheet.size);
    this.history = new History();
    this.painting = new Painting(this.sheet, this.selection);
    this.marks = new Marks(this.sheet, this.parts.bubble, this.parts.box);
    this.keeping = new Keeping(location.pathname + (this.dataset.list ?? ''));
    this.telling = new Telling(this.parts, this.words);
    this.#joinSaving();
    this.#joinHands();
    this.#dress();
    this.#listen();
    this.#state({ name: 'idle' });
    this.#recover();
  }

  /* ---------------------------------------------------------------- putting the parts together */

  #joinSaving() {
    const { cells, rows } = this.dataset;
    this.saving = new Saving({
      send: sender({
        address: (body) => (body.changes ? cells : rows),
        token: this.querySelector('[name=csrfmiddlewaretoken]').value,
        sorry: this.words('sorry'),
      }),
      wait: (call, ms) => setTimeout(call, ms),
      seen: (pk) => this.answers.seen(pk),
      keep: () => this.#keep(),
      on: {
        state: (state) => this.#state(state),
        saved: (answer, edits) => this.answers.saved(answer, edits),
        refused: (cells) => this.answers.refused(cells),
        conflict: (answer, edits) => this.answers.conflict(answer, edits),
      },
    });
    this.rows = new Rows({
      sheet: this.sheet,
      saving: this.saving,
      list: this.dataset.list,
      needed: ['title'],
      on: {
        refused: (row, field, sentence) => this.marks.refuse(row, field, sentence),
        settled: (row, field) => this.marks.saved(row, field),
        failed: (sentence) => toast(this.parts.toasts, sentence),
        changed: () => this.#changed(),
      },
    });
    this.changing = new Changing({
      sheet: this.sheet, rows: this.rows, history: this.history, marks: this.marks,
      save: (edits) => this.saving.cells(edits),
      on: { changed: () => this.#changed(), made: (rows) => this.painting.dress(rows) },
    });
    this.answers = new Answers({
      sheet: this.sheet, saving: this.saving, marks: this.marks, rows: this.rows, words: this.words,
      ask: (conflicts) => this.conflicts.ask(conflicts, this.words),
      on: { changed: () => this.#changed(), told: (row, sentence, kind) => this.#told(row, sentence, kind) },
    });
    this.conflicts = new Conflicts(this.parts.conflict, {
      mine: (conflict) => this.answers.keepMine(conflict),
      theirs: (conflict) => this.answers.takeTheirs(conflict),
      edit: (conflict) => this.#editConflict(conflict),
    });
  }

  #joinHands() {
    this.editing = new Editing(this.parts.editor, this.parts.box, {
      done: (text, go) => this.#edited(text, go),
      left: () => { this.#show(); this.conflicts.next(); },
    });
    this.pointing = new Pointing({
      table: this.table, sheet: this.sheet, selection: this.selection, marker: this.parts.marker,
      on: {
        put: ({ row, column }, extend) => { this.editing.finish('left'); this.selection.put(row, column, extend); this.#show({ scroll: !extend || row !== this.selection.anchor.row }); },
        rows: (first, last) => { this.selection.rows(first, last); this.#show({ scroll: false }); },
        edit: () => this.#edit(),
        drop: (to) => this.#move(to),
      },
    });
  }

  /** A row stands under the wrong kind: the sentence of the law, and one click to where it belongs. */
  #told(row, sentence, kind) {
    const act = kind
      ? { label: this.words('move-to', { kind }), run: () => this.changing.write([{ row, field: 'kind', text: kind }]) }
      : { label: this.words('open-row'), run: () => row.tr.cells[0].querySelector('a')?.click() };
    toast(this.parts.toasts, sentence, act);
  }

  #dress() {
    const { table, sheet } = this;
    table.style.setProperty('--g-columns', sheet.columns.map(({ width }) => `${width}rem`).join(' '));
    table.setAttribute('role', 'grid');
    table.setAttribute('aria-multiselectable', 'true');
    table.setAttribute('aria-rowcount', String(Number(this.dataset.found) + 1));
    table.setAttribute('aria-colcount', String(sheet.columns.length));
    for (const part of [table.tHead, ...table.tBodies, table.tFoot]) { part?.setAttribute('role', 'rowgroup'); }
    for (const tr of [...table.tHead.rows, ...table.tFoot?.rows ?? [], ...table.querySelectorAll('tr.g-group')]) { tr.setAttribute('role', 'row'); }
    for (const head of table.tHead.rows[0].cells) { head.setAttribute('role', 'columnheader'); }
    table.tHead.rows[0].setAttribute('aria-rowindex', '1');
    for (const cell of table.querySelectorAll('tfoot tr > *, tr.g-group > *')) { cell.setAttribute('role', cell.matches('th') ? 'rowheader' : 'gridcell'); }
    this.painting.dress(sheet.rows);
    // Its cells take the focus; without any the box itself must, to be scrolled by keyboard.
    if (sheet.rows.length) { this.parts.box.removeAttribute('tabindex'); }
    this.parts.tools.hidden = false;
    this.classList.add('g-on');
    this.#show({ focus: false, scroll: false });
  }

  #listen() {
    this.table.addEventListener('keydown', (event) => this.#key(event));
    this.table.addEventListener('focusin', (event) => this.#cameTo(event.target));
    for (const name of ['copy', 'cut', 'paste']) {
      this.table.addEventListener(name, (event) => this.#clipboard(event));
    }
    this.addEventListener('click', (event) => {
      const act = event.target.closest('[data-act]')?.dataset.act;
      if (act) { this.#do(act); }
    });
    addEventListener('online', () => this.saving.flush());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) { this.saving.flush(); } });
    addEventListener('beforeunload', (event) => { if (this.#unsaved) { event.preventDefault(); } });
  }

  /* ---------------------------------------------------------------- hands */

  #key(event) {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    const found = command({ key, code, control: ctrlKey || metaKey, shift: shiftKey, alt: altKey });
    if (!found) { return; }
    if (found.name === 'type') { this.#edit(''); return; } // the letter itself lands in the box
    if (found.name === 'next' || found.name === 'previous') {
      // At the very first and last cell Tab leaves the grid, so that nobody is locked in.
      if (this.selection.step(found.name === 'next' ? 1 : -1)) { event.preventDefault(); this.#show(); }
      return;
    }
    if (found.name === 'edit' && this.selection.focus.column === 0) {
      event.preventDefault();
      this.sheet.cell(this.selection.focus.row, 0)?.querySelector('a')?.click();
      return;
    }
    event.preventDefault();
    this.#do(found.name, found.extend);
  }

  #do(name, extend = false) {
    if (MOVES.has(name)) {
      const high = this.sheet.cell(this.selection.focus.row, 1)?.offsetHeight || 48;
      this.selection.move(name, extend, Math.max(1, Math.floor(this.parts.box.clientHeight / high) - 2));
      this.#show();
      return;
    }
    const { range, focus } = this.selection;
    const acts = {
      edit: () => this.#edit(),
      clear: () => this.changing.clear(range),
      'fill-down': () => this.changing.fillDown(range),
      'let-go': () => { this.selection.put(focus.row, focus.column); this.#show(); },
      all: () => { this.selection.rows(0, this.sheet.rows.length - 1); this.#show({ scroll: false }); },
      save: () => this.#saveNow(),
      undo: () => this.#step('undo'),
      redo: () => this.#step('redo'),
      'move-up': () => this.#move(range.top - 1),
      'move-down': () => this.#move(range.top + 1),
      'add-row': () => this.#insert(this.sheet.rows.length),
      'insert-row': () => this.#insert(range.bottom + 1),
      'remove-rows': () => this.#remove(),
      renumber: () => this.#renumber(),
      retry: () => this.saving.flush(),
    };
    acts[name]?.();
  }

  #cameTo(target) {
    const cell = target.closest('tbody tr[data-key] > *');
    const place = cell && this.sheet.place(cell);
    const { row, column } = this.selection.focus;
    if (!place || (place.row === row && place.column === column)) { return; }
    this.selection.put(place.row, place.column);
    this.#show({ focus: false });
  }

  #clipboard(event) {
    if (!this.sheet.rows.length) { return; }
    event.preventDefault();
    const { range } = this.selection;
    if (event.type !== 'paste') {
      event.clipboardData.setData('text/plain', formatTsv(this.changing.copied(range)));
      if (event.type === 'cut') { this.changing.clear(range); }
      return;
    }
    const pasted = this.changing.paste(event.clipboardData.getData('text/plain'), range);
    this.selection.put(pasted.range.top, pasted.range.left);
    this.selection.put(pasted.range.bottom, pasted.range.right, true);
    this.#show({ scroll: false });
    if (pasted.dropped > 0) { toast(this.parts.toasts, this.words('dropped', { n: pasted.dropped })); }
  }

  /* ---------------------------------------------------------------- editing */

  #edit(text = null, then = null) {
    const { row, column } = this.selection.focus;
    const about = this.sheet.columns[column];
    const cell = this.sheet.cell(row, column);
    if (!cell || about.fixed) { return; }
    this.afterwards = then;
    const name = this.words('editing', { column: about.title, row: this.sheet.first + row });
    this.editing.start(cell, about, text ?? cell.textContent, { name });
  }

  #edited(text, go) {
    const { row, column } = this.selection.focus;
    const about = this.sheet.columns[column];
    const then = this.afterwards;
    this.afterwards = null;
    if (then) { then(text); } else { this.changing.write([{ row: this.sheet.rows[row], field: about.field, text }]); }
    if (GROUPING.has(about.field)) { this.#regroup(this.sheet.rows[row], about.field); }
    if (go === 'next' || go === 'previous') { this.selection.step(go === 'next' ? 1 : -1); }
    if (go === 'down' || go === 'up') { this.selection.move(go, false); }
    this.#show({ focus: go !== 'left' });
    if (then) { this.conflicts.next(); }
  }

  #regroup(row, field) {
    if (!row?.pk || !this.marks.waiting(row, field)) { return; }
    const again = { label: this.words('regroup'), run: () => location.reload() };
    toast(this.parts.toasts, this.words('regrouped'), again);
  }

  async #step(way) {
    const done = await this.history[way]();
    if (!done) { toast(this.parts.toasts, this.words(`no-${way}`)); }
    this.selection.put(this.selection.focus.row, this.selection.focus.column);
    this.#show();
  }

  /* ---------------------------------------------------------------- rows */

  #insert(index) {
    const row = this.rows.insert(index);
    this.painting.dress([row]);
    let taken = null;
    this.history.remember({
      undo: async () => { taken = await this.rows.remove([row]); return taken !== null; },
      redo: () => this.rows.restore(taken),
    });
    this.selection.put(index, this.sheet.byField.get('title').index);
    this.parts.empty.hidden = true;
    this.#show();
    this.#edit('');
  }

  async #remove() {
    const { top, bottom } = this.selection.range;
    const rows = this.sheet.rows.slice(top, bottom + 1);
    if (!rows.length) { return; }
    let taken = await this.rows.remove(rows);
    if (!taken) { return; }
    for (const row of rows) { this.marks.forget(row); }
    this.history.remember({
      undo: () => this.rows.restore(taken),
      redo: async () => { taken = await this.rows.remove(rows); return taken !== null; },
    });
    this.selection.put(top, this.selection.focus.column);
    this.#show();
    const back = { label: this.words('bring-back'), run: () => this.#step('undo') };
    toast(this.parts.toasts, this.words('removed', { n: rows.length }), back);
  }

  async #move(to) {
    const { top, bottom } = this.selection.range;
    const rows = this.sheet.rows.slice(top, bottom + 1);
    if (!await this.rows.move(rows, to)) { toast(this.parts.toasts, this.words('no-move')); return; }
    this.history.remember({ undo: () => this.rows.move(rows, top), redo: () => this.rows.move(rows, to) });
    const { column } = this.selection.focus;
    this.selection.put(to, column);
    if (rows.length > 1 || column === 0) { this.selection.rows(to, to + rows.length - 1); }
    this.#show();
  }

  async #renumber() {
    if (await this.rows.renumber()) { toast(this.parts.toasts, this.words('renumbered')); }
  }

  /* ---------------------------------------------------------------- two people in one cell */

  #editConflict({ row, pk, field, mine, theirs }) {
    if (!row) { this.conflicts.next(); return; }
    this.sheet.show(row, field, theirs);
    this.selection.put(row.index, this.sheet.byField.get(field).index);
    this.#show();
    this.#edit(mine, (text) => this.answers.keepMine({ row, pk, field, mine: text, theirs }));
  }

  /* ---------------------------------------------------------------- what is shown and kept */

  #show(how = {}) {
    this.painting.show(how);
    const { row, column } = this.selection.focus;
    this.marks.tell(this.sheet.rows[row], this.sheet.columns[column]?.field);
    this.#tellSelection();
  }

  #tellSelection() {
    const { count, range } = this.selection;
    if (count < 2 || count > 5000) { this.parts.selected.textContent = ''; return; }
    const amounts = this.sheet.columns.slice(range.left, range.right + 1)
      .filter((each) => each.kind === 'baht')
      .flatMap(({ index }) => this.sheet.rows.slice(range.top, range.bottom + 1).map((each) => each.tr.cells[index].textContent));
    const total = money.format(money.sum(amounts));
    this.parts.selected.textContent = this.words(total ? 'selected-sum' : 'selected', { n: count, sum: total });
  }

  #changed() {
    if (this.drawing) { return; }
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.sheet.totals();
      this.#tellSelection();
      const { row, column } = this.selection.focus;
      this.marks.tell(this.sheet.rows[row], this.sheet.columns[column]?.field);
      this.#keep();
      this.#state(this.lastState ?? { name: 'idle' });
    });
  }

  get #typedDrafts() {
    return this.rows.drafts.filter((row) => row.tr.querySelector('.g-wait, .g-bad'));
  }

  get #unsaved() {
    return this.saving.unsaved + this.marks.refused.length + this.#typedDrafts.length > 0;
  }

  #state(state) {
    this.lastState = state;
    this.telling.tell({
      name: state.name,
      unsaved: this.saving.unsaved,
      refused: this.marks.refused.length,
      nameless: this.#typedDrafts.filter((row) => !row.adding && !row.refused).length,
    });
  }

  #saveNow() {
    this.saving.flush();
    if (!this.#unsaved) { this.#state({ name: 'saved' }); toast(this.parts.toasts, this.words('all-saved')); }
  }

  #keep() {
    this.keeping.write({
      edits: this.saving.edits.map((edit) => ({ ...edit, seen: this.saving.seen(edit.row) })),
      drafts: this.#typedDrafts.map((row) => ({ after: this.sheet.rows[row.index - 1]?.pk ?? null, texts: this.rows.texts(row) })),
      refused: this.marks.refused.filter(({ row }) => row.pk).map(({ row, field, sentence }) => (
        { row: row.pk, field, typed: this.sheet.shown(row, field), sentence }
      )),
    });
  }

  /** After a reload: what had not been saved is there again, and goes on its way. */
  #recover() {
    const { edits, drafts, refused } = this.keeping.read();
    const late = edits.filter((edit) => this.#stillMine(edit));
    for (const { row: pk, field, typed } of late) {
      const row = this.sheet.row(pk);
      if (row) { this.sheet.show(row, field, typed); this.marks.wait(row, field); this.sheet.total(row); }
    }
    for (const { row: pk, field, typed, sentence } of refused) {
      const row = this.sheet.row(pk);
      if (row) { this.sheet.show(row, field, typed); this.marks.refuse(row, field, sentence); }
    }
    for (const { after, texts } of drafts) {
      const above = after ? this.sheet.row(after) : null;
      const row = this.rows.insert(above ? above.index + 1 : this.sheet.rows.length, texts);
      this.painting.dress([row]);
      for (const field of Object.keys(texts)) { this.marks.wait(row, field); }
    }
    if (late.length) { this.saving.cells(late); }
    if (drafts.length) { this.rows.typed(); }
    if (late.length || drafts.length || refused.length) { toast(this.parts.toasts, this.words('recovered')); this.#changed(); }
  }

  /** An edit kept from before a reload; where the cell has changed since, the server will ask. */
  #stillMine({ row: pk, field, typed, base, seen }) {
    const row = this.sheet.row(pk);
    if (!row) { this.answers.elsewhere.set(pk, seen); return true; }
    const now = this.sheet.shown(row, field);
    if (now === typed) { return false; }
    if (now !== base) { row.edit = seen; }
    return true;
  }
}

customElements.define('rp-grid', Grid);
