// The toolbar's tools that ask something first: a line under the toolbar opens, and closes with Enter or Escape.

import { embed, fence, languageAt, table } from './blocks.js';
import { apply } from './text.js';

export class Tools {
  #root; #area; #open = null; #selection = [0, 0];

  constructor(root, area) {
    this.#root = root;
    this.#area = area;
    for (const panel of root.querySelectorAll('[data-tool]')) {
      panel.addEventListener('keydown', event => {
        if (event.isComposing) return;
        if (event.key === 'Enter' && event.target.tagName !== 'BUTTON') { event.preventDefault(); this.#put(panel); }
        if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); this.close(); }
      });
      panel.querySelector('[data-put]').addEventListener('click', () => this.#put(panel));
      panel.querySelector('[data-close]').addEventListener('click', () => this.close());
    }
    root.querySelector('[data-help-close]').addEventListener('click', () => this.#help.close());
    this.#help.addEventListener('close', () => this.#area.focus());
  }

  /** Whether it is one that asks first. */
  knows(name) { return name === 'help' || this.#panel(name) !== null; }

  open(name) {
    if (name === 'help') { if (!this.#help.open) this.#help.showModal(); return; }
    const panel = this.#panel(name), again = this.#open === panel;
    this.#hide();
    if (again) { this.#area.focus(); return; }
    const { selectionStart: start, selectionEnd: end, value } = this.#area, chosen = value.slice(start, end).trim();
    this.#selection = [start, end];
    const field = name => panel.querySelector(`[data-field=${name}]`);
    if (name === 'language') field('language').value = languageAt(value, start) ?? '';
    if (name === 'embed') {
      const address = /^(https?:\/\/|\/media\/)\S+$/.test(chosen);
      field('address').value = address ? chosen : '';
      field('title').value = address ? '' : chosen;
    }
    this.#open = panel;
    panel.hidden = false;
    this.#button(name)?.setAttribute('aria-expanded', 'true');
    const first = panel.querySelector('input');
    first.focus();
    first.select();
  }

  close() { this.#hide(); this.#area.focus(); }

  get #help() { return this.#root.querySelector('dialog[data-help]'); }

  #panel(name) { return this.#root.querySelector(`[data-tool="${name}"]`); }

  #button(name) { return this.#root.querySelector(`[data-format="${name}"]`); }

  #hide() {
    if (!this.#open) return;
    this.#button(this.#open.dataset.tool)?.setAttribute('aria-expanded', 'false');
    this.#open.hidden = true;
    this.#open = null;
  }

  #put(panel) {
    const value = name => panel.querySelector(`[data-field=${name}]`).value.trim(), [start, end] = this.#selection, text = this.#area.value;
    const count = name => Math.min(20, Math.max(1, Math.round(Number(value(name))) || 2));
    let edit = null;
    switch (panel.dataset.tool) {
      case 'table': edit = table(text, start, end, count('columns'), count('rows')); break;
      case 'language': edit = fence(text, start, end, value('language').replace(/[\s`]/g, '')); break;
      case 'embed':
        if (!/^(https?:\/\/\S+\.|\/media\/)\S+$/.test(value('address'))) { panel.querySelector('[data-field=address]').focus(); return; }
        edit = embed(text, start, end, value('address').replaceAll('(', '%28').replaceAll(')', '%29'), value('title'));
    }
    this.#hide();
    apply(this.#area, edit);
  }
}
