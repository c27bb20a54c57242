/* The words of the page, written by the server in the reader's language, read from a hidden list:
   <li data-word="saved">บันทึกแล้ว {time}</li> */

export function wordsOf(element) {
  const found = new Map(
    [...element.querySelectorAll('[data-word]')].map((item) => [item.dataset.word, item.textContent]),
  );
  return (name, values = {}) => (found.get(name) ?? name)
    .replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** 10.42 as Thais write the time, of the clock on this machine. */
export function timeNow() {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.');
}
