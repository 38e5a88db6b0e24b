// The Studio's own script: theme, rail and shortcuts. The connection is in connection.js.
(() => {
  'use strict';

  const press = name => document.querySelector(`[data-${name}]`)?.click();

  // For the layout's components: functions that need no server, or a whole new page.
  window.studio = {
    switchTheme() {
      const root = document.documentElement;
      const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      const next = (root.dataset.theme || system) === 'dark' ? 'light' : 'dark';
      root.dataset.theme = next;
      try { localStorage.setItem('theme', next); } catch { /* stored for this page only */ }
    },
    /**
     * Moves the focus to an element once no dialog covers the page. A closing dialog restores the focus late, possibly to a
     * removed element; the element then gets the focus again.
     */
    async focus(element) {
      const frame = () => new Promise(next => setTimeout(next, 16));
      for (let wait = 0; wait < 300 && document.querySelector('.mud-dialog'); wait++) await frame();
      element?.focus();
      for (let lost = 0; lost < 30 && element?.isConnected; lost++) {
        await frame();
        if (document.activeElement === document.body) element.focus();
      }
    },
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    submit(form) { document.getElementById(form)?.requestSubmit(); },
    /** The server closes the pages of a session that ends, by loading them anew; this one is on its way to the answer already. */
    signOut() {
      window.studio.left = true;
      Blazor.disconnect();
      this.submit('sign-out');
    },
  };

  // A link to the current page only closes the rail that covers the page.
  document.addEventListener('click', event => { if (event.target.closest('.rail a[aria-current]')) press('close-rail'); });
  // A window that has become wide has room for both.
  matchMedia('(min-width: 960px)').addEventListener('change', wide => {
    if (wide.matches) for (const covered of document.querySelectorAll('#content, .bar')) covered.inert = false;
  });

  let leader = -1000;
  document.addEventListener('keydown', event => {
    // What this script brings to a page is no key of its own.
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape' && !event.target.closest('[role=menu], [role=dialog]')) { press('close-rail'); press('close-drawer'); }
    if (event.target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') && !event.target.matches(':is(.table, [data-keys]) input[type=checkbox]')) return;
    const begun = event.timeStamp - leader < 1000;
    leader = event.key === 'g' ? event.timeStamp : -1000;
    if (event.target.closest('[data-keys]')) { if (begun) go(event.key); else inTable(event); }
    else if (begun) go(event.key);
    else if (document.querySelector('.mud-dialog, .mud-popover-open')) return;
    else inTable(event) || bringToPage(event);
    if (begun || event.defaultPrevented) return;
    if (event.key === '?') press('show-keys');
    else if (event.key === '/') {
      const search = document.querySelector('#content input[type=search]');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
  });

  const go = key => document.querySelector(`.rail a[data-key="${CSS.escape(key)}"]`)?.click();

  // A page that takes keys takes them wherever the focus is: what is pressed outside of it is pressed again inside.
  function bringToPage(event) {
    const page = event.key.length === 1 && event.key !== 'g' && event.key !== '?' && event.key !== '/' || event.key.startsWith('Arrow') || event.key === 'Delete' ? document.querySelector('#content [data-keys]') : null;
    if (!page || event.target.closest('a, button, summary') && (event.key === ' ' || event.key === 'Enter')) return;
    page.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, code: event.code, shiftKey: event.shiftKey, bubbles: true, cancelable: true }));
    if (event.key.startsWith('Arrow') && !document.querySelector('#content .table tbody tr')) event.preventDefault();
  }

  // In a table, or at its first row while the focus is in none.
  function inTable(event) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown' && event.key !== 'x') return false;
    if (event.target.closest('.table tbody td')) {
      if (event.key === 'x') event.target.closest('tr').querySelector('input[type=checkbox]')?.click();
      else moveInTable(event);
      return true;
    }
    const first = event.target.closest('a, button, summary') && !event.target.closest('#content') ? null : document.querySelector('#content .table tbody tr');
    const box = first?.querySelector('input[type=checkbox]');
    const target = event.key === 'x' ? box : event.key === 'ArrowDown' ? first?.querySelector('td a, td button, td input:not([type=checkbox])') : null;
    if (!target) return false;
    event.preventDefault();
    target.focus();
    if (event.key === 'x') box.click();
    return true;
  }

  // The library moves the focus into a menu only until one of its items was chosen; after that it stays on the button.
  document.addEventListener('keydown', event => {
    const button = event.target;
    if ((event.key !== 'Enter' && event.key !== ' ') || !button.matches('[aria-haspopup=menu][aria-expanded=false]')) return;
    // A busy server takes its time to open it.
    const until = performance.now() + 20_000;
    requestAnimationFrame(function look() {
      if (document.activeElement !== button || performance.now() > until) return;
      const item = button.getAttribute('aria-expanded') === 'true' && document.querySelector('.mud-popover-open [role=menuitem]');
      if (item) item.focus(); else requestAnimationFrame(look);
    });
  }, true);

  // Handles a menu's keys: the library calls the server for each key, starts listening some time after the menu has opened, and counts the items
  // itself instead of checking where the focus is.
  document.addEventListener('keydown', event => {
    const item = event.target.closest('.mud-popover-open [role=menuitem]');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!item || !step && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) { if (!event.repeat) item.click(); return; }
    const items = [...item.closest('.mud-popover-open').querySelectorAll('[role=menuitem]:not([aria-disabled=true])')].filter(one => one.offsetParent !== null);
    items[(items.indexOf(item) + step + items.length) % items.length].focus();
  }, true);

  // From a link, button or box in a table row to the same one in the next row.
  function moveInTable(event) {
    const cell = event.target.closest('.table tbody td');
    if (!cell) return;
    const row = event.key === 'ArrowDown' ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
    const target = row?.cells[cell.cellIndex]?.querySelector('a, button, input') ?? row?.querySelector('a, button, input');
    if (target) { event.preventDefault(); target.focus(); }
  }
})();
