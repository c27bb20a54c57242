/* Whole rows: new ones wait until they have a name, then they are saved; removing, bringing back, moving. */

const GATHER = 300;
// A new row stands in the group of the row above it.
const INHERITED = ['node', 'programme'];

export class Rows {
  /** `list` is the code of the list; `on.refused(row, field, sentence)`, `on.failed(sentence)`, `on.changed()`. */
  constructor({ sheet, saving, list, needed, on }) {
    Object.assign(this, { sheet, saving, list, needed, on });
    this.timer = 0;
  }

  /** An empty row at `index`, in the group of its neighbour above. */
  insert(index, typed = {}) {
    const above = this.sheet.rows[index - 1];
    const inherited = {};
    for (const field of INHERITED) {
      if (above && this.sheet.byField.has(field)) { inherited[field] = this.sheet.shown(above, field); }
    }
    return this.sheet.insert(index, { ...inherited, ...typed });
  }

  /** Rows that are not saved yet, with what is typed in them. */
  get drafts() {
    return this.sheet.rows.filter((row) => !row.pk);
  }

  /** A new row was typed in: save it once it has all that a row needs. */
  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#add(), GATHER);
  }

  #add() {
    const ready = this.drafts.filter((row) => !row.adding && !row.refused && this.#complete(row));
    for (const run of this.#runs(ready)) { this.#addRun(run); }
  }

  #complete(row) {
    return this.needed.every((field) => this.sheet.shown(row, field).trim());
  }

  /** Rows that go behind the same saved row are added together, in their order. */
  #runs(rows) {
    const runs = new Map();
    for (const row of rows) {
      const above = this.sheet.rows.slice(0, row.index).findLast((each) => each.pk) ?? null;
      runs.set(above, [...(runs.get(above) ?? []), row]);
    }
    return [...runs].map(([above, members]) => ({ above, members }));
  }

  #addRun({ above, members }) {
    const sent = members.map((row) => this.texts(row));
    const below = above ? null : this.sheet.rows.find((row) => row.pk) ?? null;
    const body = () => ({ act: 'add', list: this.list, after: above?.pk ?? null, rows: sent });
    const adding = this.saving.act(body, (answer) => this.#added(members, sent, below, answer));
    for (const row of members) { row.adding = adding; }
  }

  #added(members, sent, below, answer) {
    for (const row of members) { row.adding = null; }
    if (answer.status !== 200) { this.#notAdded(members, answer); return; }
    members.forEach((row, place) => this.#known(row, sent[place], answer.body.rows[place]));
    // The server adds behind a row or at the end; before the very first row is a move.
    if (below?.pk) { this.#send({ act: 'move', list: this.list, listings: members.map((row) => row.pk), before: below.pk }); }
    this.on.changed();
  }

  #known(row, sent, saved) {
    this.sheet.name(row, saved.pk, saved.edit);
    const later = [];
    for (const [field, shown] of Object.entries(saved.cells)) {
      const now = this.sheet.shown(row, field);
      if (now === (sent[field] ?? '')) { this.sheet.show(row, field, shown); this.on.settled(row, field); }
      else { later.push({ row: row.pk, field, typed: now, base: shown }); }
    }
    this.sheet.total(row);
    if (later.length) { this.saving.cells(later); }
  }

  #notAdded(members, { body }) {
    const refused = body.refused ?? [{ listing: 0, field: this.needed[0], sentence: body.sentence }];
    for (const cell of refused) {
      const row = members[cell.listing];
      row.refused = true;
      this.on.refused(row, cell.field, cell.sentence);
    }
    this.typed();
  }

  /** What is typed in a row, field by field, blank cells left out. */
  texts(row) {
    const fields = this.sheet.columns.filter((column) => column.field && !column.fixed);
    const texts = fields.map(({ field }) => [field, this.sheet.shown(row, field)]);
    return Object.fromEntries(texts.filter(([, text]) => text !== ''));
  }

  /** Take rows away; resolves to what brings them back, or null where they were not removed. */
  async remove(rows) {
    await Promise.all(rows.map((row) => row.adding));
    const known = rows.filter((row) => row.pk);
    const places = rows.map((row) => ({ row, index: row.index }));
    const taken = { places, removal: null };
    if (known.length) {
      const body = () => ({ act: 'remove', seen: Object.fromEntries(known.map((row) => [row.pk, row.edit])) });
      const answer = await this.saving.act(body, (each) => each);
      if (answer.status !== 200) { this.on.failed(answer.body.sentence); return null; }
      taken.removal = answer.body.removal;
    }
    for (const row of rows) { this.sheet.remove(row); }
    this.on.changed();
    return taken;
  }

  /** Bring back what `remove` took; false where that is not possible any more. */
  async restore({ places, removal }) {
    let saved = [];
    if (removal !== null) {
      const answer = await this.saving.act(() => ({ act: 'restore', removal }), (each) => each);
      if (answer.status !== 200) { this.on.failed(answer.body.sentence); return false; }
      saved = answer.body.rows;
    }
    for (const { row, index } of places) { this.sheet.putBack(row, Math.min(index, this.sheet.rows.length)); }
    for (const { pk, edit, cells } of saved) {
      const row = this.sheet.row(pk);
      row.edit = edit;
      for (const [field, shown] of Object.entries(cells)) { this.sheet.show(row, field, shown); }
    }
    this.on.changed();
    return true;
  }

  /** Move rows that stand together so that the first of them comes to stand at `to`, within their group. */
  async move(rows, to) {
    const from = rows[0].index;
    const passed = to < from
      ? this.sheet.rows.slice(to, from)
      : this.sheet.rows.slice(from + rows.length, to + rows.length);
    const together = new Set([...rows, ...passed].map((row) => row.tr.parentElement)).size === 1;
    if (to < 0 || !passed.length || to + rows.length > this.sheet.rows.length || !together) { return false; }
    this.#shift(rows, to);
    // Said as "these before that one" with both in one group, so that other groups do not matter.
    const [later, first] = to < from ? [rows, passed[0]] : [passed, rows[0]];
    const listings = later.filter((row) => row.pk).map((row) => row.pk);
    if (!listings.length || !first.pk) { return true; }
    const done = await this.#send({ act: 'move', list: this.list, listings, before: first.pk });
    if (!done) { this.#shift(rows, from); }
    return done;
  }

  #shift(rows, to) {
    for (const row of rows) { this.sheet.remove(row); }
    rows.forEach((row, place) => this.sheet.putBack(row, to + place));
    this.on.changed();
  }

  /** Number the rows as the form does; what changed is shown at once. */
  async renumber() {
    return this.saving.act(() => ({ act: 'renumber', list: this.list }), (answer) => {
      if (answer.status !== 200) { this.on.failed(answer.body.sentence); return false; }
      for (const { pk, edit, cells } of answer.body.rows) {
        const row = this.sheet.row(pk);
        if (!row) { continue; }
        row.edit = edit;
        this.sheet.show(row, 'number', cells.number);
      }
      return true;
    });
  }

  #send(body) {
    return this.saving.act(() => body, (answer) => {
      if (answer.status !== 200) { this.on.failed(answer.body.sentence); }
      return answer.status === 200;
    });
  }
}
