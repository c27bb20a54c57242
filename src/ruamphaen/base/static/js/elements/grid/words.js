/* The words of the page, written by the server in the reader's language, read from a hidden list:
   <li data-word="saved">บันทึกแล้ว {time}</li> */

export function wordsOf(element) {
  const found = new Map(
    [...element.querySelectorAll('[data-word]')].map((item) => [item.dataset.word, item.textContent]),
  );
  return (name, values = {}) => (found.get(name) ?? name)
    .replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** The time in Bangkok as Thais write it: 10.42. */
export function timeNow() {
  const clock = { timeZone: 'Asia/Bangkok', hour: '2-digit', minute: '2-digit' };
  return new Date().toLocaleTimeString('en-GB', clock).replace(':', '.');
}
