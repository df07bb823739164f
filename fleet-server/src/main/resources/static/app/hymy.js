// What the console's pages do beyond plain HTML. Every page works without it; nothing here is evaluated from text.
(() => {
  'use strict';
  document.documentElement.classList.add('js');
  const words = document.querySelector('meta[name="hymy-words"]').dataset;

  // The menu is open where there is room for it, and folded on a phone.
  const menu = document.querySelector('.hy-menu');
  if (menu) {
    const narrow = matchMedia('(max-width: 991.98px)');
    const fold = () => { menu.open = !narrow.matches; };
    fold();
    narrow.addEventListener('change', fold);
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
      held = place.contains(document.activeElement) ? named(document.activeElement) : null;
    }
  });
  // Who moves by the Tab key stays where he was, though all around was drawn anew.
  let held = null;
  const named = one => [one.tagName, one.id, one.getAttribute('href'), one.getAttribute('name'), one.textContent].join(' ');
  document.body.addEventListener('htmx:afterSettle', event => {
    if (held && !event.target.contains(document.activeElement)) {
      [...event.target.querySelectorAll('a, button, summary')].find(one => named(one) === held)?.focus({ preventScroll: true });
    }
    held = null;
  });
  // Somebody who selects text or holds the focus in a fragment is not interrupted.
  function isBusy(place) {
    const selection = getSelection();
    return (selection && !selection.isCollapsed && place.contains(selection.anchorNode))
      || place.querySelector('input[type="checkbox"]:checked')
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
    const before = button.textContent;
    const done = said => {
      button.textContent = said;
      setTimeout(() => { button.textContent = before; }, 2000);
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(source.textContent).then(() => done(words.copied), () => mark());
    } else {
      mark();
    }
    function mark() {
      getSelection().selectAllChildren(source);
      done(words.byKeys);
    }
  });

  // "All" boxes: <input type="checkbox" data-all="name of the boxes">
  document.addEventListener('change', event => {
    const all = event.target.closest('[data-all]');
    if (all) {
      all.form.querySelectorAll(`input[name="${CSS.escape(all.dataset.all)}"]`).forEach(box => { box.checked = all.checked; });
    }
  });

  // Questions before something that cannot be taken back: <form data-ask="…?">, or its <button data-ask="…?">
  document.addEventListener('submit', event => {
    const words = event.submitter?.dataset.ask ?? event.target.dataset.ask;
    if (words && !confirm(words)) {
      event.preventDefault();
    }
  });
})();

// Where the phone is: <button data-position="id of the field">
document.addEventListener('click', event => {
  const button = event.target.closest('[data-position]');
  if (!button || !navigator.geolocation) { return; }
  const field = document.getElementById(button.dataset.position);
  const before = button.textContent;
  const words = document.querySelector('meta[name="hymy-words"]').dataset;
  button.textContent = words.looking;
  navigator.geolocation.getCurrentPosition(
    found => { field.value = `${found.coords.latitude.toFixed(5)}, ${found.coords.longitude.toFixed(5)}`; button.textContent = before; },
    () => { button.textContent = words.noPosition; },
    { timeout: 15000, maximumAge: 60000, enableHighAccuracy: true });
});

// Pages for paper: <button data-print>
document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) { print(); }
});

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

// How many kiosks a publication is about to reach stands on its button: <button data-does="…" data-alone="…">
(() => {
  'use strict';
  const form = document.getElementById('publish');
  const pick = document.getElementById('pick');
  if (!form || !pick) { return; }
  const button = form.querySelector('[data-does]');
  const said = document.getElementById('meant');
  function count() {
    const all = form.querySelector('input[name="mode"][value="matching"]');
    return all && all.checked
      ? Number(form.querySelector('[data-found]').value)
      : form.querySelectorAll('input[name="kiosks"]:checked').length;
  }
  function say() {
    const n = count();
    const known = document.querySelector('meta[name="hymy-words"]').dataset;
    const words = n === 1 ? known.kiosk : known.kiosks.replace('%s', String(n).replace(/\B(?=(\d{3})+$)/g, '\u202F'));
    button.textContent = n === 0 ? button.dataset.alone : `${button.dataset.does} ${words}`;
    if (said.textContent !== words) { said.textContent = words; }
  }
  form.addEventListener('change', event => {
    // Who ticks a kiosk means the ticked ones.
    if (event.target.name === 'kiosks' && event.target.checked) {
      form.querySelector('input[name="mode"][value="ticked"]').checked = true;
    }
    say();
  });
  pick.addEventListener('htmx:afterSwap', say);
  // Enter in the search field looks, and does not publish.
  form.q?.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); } });
})();

