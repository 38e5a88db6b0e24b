// The parts of the editor: text, preview and settings, by pointer and by the arrows.

/** @param choose called with the name of the part */
export function wireTabs(root, choose) {
  for (const tab of root.querySelectorAll('[role=tab]')) {
    tab.addEventListener('click', () => choose(tab.dataset.tab));
    tab.addEventListener('keydown', event => {
      const tabs = [...root.querySelectorAll('[role=tab]')].filter(one => one.offsetParent !== null), at = tabs.indexOf(tab);
      const next = event.key === 'ArrowRight' ? tabs[(at + 1) % tabs.length] : event.key === 'ArrowLeft' ? tabs[(at + tabs.length - 1) % tabs.length] : null;
      if (next) { event.preventDefault(); choose(next.dataset.tab); next.focus(); }
    });
  }
}

export function showTab(root, name) {
  root.dataset.shown = name;
  for (const tab of root.querySelectorAll('[role=tab]')) {
    tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
    tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
  }
}
