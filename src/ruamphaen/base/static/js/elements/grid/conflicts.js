/* Two people changed one cell: theirs and mine side by side, and three ways on. */

export class Conflicts {
  /** `on.mine(conflict)`, `on.theirs(conflict)`, `on.edit(conflict)` carry out what was chosen. */
  constructor(dialog, on) {
    this.dialog = dialog;
    this.on = on;
    this.waiting = [];
    this.parts = Object.fromEntries(
      [...dialog.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, part]),
    );
    this.all = dialog.querySelector('input[type=checkbox]');
    dialog.addEventListener('click', (event) => {
      const choice = event.target.closest('[data-choice]')?.dataset.choice;
      if (choice) { this.#chosen(choice); }
    });
    // Escape decides nothing: the question stays until it is answered.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
  }

  /** Ask about these: {row, field, mine, theirs, where, ...}; theirs null where the row is gone. */
  ask(conflicts, words) {
    this.words = words;
    this.waiting.push(...conflicts);
    this.#show();
  }

  get open() {
    return this.waiting.length > 0;
  }

  #show() {
    const [first] = this.waiting;
    if (!first) { if (this.dialog.open) { this.dialog.close(); } return; }
    const gone = first.theirs === null;
    this.parts.where.textContent = first.where;
    this.parts.mine.textContent = first.mine || this.words('blank');
    this.parts.theirs.textContent = gone ? this.words('row-gone') : first.theirs || this.words('blank');
    this.dialog.querySelector('[data-choice=edit]').hidden = gone;
    this.parts.more.hidden = this.waiting.length < 2;
    this.parts.count.textContent = String(this.waiting.length - 1);
    this.all.checked = false;
    if (!this.dialog.open) { this.dialog.showModal(); }
    this.dialog.querySelector('[data-choice=mine]').focus();
  }

  #chosen(choice) {
    // Editing by hand is one cell at a time.
    const many = this.all.checked && choice !== 'edit';
    const decided = many ? this.waiting.splice(0) : this.waiting.splice(0, 1);
    if (choice === 'edit') {
      this.dialog.close();
      this.on.edit(decided[0]);
      return;
    }
    for (const conflict of decided) { this.on[choice](conflict); }
    this.#show();
  }

  /** On with the next question, after one was answered by editing. */
  next() {
    this.#show();
  }
}
