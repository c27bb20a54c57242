import assert from 'node:assert/strict';
import test from 'node:test';

import { command } from '../../../src/ruamphaen/base/static/js/elements/grid/keys.js';

const CASES = [
  [{ key: 'ArrowDown' }, 'down', false],
  [{ key: 'ArrowDown', shift: true }, 'down', true],
  [{ key: 'Home', control: true }, 'first', false],
  [{ key: 'End' }, 'row-end', false],
  [{ key: 'ArrowUp', alt: true }, 'move-up', false],
  [{ key: 'Tab', shift: true }, 'previous', false],
  [{ key: 'Enter' }, 'edit', false],
  [{ key: 'Delete' }, 'clear', false],
  [{ key: 'ก', code: 'KeyD' }, 'type', false],
  [{ key: '๑', code: 'Digit1', shift: true }, 'type', false],
  // With the keyboard set to Thai the key of Ctrl+Z is "ผ": its place on the keyboard decides.
  [{ key: 'ผ', code: 'KeyZ', control: true }, 'undo', false],
  [{ key: 'ผ', code: 'KeyZ', control: true, shift: true }, 'redo', false],
  [{ key: 'ก', code: 'KeyD', control: true }, 'fill-down', false],
];

for (const [press, name, extend] of CASES) {
  test(`${JSON.stringify(press)} means ${name}`, () => assert.deepEqual(command(press), { name, extend }));
}

test('copying, pasting and reloading stay with the browser', () => {
  for (const code of ['KeyC', 'KeyV', 'KeyX', 'KeyR']) {
    assert.equal(command({ key: 'x', code, control: true }), null);
  }
  assert.equal(command({ key: 'F5' }), null);
  assert.equal(command({ key: 'Shift', shift: true }), null);
});
