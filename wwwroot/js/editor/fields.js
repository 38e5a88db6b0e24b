// The form's fields: reads and writes them all at once, and shows what is wrong beside each.

import { say } from '../words.js';

const plain = ['title', 'slug', 'excerpt', 'markdown', 'language', 'canonicalUrl', 'series', 'position'];

export class Fields {
  #root; #tags = []; #cover = null; #covers = new Map(); #changed;

  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    root.addEventListener('input', event => { if (event.target.name) this.#touch(event.target); });
    root.addEventListener('change', event => { if (event.target.name) this.#touch(event.target); });
    this.#wireTags();
    root.querySelector('[data-cover-remove]').addEventListener('click', () => { this.cover = null; this.#changed('coverId'); });
  }

  of(name) { return this.#root.elements[name]; }
  get area() { return this.of('markdown'); }

  /** Everything, always with the same names in the same order. */
  read() {
    const fields = {};
    // Half a character, as a broken paste leaves it, cannot be sent.
    for (const name of plain) fields[name] = this.of(name)?.value.toWellFormed?.() ?? this.of(name)?.value ?? '';
    fields.tags = [...this.#tags];
    fields.coverId = this.#cover;
    fields.allowComments = this.of('allowComments').checked;
    fields.featured = this.of('featured')?.checked ?? false;
    fields.parentId = Number(this.of('parentId')?.value) || null;
    return fields;
  }

  write(fields) {
    for (const name of plain) this.set(name, fields[name]);
    for (const name of ['tags', 'coverId', 'allowComments', 'featured', 'parentId']) this.set(name, fields[name]);
  }

  set(name, value) {
    if (name === 'tags') { this.#tags = [...value ?? []]; this.#drawTags(); }
    else if (name === 'coverId') this.cover = value ?? null;
    else if (!this.of(name)) return;
    else if (name === 'allowComments' || name === 'featured') this.of(name).checked = !!value;
    else if (this.of(name).value !== String(value ?? '')) this.of(name).value = value ?? '';
  }

  /** Pictures that covers may name: { id, url, alt }. */
  know(pictures) { for (const picture of pictures) this.#covers.set(picture.id, picture); }

  get cover() { return this.#cover; }

  set cover(id) {
    this.#cover = id;
    const picture = this.#covers.get(id);
    const shown = this.#root.querySelector('[data-cover] img');
    shown.hidden = !picture;
    if (picture) { shown.src = picture.url; shown.alt = picture.alt || picture.name || say('The cover'); }
    this.#root.querySelector('[data-cover] [data-drawn]').hidden = id !== null;
    this.#root.querySelector('[data-cover-remove]').hidden = id === null;
  }

  /** Takes what stands in the tag field as a tag, too. */
  finishTag() {
    const field = this.#root.querySelector('[data-tag-input]');
    if (!field) return;
    const names = field.value.split(/[,，、;；]/).map(name => name.trim().toLowerCase()).filter(Boolean);
    field.value = '';
    const before = this.#tags.length;
    for (const name of names) if (!this.#tags.includes(name)) this.#tags.push(name);
    if (this.#tags.length > before) { this.#drawTags(); this.#clear('tags'); this.#changed('tags'); }
  }

  /** Shows what is wrong and goes to the first; gives the words it has no place for, and where the others stand. */
  showErrors(errors) {
    this.clearErrors();
    let first = null;
    const left = [], panes = [];
    for (const [name, words] of Object.entries(errors)) {
      const place = this.#root.querySelector(`[data-error="${name}"]`);
      if (!place) { left.push(words); continue; }
      place.textContent = words;
      place.hidden = false;
      const field = this.#root.querySelector(`[aria-describedby~="${place.id}"]`);
      field?.setAttribute('aria-invalid', 'true');
      panes.push(place.closest('[data-pane]')?.dataset.pane);
      if (field && (!first || field.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) first = field;
    }
    return { first, left, panes };
  }

  clearErrors() { for (const place of this.#root.querySelectorAll('[data-error]')) this.#clear(place.dataset.error); }

  #clear(name) {
    const place = this.#root.querySelector(`[data-error="${name}"]`);
    if (!place || place.hidden) return;
    place.hidden = true;
    this.#root.querySelector(`[aria-describedby~="${place.id}"]`)?.removeAttribute('aria-invalid');
  }

  #touch(field) { this.#clear(field.name); this.#changed(field.name); }

  #wireTags() {
    const field = this.#root.querySelector('[data-tag-input]');
    if (!field) return;
    field.addEventListener('keydown', event => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Enter' || event.key === ',') { event.preventDefault(); this.finishTag(); }
      else if (event.key === 'Backspace' && field.value === '' && this.#tags.length > 0) { this.#tags.pop(); this.#drawTags(); this.#changed('tags'); }
    });
    field.addEventListener('input', event => {
      // A choice from the list comes as one replacement, a comma of an input method as letters.
      if (!event.isComposing && (event.inputType === 'insertReplacementText' || event.inputType === undefined || /[,，、;；]/.test(field.value))) this.finishTag();
    });
    field.addEventListener('blur', () => this.finishTag());
  }

  #drawTags() {
    const list = this.#root.querySelector('[data-tags]');
    if (!list) return;
    list.replaceChildren(...this.#tags.map(name => {
      const item = document.createElement('li'), remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = '×';
      remove.setAttribute('aria-label', say('Remove the tag {0}', name));
      remove.addEventListener('click', () => {
        this.#tags = this.#tags.filter(other => other !== name);
        this.#drawTags();
        this.#changed('tags');
        this.#root.querySelector('[data-tag-input]').focus();
      });
      item.append(name, remove);
      return item;
    }));
  }
}
