import assert from 'node:assert/strict';
import test from 'node:test';

import { Saving } from '../../../src/ruamphaen/base/static/js/elements/grid/saving.js';

/** A Saving whose server answers from a list, and whose clock runs at once. */
function made(answers) {
  const told = { sent: [], saved: [], refused: [], conflicts: [], states: [], kept: [] };
  const edits = new Map();
  const saving = new Saving({
    send: async (body) => {
      told.sent.push(structuredClone(body));
      const answer = answers.shift();
      if (answer === undefined) { throw new TypeError('no network'); }
      return typeof answer === 'function' ? answer(body) : answer;
    },
    wait: (call) => setTimeout(call, 0),
    seen: (row) => edits.get(row) ?? 0,
    keep: (unsaved) => told.kept.push(unsaved.length),
    on: {
      state: ({ name, unsaved }) => told.states.push([name, unsaved]),
      saved: (answer, sent) => {
        for (const [row, edit] of Object.entries(answer.edits)) { edits.set(Number(row), edit); }
        told.saved.push(sent.map((edit) => edit.typed));
      },
      refused: (cells) => told.refused.push(cells.map((cell) => cell.sentence)),
      conflict: (answer, sent) => told.conflicts.push(sent.map((edit) => edit.typed)),
    },
  });
  return { saving, told };
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 40); });
const edit = (row, field, typed, base = '') => ({ row, field, typed, base });
const fine = (edits) => ({ status: 200, body: { edits, cells: [] } });

test('edits of a moment go together, each with the edit that was seen', async () => {
  const { saving, told } = made([fine({ 1: 1, 2: 1 }), fine({ 1: 2 })]);
  saving.cells([edit(1, 'title', 'ก'), edit(2, 'title', 'ข')]);
  saving.cells([edit(1, 'title', 'กก')]);
  await settled();
  saving.cells([edit(1, 'title', 'กกก')]);
  await settled();
  assert.deepEqual(told.sent, [
    { changes: [{ listing: 1, seen: 0, field: 'title', typed: 'กก' }, { listing: 2, seen: 0, field: 'title', typed: 'ข' }] },
    { changes: [{ listing: 1, seen: 1, field: 'title', typed: 'กกก' }] },
  ]);
  assert.equal(saving.unsaved, 0);
});

test('a refused cell is told, and the others are saved without it', async () => {
  const refusal = { status: 422, body: { sentence: 'ไม่ได้', refused: [{ listing: 1, field: 'budget:2569', sentence: 'ไม่ใช่ตัวเลข' }] } };
  const { saving, told } = made([refusal, fine({ 1: 1 })]);
  saving.cells([edit(1, 'budget:2569', 'รอแจ้ง'), edit(1, 'title', 'ก')]);
  await settled();
  assert.deepEqual(told.refused, [['ไม่ใช่ตัวเลข']]);
  assert.deepEqual(told.saved, [['ก']]);
});

test('a conflict is told, and the other rows are saved', async () => {
  const conflict = { status: 409, body: { sentence: 'ชนกัน', conflicts: [{ listing: 1, field: 'title', theirs: 'ของเขา', edit: 5 }] } };
  const { saving, told } = made([conflict, fine({ 2: 1 })]);
  saving.cells([edit(1, 'title', 'ของฉัน'), edit(2, 'title', 'ข')]);
  await settled();
  assert.deepEqual(told.conflicts, [['ของฉัน']]);
  assert.deepEqual(told.saved, [['ข']]);
});

test('without network nothing is lost, and it goes by itself later', async () => {
  const { saving, told } = made([undefined, fine({ 1: 1 })]);
  saving.cells([edit(1, 'title', 'ก')]);
  await settled();
  const states = told.states.map(([name]) => name).filter((name, place, all) => name !== all[place - 1]);
  assert.deepEqual(states, ['saving', 'offline', 'saving', 'saved']);
  assert.deepEqual(told.saved, [['ก']]);
});

test('where the session is over, edits wait until someone says go on', async () => {
  const { saving, told } = made([{ status: 401, body: {} }, fine({ 1: 1 })]);
  saving.cells([edit(1, 'title', 'ก')]);
  await settled();
  assert.deepEqual(told.states.at(-1), ['sign-in', 1]);
  saving.flush();
  await settled();
  assert.deepEqual(told.saved, [['ก']]);
});

test('an act waits for the edits before it and is heard of before those after it', async () => {
  const order = [];
  const { saving } = made([
    () => { order.push('cells'); return fine({ 1: 1 }); },
    () => { order.push('act'); return { status: 200, body: { removal: 7 } }; },
  ]);
  saving.cells([edit(1, 'title', 'ก')]);
  const answer = await saving.act(() => ({ act: 'remove' }), (each) => { order.push('answered'); return each.body.removal; });
  assert.equal(answer, 7);
  assert.deepEqual(order, ['cells', 'act', 'answered']);
});

test('a refusal that names no cell is shown at every cell that was sent', async () => {
  const { saving, told } = made([{ status: 409, body: { sentence: 'ประกาศใช้แล้ว' } }]);
  saving.cells([edit(1, 'title', 'ก'), edit(2, 'title', 'ข')]);
  await settled();
  assert.deepEqual(told.refused, [['ประกาศใช้แล้ว', 'ประกาศใช้แล้ว']]);
  assert.equal(saving.unsaved, 0);
});
