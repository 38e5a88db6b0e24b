// The address follows the title until it is edited by hand or the article is public.

import { call } from './api.js';

export class Slug {
  #fields; #article; #changed; #suggested = null; #timer = 0;

  /**
   * @param article returns the saved article; null for a new one
   * @param changed called when a different address was suggested
   */
  constructor(fields, article, changed) {
    this.#fields = fields;
    this.#article = article;
    this.#changed = changed;
  }

  /** The title changed: the address follows once typing pauses. */
  follow() {
    if (!this.#follows) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#timer = 0; this.#take().catch(() => { /* with the next letter */ }); }, 350);
  }

  /** Takes the address at once, for a save right after typing the title. */
  async complete() {
    const waits = this.#timer !== 0;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (waits || (this.#fields.of('slug').value.trim() === '' && this.#fields.of('title').value.trim() !== '')) await this.#take();
  }

  /** Nobody has seen the address yet, or chosen one by hand, not even since the title was changed. */
  get #follows() {
    const article = this.#article(), slug = this.#fields.of('slug').value;
    return (!article || article.state === 'draft') && (slug === '' || slug === this.#suggested);
  }

  async #take() {
    if (!this.#follows) return;
    const article = this.#article(), title = this.#fields.of('title').value, before = this.#fields.of('slug').value;
    const { status, data } = await call('GET', `/slug?title=${encodeURIComponent(title.slice(0, 1000))}${article ? `&id=${article.id}` : ''}`);
    if (status !== 200 || this.#fields.of('slug').value !== before) return;
    this.#suggested = data.slug;
    this.#fields.set('slug', data.slug);
    this.#changed();
  }
}
