/* Reader's choices: text size, light or dark. Loaded in <head> before the styles, so nothing flashes.
   Without script the browser's own settings hold and the two buttons stay hidden. */
(function () {
  'use strict';
  const root = document.documentElement;

  function kept(name) {
    try { return localStorage.getItem('rp-' + name); } catch { return null; }   // private mode: nothing is kept
  }
  function keep(name, value) {
    try {
      if (value) { localStorage.setItem('rp-' + name, value); } else { localStorage.removeItem('rp-' + name); }
    } catch { return; }
  }
  function apply(name, value) {
    if (value) { root.setAttribute('data-' + name, value); } else { root.removeAttribute('data-' + name); }
  }
  function nextText(now) { return { large: 'larger', larger: '' }[now] ?? 'large'; }
  function nextTheme(now) {
    const dark = now ? now === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    return dark ? 'light' : 'dark';
  }

  apply('text', kept('text'));
  apply('theme', kept('theme'));
  document.addEventListener('DOMContentLoaded', function () {
    for (const button of document.querySelectorAll('[data-pref]')) {
      button.hidden = false;
      button.addEventListener('click', function () {
        const name = button.dataset.pref, now = root.getAttribute('data-' + name);
        const chosen = name === 'text' ? nextText(now) : nextTheme(now);
        apply(name, chosen);
        keep(name, chosen);
      });
    }
  });
})();
