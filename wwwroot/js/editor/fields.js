// The form's fields: reads and writes all of them at once, and shows errors beside each.

import { Tags } from './tags.js';
import { say } from '../words.js';

const plain = ['title', 'slug', 'excerpt', 'markdown', 'language', 'canonicalUrl', 'series', 'position', 'seoTitle', 'seoDescription', 'visibility'];

export class Fields {
  #root; #tags; #switches = { allowComments: true, featured: false, noCover: false }; #publishAt = ''; #publishedAt = ''; #said; #cover = null; #covers = new Map(); #changed; #check; #mended; #touched = new Set(); #checking = 0;

  /**
   * @param changed called with the name of a field changed by the user
   * @param said called when tags were typed or chosen, changed or not, and when all fields were written
   * @param check gives what is wrong with the fields as they stand, by name; null when nobody can say
   * @param mended called with the number of fields that are still wrong, when one no longer is
   */
  constructor(root, { changed, said, check, mended }) {
    this.#root = root;
    this.#changed = changed;
    this.#said = said;
    this.#check = check;
    this.#mended = mended;
    this.#tags = new Tags(root, other => {
      if (other) this.#changed('tags');
      said();
    });
    root.addEventListener('input', event => {
      if (event.target.dataset.best) this.#measure(); if (event.target.name) this.#changed(event.target.name); });
    root.addEventListener('change', event => { if (event.target.name) this.#changed(event.target.name); });
    root.querySelector('[data-cover-remove]').addEventListener('click', () => { this.cover = null; this.#changed('coverId'); });
  }

  /** How long what search engines are told is, and how much of it they show. */
  #measure() {
    for (const field of this.#root.querySelectorAll('[data-best]')) {
      const length = field.value.trim().length, place = document.getElementById(`${field.id}-count`);
      place.textContent = say('{0} of about {1} characters', length, field.dataset.best);
      place.classList.toggle('over', length > Number(field.dataset.best));
    }
  }

  of(name) { return this.#root.elements[name]; }
  get area() { return this.of('markdown'); }

  /** All fields, always with the same names in the same order. */
  read() {
    const fields = {};
    // A lone surrogate, as left by a broken paste, cannot be sent.
    for (const name of plain) fields[name] = this.of(name)?.value.toWellFormed?.() ?? this.of(name)?.value ?? '';
    fields.tags = this.#tags.names;
    fields.coverId = this.#cover;
    Object.assign(fields, this.#switches);
    fields.parentId = Number(this.of('parentId')?.value) || null;
    fields.authorId = Number(this.of('authorId')?.value) || null;
    fields.publishedAt = this.#publishedAt;
    fields.publishAt = this.#publishAt;
    return fields;
  }

  write(fields) {
    for (const name of plain) this.set(name, fields[name]);
    for (const name of ['tags', 'coverId', 'allowComments', 'featured', 'noCover', 'parentId', 'authorId', 'publishedAt', 'publishAt']) this.set(name, fields[name]);
    this.#said();
    this.#measure();
  }

  set(name, value) {
    if (name === 'tags') this.#tags.names = value;
    else if (name === 'coverId') this.cover = value ?? null;
    else if (name in this.#switches) {
      this.#switches[name] = !!value;
      if (name === 'noCover') this.cover = this.#cover;
    }
    else if (name === 'publishAt') this.#publishAt = moment(value) ?? this.#publishAt;
    else if (name === 'publishedAt') this.#publishedAt = moment(value) ?? this.#publishedAt;
    // Nobody chose, as in what was kept before there was such a field.
    else if (!this.of(name) || (value == null && (name === 'visibility' || name === 'authorId'))) return;
    else if (this.of(name).value !== String(value ?? '')) this.of(name).value = value ?? '';
  }

  /** Registers pictures that covers may refer to: { id, url, alt }. */
  know(pictures) { for (const picture of pictures) this.#covers.set(picture.id, picture); }

  get cover() { return this.#cover; }

  set cover(id) {
    this.#cover = id;
    const without = this.#switches.noCover;
    const picture = without ? null : this.#covers.get(id);
    const shown = this.#root.querySelector('[data-cover] img');
    shown.hidden = !picture;
    if (picture) { shown.src = picture.url; shown.alt = picture.alt || picture.name || say('The cover'); }
    this.#root.querySelector('[data-cover] [data-drawn]').hidden = without || id !== null;
    this.#root.querySelector('[data-cover] [data-none]').hidden = !without;
    this.#root.querySelector('[data-cover-remove]').hidden = id === null;
  }

  get tags() { return this.#tags; }

  /** When to publish: ISO 8601, empty, or invalid input. */
  get publishAt() { return this.#publishAt; }

  /** Sets a field to the value reported by a server-rendered control. */
  put(name, value) {
    this.set(name, value);
    this.#changed(name);
  }

  /** Shows the errors and moves to the first. Returns the messages without a field, and where the others are. */
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

  clearErrors() { this.#touched.clear(); for (const place of this.#root.querySelectorAll('[data-error]')) this.#clear(place.dataset.error); }

  #clear(name) {
    const place = this.#root.querySelector(`[data-error="${name}"]`);
    if (!place || place.hidden) return;
    place.hidden = true;
    this.#root.querySelector(`[aria-describedby~="${place.id}"]`)?.removeAttribute('aria-invalid');
  }

  #place(name) { return this.#root.querySelector(`[data-error="${name}"]:not([hidden])`); }

  /** The field was changed: once the hands rest, it is looked at again. What is still wrong stays, in the words that fit now. */
  mend(name) {
    if (name === 'publishAt') name = 'at';
    if (!this.#place(name)) return;
    this.#touched.add(name);
    clearTimeout(this.#checking);
    this.#checking = setTimeout(async () => {
      // A field that changes while the answer is on its way is looked at again.
      const names = [...this.#touched];
      this.#touched.clear();
      const errors = await this.#check() ?? {};
      for (const one of names.filter(name => !this.#touched.has(name))) {
        const place = this.#place(one);
        if (place && errors[one]) place.textContent = errors[one];
        else this.#clear(one);
      }
      this.#mended(this.#root.querySelectorAll('[data-error]:not([hidden])').length);
    }, rest);
  }
}

const rest = 300;

/** Always in the same form; null for data stored before this field existed. */
function moment(value) {
  if (value === null || value === undefined) return null;
  const at = new Date(value);
  return value === '' ? '' : isNaN(at) ? 'unclear' : at.toISOString();
}
