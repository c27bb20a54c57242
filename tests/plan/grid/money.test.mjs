import assert from 'node:assert/strict';
import test from 'node:test';

import { format, satang, sum } from '../../../src/ruamphaen/base/static/js/elements/grid/money.js';

test('amounts are exact to the satang', () => {
  assert.equal(format(sum(['0.10', '0.20', '1,250,000'])), '1,250,000.30');
  assert.equal(format(sum(['9,999,999,999.99', '0.01'])), '10,000,000,000');
});

test('a blank is no amount, and a zero is one', () => {
  assert.equal(satang(''), null);
  assert.equal(satang('0'), 0n);
  assert.equal(format(sum(['', ''])), '');
  assert.equal(format(sum(['', '0'])), '0');
});

test('what the server could not read counts as nothing', () => {
  assert.equal(format(sum(['12.500.000', 'รอแจ้ง', '500'])), '500');
});
