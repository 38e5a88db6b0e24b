// Typed and unsaved text, for a page that is reloaded: stored by address and field for the tab's lifetime.
(() => {
  'use strict';
  const fields = new Set(), at = () => 'typed:' + location.pathname;
  // The component library numbers its fields differently each time.
  const nameOf = field => field.id && !/^mud|^_/.test(field.id) ? field.id : field.name;
  const ticks = field => field.type === 'checkbox' || field.type === 'radio';
  const inTheAddress = field => [...new URLSearchParams(location.search).values()].includes(field.value);
  const keepable = field => nameOf(field) && (field.type !== 'radio' || field.id) && field.type !== 'password' && field.type !== 'file' && typeof field.value === 'string';
  const touched = () => [...fields].filter(field => field.isConnected);

  document.addEventListener('input', event => {
    // A form that stores its own text does not need it twice.
    if (!event.target.closest('[data-keeps-own]')) fields.add(event.target);
  });

  /** Whether something was typed that would be lost. */
  function losesSomething() {
    return touched().some(field => !keepable(field) && field.type !== 'file' && (ticks(field) || field.value) && !inTheAddress(field) && !field.disabled);
  }

  function keep() {
    const texts = {};
    for (const field of touched())
      if (keepable(field) && (ticks(field) || field.value !== '')) texts[nameOf(field)] = ticks(field) ? field.checked : field.value;
    if (Object.keys(texts).length > 0) {
      try { sessionStorage.setItem(at(), JSON.stringify(texts)); } catch { /* storage is off or full */ }
    }
  }

  function put(field, text) {
    if (typeof text === 'boolean') {
      if (field.checked !== text) field.click();
    } else if (field.value !== text) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  function giveBack() {
    const stored = sessionStorage.getItem(at());
    if (!stored) return;
    sessionStorage.removeItem(at());
    const texts = JSON.parse(stored);
    const give = () => {
      if (!document.querySelector('.studio[data-interactive]:not([data-left])')) return false; // the current content will be replaced
      for (const name of Object.keys(texts)) {
        const field = document.getElementById(name) || document.getElementsByName(name)[0];
        if (!field) continue;
        put(field, texts[name]);
        delete texts[name];
      }
      return Object.keys(texts).length === 0;
    };
    // A field may appear later, with its data or its dialog. After ten minutes it is no longer the same work.
    if (give()) return;
    const watch = new MutationObserver(() => { if (give()) watch.disconnect(); });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-interactive'] });
    setTimeout(() => watch.disconnect(), 600_000);
  }

  window.typed = { losesSomething, keep, giveBack };
})();
