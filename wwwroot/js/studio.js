// The Studio's own script: theme switch, rail, and a connection that comes back by itself.
(() => {
  'use strict';

  document.addEventListener('click', event => {
    const target = event.target;
    if (target.closest('[data-theme-switch]')) {
      const root = document.documentElement;
      const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      const next = (root.dataset.theme || system) === 'dark' ? 'light' : 'dark';
      root.dataset.theme = next;
      try { localStorage.setItem('theme', next); } catch { /* remembered for this page only */ }
    }
    if (target.closest('.rail a')) {
      const rail = document.getElementById('rail');
      if (rail.matches(':popover-open')) rail.hidePopover();
    }
  });

  let leader = -1000;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input, textarea, select, [contenteditable], dialog') && !event.target.matches('.table input[type=checkbox]')) return;
    const begun = event.timeStamp - leader < 1000;
    leader = event.key === 'g' ? event.timeStamp : -1000;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') moveInTable(event);
    else if (begun) document.querySelector(`.rail a[data-key="${CSS.escape(event.key)}"]`)?.click();
    else if (event.key === 'x') event.target.closest('.table tbody tr')?.querySelector('input[type=checkbox]')?.click();
    else if (event.key === '?') document.getElementById('keys').showModal();
    else if (event.key === '/') {
      const search = document.querySelector('#content input[type=search]');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
  });

  // From a link, button or box in a table's row to the same one in the next row.
  function moveInTable(event) {
    const cell = event.target.closest('.table tbody td');
    if (!cell) return;
    const row = event.key === 'ArrowDown' ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
    const target = row?.cells[cell.cellIndex]?.querySelector('a, button, input') ?? row?.querySelector('a, button, input');
    if (target) { event.preventDefault(); target.focus(); }
  }

  // What was typed is kept for a page that must be loaded anew: by address and field, for the tab's lifetime.
  const typed = new Map();
  const nameOf = field => field.id || field.name;
  const keep = 'typed:';
  document.addEventListener('input', event => {
    const field = event.target;
    // A form that keeps its own texts is not given them twice.
    if (field.closest('[data-keeps-own]')) return;
    if (nameOf(field) && field.type !== 'password' && typeof field.value === 'string') typed.set(nameOf(field), field);
  });

  function keepTyped() {
    const texts = {};
    for (const [name, field] of typed)
      if (field.isConnected && field.value !== '' && field.type !== 'checkbox' && field.type !== 'radio') texts[name] = field.value;
    if (Object.keys(texts).length > 0) {
      try { sessionStorage.setItem(keep + location.pathname, JSON.stringify(texts)); } catch { /* storage is off or full */ }
    }
  }

  function giveBackTyped() {
    const stored = sessionStorage.getItem(keep + location.pathname);
    if (!stored) return;
    sessionStorage.removeItem(keep + location.pathname);
    const texts = JSON.parse(stored);
    const give = () => {
      if (!document.querySelector('.studio[data-interactive]')) return false; // what is drawn now will be replaced
      for (const name of Object.keys(texts)) {
        const field = document.getElementById(name) || document.getElementsByName(name)[0];
        if (!field) continue;
        if (field.value !== texts[name]) {
          field.value = texts[name];
          field.dispatchEvent(new Event('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true }));
        }
        delete texts[name];
      }
      return Object.keys(texts).length === 0;
    };
    // A field may appear later, with its data or its dialog; after ten minutes it is no longer the same work.
    if (give()) return;
    const watch = new MutationObserver(() => { if (give()) watch.disconnect(); });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-interactive'] });
    setTimeout(() => watch.disconnect(), 600_000);
  }

  const bar = document.getElementById('lost');
  let lost = false;
  let wake = () => {};
  const pause = ms => new Promise(done => { wake = done; setTimeout(done, ms); });
  addEventListener('online', () => wake());
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });

  async function reconnect() {
    lost = true;
    bar.hidden = false;
    for (let attempt = 0; lost; attempt++) {
      try {
        // False: the server answers, but no longer knows this circuit (it was restarted). The page begins anew.
        if (await Blazor.reconnect()) return;
        keepTyped();
        await window.beforeStudioReload?.();
        location.reload();
        return;
      } catch {
        await pause(document.hidden ? 5000 : Math.min(250 * 2 ** attempt, 1000));
      }
    }
  }

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: reconnect,
        onConnectionUp: () => { lost = false; bar.hidden = true; },
      },
    },
  }).then(giveBackTyped);
})();
