/* Sending edits in the background: gathered for a moment, one request at a time, in order, never lost.

   Pure but for what it is given:
     send(body)            -> Promise of {status, body}; rejects where there is no network
     wait(call, ms)        -> setTimeout
     seen(row)             -> the edit of the row this page last saw
     keep(edits)           -> remember what is not saved yet, should the page go
     on.state(state)       -> {name: 'saved' | 'saving' | 'offline' | 'sign-in', unsaved}
     on.saved(answer, edits), on.refused(cells, edits), on.conflict(answer, edits)
   An edit is {row, field, typed, base}: base is what stood there when it was typed. */

const MOMENT = 300;
const RETRIES = [2000, 5000, 10000, 30000];
const MOST_AT_ONCE = 2000;
const NO_NETWORK = 0;

export class Saving {
  constructor({ send, wait, seen, keep, on }) {
    Object.assign(this, { send, wait, seen, keep, on });
    this.jobs = [];
    this.busy = false;
    this.failures = 0;
    this.timer = 0;
  }

  /** Save these edits soon; a later edit of the same cell takes the place of an earlier one. */
  cells(edits) {
    let job = this.jobs.at(-1);
    if (!job?.edits || job.sent) {
      job = { edits: new Map(), sent: false };
      this.jobs.push(job);
    }
    for (const edit of edits) {
      const name = `${edit.row} ${edit.field}`;
      const earlier = job.edits.get(name);
      job.edits.set(name, earlier ? { ...edit, base: earlier.base } : edit);
    }
    this.#changed();
    this.#soon(MOMENT);
  }

  /** Carry out an act on rows after everything before it. `body()` is asked for when its turn comes;
      `answered(answer)` hears of it before anything later is sent. Resolves to what that returned. */
  act(body, answered) {
    return new Promise((resolve) => {
      this.jobs.push({ body, answered: (answer) => resolve(answered(answer)), sent: false });
      this.#soon(0);
    });
  }

  /** Send what waits now, as after a click or when the network is back. */
  flush() {
    this.failures = 0;
    this.#next();
  }

  /** Edits and acts that are not saved yet. */
  get unsaved() {
    return this.jobs.reduce((count, job) => count + (job.edits?.size ?? 1), 0);
  }

  /** Every edit that is not saved yet, in order. */
  get edits() {
    return this.jobs.flatMap((job) => [...(job.edits?.values() ?? [])]);
  }

  /** Whether a newer edit of this cell waits, so that an answer to an older one must not overwrite it. */
  waits(row, field) {
    return this.jobs.some((job) => job.edits?.has(`${row} ${field}`));
  }

  #soon(ms) {
    clearTimeout(this.timer);
    // From the first letter on the page says that saving is under way, not that all is saved.
    if (!this.failures) { this.#state('saving'); }
    this.timer = this.wait(() => this.#next(), ms);
  }

  async #next() {
    const job = this.jobs[0];
    if (this.busy || !job) { return; }
    this.busy = true;
    clearTimeout(this.timer);
    const sending = this.#body(job);
    job.sent = true;
    this.#state('saving');
    let answer;
    try {
      answer = await this.send(sending.body);
    } catch {
      answer = { status: NO_NETWORK };
    }
    this.busy = false;
    this.#answered(job, sending, answer);
  }

  #body(job) {
    if (job.body) { return { body: job.body(), edits: [] }; }
    const edits = [...job.edits.values()].slice(0, MOST_AT_ONCE);
    const changes = edits.map(({ row, field, typed }) => (
      { listing: row, seen: this.seen(row), field, typed }
    ));
    return { body: { changes }, edits };
  }

  #answered(job, { edits }, answer) {
    if (answer.status === 401) { job.sent = false; this.#state('sign-in'); return; }
    if (answer.status === NO_NETWORK || answer.status >= 500) { this.#again(job); return; }
    this.failures = 0;
    this.#drop(job, edits);
    if (job.body) { job.answered(answer); } else { this.#settle(answer, edits); }
    this.#changed();
    if (this.jobs.length) { this.#next(); } else { this.#state('saved'); }
  }

  #settle({ status, body }, edits) {
    if (status === 200) { this.on.saved(body, edits); return; }
    const cells = body.conflicts ?? body.refused ?? cellsOf(edits, body.sentence);
    const named = new Set(cells.map((cell) => `${cell.listing} ${cell.field}`));
    const concerned = edits.filter((edit) => named.has(nameOf(edit)));
    if (!concerned.length) { this.on.refused(cellsOf(edits, body.sentence), edits); return; }
    this.#resend(edits.filter((edit) => !named.has(nameOf(edit))));
    if (body.conflicts) { this.on.conflict(body, concerned); } else { this.on.refused(cells, concerned); }
  }

  /** The others were fine, but all or none were saved: they go again, first. */
  #resend(edits) {
    if (!edits.length) { return; }
    const again = new Map(edits.map((edit) => [nameOf(edit), edit]));
    this.jobs.unshift({ edits: again, sent: false });
  }

  #drop(job, edits) {
    for (const edit of edits) { job.edits.delete(nameOf(edit)); }
    if (!job.edits?.size) { this.jobs.shift(); }
  }

  #again(job) {
    job.sent = false;
    const pause = RETRIES[Math.min(this.failures, RETRIES.length - 1)];
    this.failures += 1;
    this.#state('offline');
    this.#soon(pause);
  }

  #changed() {
    this.keep(this.edits.map((edit) => ({ ...edit, seen: this.seen(edit.row) })));
  }

  #state(name) {
    this.on.state({ name, unsaved: this.unsaved });
  }
}

function nameOf({ row, field }) {
  return `${row} ${field}`;
}

function cellsOf(edits, sentence) {
  return edits.map(({ row, field, typed }) => ({ listing: row, field, typed, sentence }));
}
