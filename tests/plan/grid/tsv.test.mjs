import assert from 'node:assert/strict';
import test from 'node:test';

import { formatTsv, parseTsv } from '../../../src/ruamphaen/base/static/js/elements/grid/tsv.js';

const CASES = [
  ['one cell', 'ถนน', [['ถนน']]],
  ['two rows as Excel ends them', 'ก\tข\r\nค\tง\r\n', [['ก', 'ข'], ['ค', 'ง']]],
  ['blank cells keep their places', '\tข\t\n', [['', 'ข', '']]],
  ['a blank row in between', 'ก\n\nข', [['ก'], [''], ['ข']]],
  ['a cell with two lines', '"กว้าง 4 เมตร\r\nยาว 200 เมตร"\t1', [['กว้าง 4 เมตร\nยาว 200 เมตร', '1']]],
  ['quotes inside quotes', '"ป้าย ""ช้า"" 2 ป้าย"', [['ป้าย "ช้า" 2 ป้าย']]],
  ['a quote that is only a letter', '"ก" และ "ข"\tค', [['"ก" และ "ข"', 'ค']]],
  ['nothing', '', [['']]],
];

for (const [name, text, rows] of CASES) {
  test(`reads ${name}`, () => assert.deepEqual(parseTsv(text), rows));
}

test('what is copied can be pasted back as it was', () => {
  const rows = [['ก\nข', 'ป้าย "ช้า"', ''], ['1,000', 'ค\tง', 'จ']];
  assert.deepEqual(parseTsv(formatTsv(rows)), rows);
});
