// What was left unsaved: found again, shown at once, and never thrown away without being asked.

import { call } from './api.js';
import { Keeper } from './keep.js';
import { day } from './notices.js';
import { withoutUploads } from './pictures.js';
import { say } from '../words.js';

export class Unsaved {
  #editor;

  constructor(editor) { this.#editor = editor; }

  /**
   * @param copy what the server kept of this article, or null
   * @param unsaved new articles on the server that were begun and not saved
   * @param own the session of this window before it was loaded anew
   */
  restore(copy, unsaved, own) {
    const stored = Keeper.stored(this.#editor.o.user, this.#editor.o.kind, this.#editor.article?.id ?? null);
    const isNew = this.#editor.article === null;
    // Of a new article only what belongs to this address: another window may hold another new article.
    const local = stored.find(entry => own && entry.key.endsWith(own)) ?? stored.find(entry => isNew ? copy && entry.copyId === copy.id : true);
    if (copy) this.#editor.keeper.copyId = copy.id;
    // What the browser holds was never confirmed: it is newer than what its own window had sent before.
    const newer = local && (!copy || !local.ackedAt || local.ackedAt >= copy.savedAt || local.at >= copy.savedAt) ? local : null;
    const chosen = newer ?? copy;
    if (newer && copy === null && newer.copyId) this.#editor.keeper.copyId = isNew ? newer.copyId : null;
    if (chosen && this.#differs(chosen.fields)) {
      this.#use(chosen, newer ? newer.at : copy.savedAt, chosen === newer);
      // What this window itself had sent before is no other text.
      const other = newer ? (copy && local.ackedAt >= copy.savedAt ? null : copy) : local;
      if (other && JSON.stringify(other.fields) !== JSON.stringify(chosen.fields)) this.#offerOther(other, other.savedAt ?? other.at);
    }
    if (newer) {
      // Under this window's own name first: at no moment is it nowhere.
      this.#editor.keeper.changed();
      if (this.#editor.keeper.store()) Keeper.forget(newer.key);
    }
    if (isNew) this.#offerBegun(unsaved, stored.filter(entry => entry !== local && !unsaved.some(one => one.copyId === entry.copyId)));
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
    ]);
    this.#editor.status('kept', at);
  }

  async #discard(saved) {
    const mine = this.#editor.fields.read();
    this.#editor.fields.write(saved);
    if (this.#editor.article) this.#editor.keeper.rebase(this.#editor.article.version);
    this.#editor.preview.changed(true);
    this.#editor.notices.show('restored', this.#editor.article ? say('Showing the article as it is saved.') : say('Showing an empty article.'), [
      [say('Bring my text back'), () => { this.#editor.fields.write(mine); this.#editor.notices.hide('restored'); this.#editor.changed(); }],
    ]);
    try { await this.#editor.keeper.discard(); this.#editor.status('saved'); } catch { /* it is offered once more */ }
    if (!this.#editor.article) history.replaceState(history.state, '', location.pathname);
  }

  #offerOther(other, at) {
    this.#editor.notices.show('other', say('There is another unsaved text of yours, from {0}.', day(at)), [
      [say('Show it instead'), () => { this.#editor.notices.hide('other'); const mine = { fields: this.#editor.fields.read(), baseVersion: this.#editor.keeper.baseVersion }; this.#use(other, at, false); this.#editor.changed(); this.#offerOther(mine, new Date().toISOString()); }],
      [say('Dismiss'), () => this.#editor.notices.hide('other')],
    ]);
  }

  /** New articles that were begun before and never saved. */
  #offerBegun(unsaved, stored) {
    for (const one of unsaved.slice(0, 5))
      this.#editor.notices.show(`begun-${one.copyId}`, say('You began “{0}” and did not save it ({1}).', short(one.title), day(one.savedAt)), [
        [say('Go on with it'), () => { this.#editor.leaving = !this.#editor.keeper.dirty; location.assign(`${location.pathname}?copy=${one.copyId}`); }],
        [say('Discard it'), async () => { await call('DELETE', `/copies/${one.copyId}`).catch(() => {}); this.#editor.notices.hide(`begun-${one.copyId}`); }],
      ]);
    for (const entry of stored.slice(0, 5))
      this.#editor.notices.show(`begun-${entry.key}`, say('You began “{0}” in this browser and did not save it ({1}).', short(entry.fields.title), day(entry.at)), [
        [say('Go on with it'), () => { this.#editor.notices.hide(`begun-${entry.key}`); this.#use(entry, entry.at, true); this.#editor.keeper.copyId = entry.copyId ?? null; this.#editor.changed(); if (this.#editor.keeper.store()) Keeper.forget(entry.key); }],
        [say('Discard it'), () => { Keeper.forget(entry.key); this.#editor.notices.hide(`begun-${entry.key}`); }],
      ]);
  }
}

function short(title) {
  const words = title?.trim() || say('Untitled');
  return words.length > 60 ? words.slice(0, 60) + '…' : words;
}
