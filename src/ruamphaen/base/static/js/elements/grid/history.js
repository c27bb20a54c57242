/* What can be taken back and done again. Pure; a step is {undo(), redo()}, carried out in order. */

const LONGEST = 500;

export class History {
  constructor() {
    this.done = [];
    this.undone = [];
    this.running = Promise.resolve();
  }

  /** Remember a step that was just done. What had been undone can no longer be done again. */
  remember(step) {
    this.done.push(step);
    if (this.done.length > LONGEST) { this.done.shift(); }
    this.undone = [];
  }

  /** Take the last step back; false where there is none. Steps never overlap. */
  undo() {
    return this.#run(this.done, this.undone, 'undo');
  }

  /** Do the last undone step again; false where there is none. */
  redo() {
    return this.#run(this.undone, this.done, 'redo');
  }

  #run(from, to, way) {
    this.running = this.running.then(async () => {
      const step = from.pop();
      if (!step) { return false; }
      // A step that could not be taken back (refused, no network) is given up, not half done.
      if (await step[way]() !== false) { to.push(step); }
      return true;
    });
    return this.running;
  }
}
