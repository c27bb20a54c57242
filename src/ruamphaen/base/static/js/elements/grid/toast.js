/* A short message at the bottom of the page, perhaps with one thing to do; it leaves by itself. */

const STAYS = 8000;

/** Show `text`; `action` is {label, run}. Announced by the live region it is put into. */
export function toast(place, text, action = null) {
  const shown = document.createElement('p');
  shown.className = 'toast';
  shown.append(Object.assign(document.createElement('span'), { textContent: text }));
  let timer = setTimeout(() => shown.remove(), STAYS);
  if (action) {
    const button = Object.assign(document.createElement('button'), {
      type: 'button', className: 'toast-act', textContent: action.label,
    });
    button.addEventListener('click', () => { shown.remove(); action.run(); });
    shown.append(button);
    shown.addEventListener('pointerenter', () => clearTimeout(timer));
    shown.addEventListener('pointerleave', () => { timer = setTimeout(() => shown.remove(), STAYS); });
  }
  place.replaceChildren(shown);
}
