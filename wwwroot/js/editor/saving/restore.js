// Unsaved content: found again, shown at once, and never discarded without asking.

import { sendBeginnings } from './beginnings.js';
import { Keeper } from './keep.js';
import { day } from '../notices.js';
import { withoutUploads } from '../writing/pictures.js';
import { say } from '../../words.js';

export class Unsaved {
  #editor;

  constructor(editor) { this.#editor = editor; }

  /**
   * @param copy the server's copy of this article, or null
   * @param own the session of this window before it was reloaded
   */
  restore(copy, own) {
    const stored = Keeper.stored(this.#editor.o.user, this.#editor.o.kind, this.#editor.article?.id ?? null);
    const isNew = this.#editor.article === null;
    // For a new article, only the content stored by this window: another window may hold another new article.
    const local = stored.find(entry => own && entry.key.endsWith(own)) ?? stored.find(entry => isNew ? copy && entry.copyId === copy.id : true);
    if (copy) this.#editor.keeper.copyId = copy.id;
    // The browser's content was never confirmed, so it is newer than what its own window sent before.
    const newer = local && (!copy || !local.ackedAt || local.ackedAt >= copy.savedAt || local.at >= copy.savedAt) ? local : null;
    const chosen = newer ?? copy;
    if (newer && copy === null && newer.copyId) this.#editor.keeper.copyId = isNew ? newer.copyId : null;
    if (chosen && this.#differs(chosen.fields)) {
      this.#use(chosen, newer ? newer.at : copy.savedAt, chosen === newer);
      // What this window itself sent before is not a different text.
      const other = newer ? (copy && local.ackedAt >= copy.savedAt ? null : copy) : local;
      if (other && JSON.stringify(other.fields) !== JSON.stringify(chosen.fields)) this.#offerOther(other, other.savedAt ?? other.at);
    }
    if (newer) {
      // Stored under this window's name first, so that it is always stored somewhere.
      this.#editor.keeper.changed();
      if (this.#editor.keeper.store()) Keeper.forget(newer.key);
    }
    // What other windows left in this browser alone goes to the list.
    if (isNew) sendBeginnings(this.#editor.o.user, this.#editor.o.session).catch(() => {});
  }

  #differs(fields) {
    const saved = this.#editor.fields.read();
    return Object.keys(saved).some(name => JSON.stringify(fields[name] ?? null) !== JSON.stringify(saved[name] ?? null) && String(fields[name] ?? '') !== String(saved[name] ?? ''));
  }

  #use(source, at, here) {
    const saved = this.#editor.fields.read();
    this.#editor.fields.write({ ...saved, ...source.fields, markdown: withoutUploads(source.fields.markdown ?? '') });
    if (source.baseVersion !== undefined && this.#editor.article) this.#editor.keeper.rebase(source.baseVersion);
    const outdated = this.#editor.article && source.baseVersion < this.#editor.article.version;
    this.#editor.notices.show('restored', [
      here ? say('Restored what you had not saved, from {0} (kept in this browser).', day(at)) : say('Restored what you had not saved, from {0}.', day(at)),
      outdated ? say('The article was saved by someone since: you will see both before anything is overwritten.') : '',
    ].join(' ').trim(), [
      [say('Keep it'), () => this.#editor.notices.hide('restored')],
      [say('Discard it'), () => this.#discard(saved)],
    ], 'restored');
    this.#editor.status('kept', at);
  }

  async #discard(saved) {
    const mine = this.#editor.fields.read();
    this.#editor.fields.write(saved);
    if (this.#editor.article) this.#editor.keeper.rebase(this.#editor.article.version);
    this.#editor.preview.changed(true);
    this.#editor.notices.show('restored', this.#editor.article ? say('Showing the article as it is saved.') : say('Showing an empty article.'), [
      [say('Bring my text back'), () => { this.#editor.fields.write(mine); this.#editor.notices.hide('restored'); this.#editor.changed(); }],
    ], 'restored');
    try { await this.#editor.keeper.discard(); this.#editor.status('saved'); } catch { /* it is offered again */ }
    if (!this.#editor.article) history.replaceState(history.state, '', location.pathname);
  }

  #offerOther(other, at) {
    this.#editor.notices.show('other', say('There is another unsaved text of yours, from {0}.', day(at)), [
      [say('Show it instead'), () => { this.#editor.notices.hide('other'); const mine = { fields: this.#editor.fields.read(), baseVersion: this.#editor.keeper.baseVersion }; this.#use(other, at, false); this.#editor.changed(); this.#offerOther(mine, new Date().toISOString()); }],
      [say('Dismiss'), () => this.#editor.notices.hide('other')],
    ], 'restored');
  }
}