// A field that offers what matches while one writes: <div data-combo> around an input, a hidden input and a listbox.
document.querySelectorAll('[data-combo]').forEach(box => {
  'use strict';
  const input = box.querySelector('[role="combobox"]');
  const value = box.querySelector('input[type="hidden"]');
  const list = box.querySelector('[role="listbox"]');
  const said = box.querySelector('[role="status"]');
  const options = () => [...list.querySelectorAll('[role="option"]')];
  let active = -1;

  function mark(index) {
    const all = options();
    active = all.length === 0 ? -1 : index;
    all.forEach((option, i) => option.setAttribute('aria-selected', i === active));
    if (active < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    }
  }
  function show(open) {
    list.hidden = !open;
    input.setAttribute('aria-expanded', open);
    mark(-1);
    const words = open ? list.querySelector('[data-said]') : null;
    said.textContent = words ? words.dataset.said : '';
  }
  function choose(option) {
    value.value = option.dataset.value;
    input.value = option.dataset.name;
    show(false);
    input.form.requestSubmit();
  }

  input.addEventListener('focus', () => input.select());
  input.addEventListener('input', () => { value.value = ''; });
  input.addEventListener('htmx:afterRequest', event => {
    if (event.detail.successful && document.activeElement === input) { show(true); }
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', event => {
    const last = options().length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) { show(true); }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark(active < 0 ? (step > 0 ? 0 : last) : (active + step + last + 1) % (last + 1));
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(options()[active]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      show(false);
    }
  });
  // The field keeps the focus while the list is clicked.
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target.closest('[role="option"]');
    if (option) { choose(option); }
  });
});

// Finding anything, and going places, by the keyboard.
(() => {
  'use strict';
  const palette = document.getElementById('palette');
  const keys = document.getElementById('keys');
  if (!palette || !palette.showModal) { return; }
  const input = document.getElementById('palette-q');
  const list = document.getElementById('palette-found');
  const said = palette.querySelector('[role="status"]');
  const GO = { o: '/', l: '/alarms', k: '/kiosks', s: '/sites', p: '/plan', u: '/surveys', a: '/assignments', r: '/rollouts', e: '/results' };
  const options = () => [...list.querySelectorAll('[role="option"]')];
  let active = -1;
  let going = 0;

  function mark(index) {
    const all = options();
    active = all.length === 0 ? -1 : (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute('aria-selected', i === active));
    if (active < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    }
  }
  function open() {
    if (palette.open) { return; }
    keys.close();
    input.value = '';
    palette.showModal();
    input.focus();
    htmx.trigger(input, 'palette');
  }
  list.addEventListener('htmx:afterSwap', () => {
    mark(0);
    said.textContent = list.querySelector('[data-said]')?.dataset.said ?? '';
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      options()[active].querySelector('a').click();
    }
  });
  // Outside of the box is not in it.
  palette.addEventListener('click', event => { if (event.target === palette) { palette.close(); } });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-open-palette]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open();
    }
  });

  // Who speaks to the computer, or types by a stick, can switch the single keys off.
  const box = document.getElementById('single-keys');
  box.checked = localStorage.getItem('hymy-keys') !== 'off';
  box.addEventListener('change', () => localStorage.setItem('hymy-keys', box.checked ? 'on' : 'off'));

  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (palette.open) { palette.close(); } else { open(); }
      return;
    }
    // What was in a dialog keeps the keys for a moment after that was closed.
    const at = event.target.closest?.('dialog:not([open])') ? document.body : event.target;
    const writes = at.closest?.('input, select, textarea, [contenteditable], dialog');
    if (writes || event.ctrlKey || event.metaKey || event.altKey || !box.checked) { return; }
    const went = Date.now() - going < 1500;
    going = 0;
    if (went && GO[event.key]) {
      location.href = GO[event.key];
    } else if (event.key === 'g') {
      going = Date.now();
    } else if (event.key === '?') {
      keys.showModal();
    } else if (event.key === '/') {
      event.preventDefault();
      const field = document.querySelector('main input[type="search"]');
      if (field) { field.focus(); } else { open(); }
    }
  });
})();

// A moment stands in the console's zone; who points at it finds the time of the site that the page is about, and a
// reader elsewhere his own.
(() => {
  'use strict';
  const page = document.documentElement;
  const { zone, yours, there } = page.dataset;
  if (!zone) { return; }
  const language = page.lang === 'en' ? 'en-GB' : page.lang;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = { dateStyle: 'medium', timeStyle: 'short' };
  function others() {
    const found = new Map();
    const site = document.querySelector('[data-site-zone]');
    if (site) { found.set(site.dataset.siteZone, there); }
    found.set(here, yours);
    found.delete(zone);
    return [...found].map(([timeZone, whose]) => {
      const clock = new Intl.DateTimeFormat(language, { ...form, timeZone });
      return moment => `\n${clock.format(moment)} (${timeZone}, ${whose})`;
    });
  }
  function add(root) {
    const clocks = others();
    if (clocks.length === 0) { return; }
    root.querySelectorAll?.('time[datetime][title]:not([data-both])').forEach(time => {
      time.dataset.both = '';
      const moment = new Date(time.dateTime);
      time.title += ` (${zone})${clocks.map(clock => clock(moment)).join('')}`;
    });
  }
  add(document);
  document.body.addEventListener('htmx:afterSettle', event => add(event.target));
})();
