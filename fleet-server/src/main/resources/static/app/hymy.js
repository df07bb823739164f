// What the console's pages do beyond plain HTML. Every page works without it; nothing here is evaluated from text.
(() => {
  'use strict';
  document.documentElement.classList.add('js');

  // The menu is open where there is room for it, and folded on a phone.
  const menu = document.querySelector('.hy-menu');
  if (menu && matchMedia('(max-width: 991.98px)').matches) {
    menu.open = false;
  }

  // Live fragments: asked for only while somebody looks, and put in place only when they changed.
  const last = new WeakMap();
  document.body.addEventListener('htmx:beforeRequest', event => {
    if (document.hidden && event.detail.elt.classList.contains('hy-live')) {
      event.preventDefault();
    }
  });
  document.body.addEventListener('htmx:beforeSwap', event => {
    const place = event.detail.target;
    const text = event.detail.serverResponse;
    if (last.get(place) === text || isBusy(place)) {
      event.detail.shouldSwap = false;
    } else if (event.detail.shouldSwap) {
      last.set(place, text);
    }
  });
  // Somebody who selects text or holds the focus in a fragment is not interrupted.
  function isBusy(place) {
    const selection = getSelection();
    return (selection && !selection.isCollapsed && place.contains(selection.anchorNode))
      || (place.contains(document.activeElement) && document.activeElement.matches('input, select, textarea'));
  }

  const lost = document.getElementById('connection-lost');
  document.body.addEventListener('htmx:sendError', () => { if (lost) { lost.hidden = false; } });
  document.body.addEventListener('htmx:timeout', () => { if (lost) { lost.hidden = false; } });
  document.body.addEventListener('htmx:afterOnLoad', () => { if (lost) { lost.hidden = true; } });

  // Copy buttons: <button data-copy="id of what to copy">
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (!button) { return; }
    const source = document.getElementById(button.dataset.copy);
    const words = button.textContent;
    const done = said => {
      button.textContent = said;
      setTimeout(() => { button.textContent = words; }, 2000);
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(source.textContent).then(() => done('Copied'), () => mark());
    } else {
      mark();
    }
    function mark() {
      getSelection().selectAllChildren(source);
      done('Press Ctrl+C');
    }
  });

  // "All" boxes: <input type="checkbox" data-all="name of the boxes">
  document.addEventListener('change', event => {
    const all = event.target.closest('[data-all]');
    if (all) {
      all.form.querySelectorAll(`input[name="${CSS.escape(all.dataset.all)}"]`).forEach(box => { box.checked = all.checked; });
    }
  });

  // Questions before something that cannot be taken back: <form data-ask="…?">
  document.addEventListener('submit', event => {
    const words = event.target.dataset.ask;
    if (words && !confirm(words)) {
      event.preventDefault();
    }
  });
})();

// Filters answer at once: <select data-submit>
document.addEventListener('change', event => {
  if (event.target.matches('select[data-submit]')) {
    event.target.form.requestSubmit();
  }
});

// The editor of surveys: line numbers, faults that lead to their line, the Tab key left to those who move by it.
(() => {
  'use strict';
  const text = document.getElementById('body');
  const gutter = document.querySelector('.hy-editor-lines');
  if (!text || !gutter) { return; }
  const faulty = new Set(text.dataset.faults.trim().split(/\s+/));

  function number() {
    const count = text.value.split('\n').length;
    if (gutter.childElementCount === count) { return; }
    gutter.replaceChildren(...Array.from({ length: count }, (_, i) => {
      const line = document.createElement('span');
      line.textContent = i + 1;
      if (faulty.has(String(i + 1))) { line.className = 'hy-faulty'; }
      return line;
    }));
  }

  function goTo(line) {
    const lines = text.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, words) => sum + words.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] || '').length);
    const height = text.scrollHeight / Math.max(1, lines.length);
    text.scrollTop = Math.max(0, (line - 6) * height);
    text.scrollIntoView({ block: 'center' });
  }

  text.addEventListener('input', number);
  text.addEventListener('scroll', () => { gutter.scrollTop = text.scrollTop; });
  document.querySelectorAll('[data-line]').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    goTo(Number(link.dataset.line));
  }));
  let changed = false;
  text.addEventListener('input', () => { changed = true; });
  text.form.addEventListener('submit', () => { changed = false; });
  addEventListener('beforeunload', event => { if (changed) { event.preventDefault(); } });
  number();
})();
