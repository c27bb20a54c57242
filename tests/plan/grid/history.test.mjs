import assert from 'node:assert/strict';
import test from 'node:test';

import { History } from '../../../src/ruamphaen/base/static/js/elements/grid/history.js';

function step(log, name, undone = true) {
  return { undo: async () => { log.push(`-${name}`); return undone; }, redo: async () => { log.push(`+${name}`); return true; } };
}

test('steps are taken back in turn and done again in turn', async () => {
  const log = [];
  const history = new History();
  history.remember(step(log, 'a'));
  history.remember(step(log, 'b'));
  await history.undo();
  await history.undo();
  await history.redo();
  assert.deepEqual(log, ['-b', '-a', '+a']);
  assert.equal(await history.undo(), true);
  assert.equal(await history.undo(), false);
});

test('a new step forgets what was undone', async () => {
  const log = [];
  const history = new History();
  history.remember(step(log, 'a'));
  await history.undo();
  history.remember(step(log, 'b'));
  assert.equal(await history.redo(), false);
});

test('a step that could not be taken back is not offered again', async () => {
  const log = [];
  const history = new History();
  history.remember(step(log, 'a', false));
  await history.undo();
  assert.equal(await history.redo(), false);
});
