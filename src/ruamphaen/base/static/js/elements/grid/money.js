/* Sums of amounts as the server shows them ("1,250,000" or "1,250,000.50"), exact to the satang.
   Pure. What is not an amount of that shape (still being typed, refused) counts as nothing. */

const SHOWN = /^(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{1,2}))?$/;

/** Satang of a shown amount; null where there is none. */
export function satang(shown) {
  const found = SHOWN.exec(shown.trim());
  if (!found) { return null; }
  const [, baht, part = ''] = found;
  return BigInt(baht.replaceAll(',', '')) * 100n + BigInt(part.padEnd(2, '0') || 0);
}

/** The sum of shown amounts in satang; null where there is no amount at all. */
export function sum(shown) {
  let total = null;
  for (const each of shown) {
    const amount = satang(each);
    if (amount !== null) { total = (total ?? 0n) + amount; }
  }
  return total;
}

/** Satang as the server would show them; nothing for null. */
export function format(amount) {
  if (amount === null) { return ''; }
  const baht = (amount / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const part = amount % 100n;
  return part ? `${baht}.${part.toString().padStart(2, '0')}` : baht;
}
