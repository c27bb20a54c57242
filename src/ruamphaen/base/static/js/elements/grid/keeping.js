/* What is not saved yet, kept for this tab of the browser in case the page goes away. */

export class Keeping {
  constructor(name) {
    this.name = `rp-grid ${name}`;
  }

  /** Keep {edits, drafts, refused}; nothing is kept where there is nothing. */
  write(unsaved) {
    const some = Object.values(unsaved).some((list) => list.length);
    try {
      if (some) { sessionStorage.setItem(this.name, JSON.stringify(unsaved)); }
      else { sessionStorage.removeItem(this.name); }
    } catch {
      return; // private mode or full: the page itself still holds everything
    }
  }

  read() {
    const nothing = { edits: [], drafts: [], refused: [] };
    try {
      return { ...nothing, ...JSON.parse(sessionStorage.getItem(this.name) ?? '{}') };
    } catch {
      return nothing;
    }
  }
}
