// Before the page is painted: where the reader left the choice to the computer or phone, the page follows it.
(() => {
  'use strict';
  const page = document.documentElement;
  // Paper is light.
  let shown = '';
  addEventListener('beforeprint', () => { shown = page.dataset.bsTheme; page.dataset.bsTheme = 'light'; });
  addEventListener('afterprint', () => { page.dataset.bsTheme = shown; });
  if (page.hasAttribute('data-bs-theme')) { return; }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    page.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
    page.dispatchEvent(new Event('hy:theme'));
  };
  dark.addEventListener('change', follow);
  follow();
})();
