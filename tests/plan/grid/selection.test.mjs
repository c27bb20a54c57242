import assert from 'node:assert/strict';
import test from 'node:test';

import { Selection } from '../../../src/ruamphaen/base/static/js/elements/grid/selection.js';

const selection = (rows = 3, columns = 4) => new Selection(() => ({ rows, columns }));

test('the cursor stays inside the sheet', () => {
  const cursor = selection();
  for (const way of ['up', 'left', 'left', 'left']) { cursor.move(way, false); }
  assert.deepEqual(cursor.focus, { row: 0, column: 0 });
  cursor.move('last', false);
  cursor.move('down', false);
  assert.deepEqual(cursor.focus, { row: 2, column: 3 });
});

test('shift stretches from where the selection began', () => {
  const cursor = selection();
  cursor.put(1, 2);
  cursor.move('up', true);
  cursor.move('right', true);
  assert.deepEqual(cursor.range, { top: 0, bottom: 1, left: 2, right: 3 });
  assert.equal(cursor.count, 4);
});

test('Tab goes on to the next row, and leaves at the very end', () => {
  const cursor = selection(2, 3);
  cursor.put(0, 2);
  assert.equal(cursor.step(1), true);
  assert.deepEqual(cursor.focus, { row: 1, column: 1 });
  cursor.put(1, 2);
  assert.equal(cursor.step(1), false);
});

test('a row is selected by its heading, all its cells', () => {
  const cursor = selection();
  cursor.rows(1, 2);
  assert.deepEqual(cursor.range, { top: 1, bottom: 2, left: 1, right: 3 });
});
