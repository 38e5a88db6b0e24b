// Saving and its possible results: an invalid field, or an article that someone else saved meanwhile.

import { Away, call } from '../api.js';
import { day } from '../notices.js';
import { say } from '../../words.js';

export class Saving {
  #editor; #left = [];

  constructor(editor) { this.#editor = editor; }

  /** Saves the text, then changes the state, and reports the result. */
  async save(then, { at = null, asNew = false, version = null } = {}) {
    if (this.#editor.busy) return;
    this.#editor.busy = true;
    this.#editor.fields.tags.finish();
    for (const button of this.#buttons()) button.disabled = true;
    this.#editor.notices.hide('save');
    this.#editor.notices.hide('invalid');
    let next = null;
    try {
      await this.#editor.slug.complete();
      await this.#editor.keeper.hold();
      const sent = this.#editor.fields.read();
      const { status, data } = await call('POST', '/save', {
        id: asNew ? null : this.#editor.article?.id ?? null, version: version ?? this.#editor.keeper.baseVersion, session: this.#editor.o.session, copyId: asNew ? null : this.#editor.keeper.copyId,
        kind: this.#editor.o.kind, fields: sent, then, at: at?.toISOString() ?? null,
      });
      next = await this.#answered(status, data ?? {}, sent, then, at);
    } catch (error) {
      const words = error.reason === 'signed-out' ? say('You are signed out. Sign in in another tab, then try again.')
        : error instanceof Away ? `${error.message} ${say('Nothing was lost: your text is kept in this browser.')}` : say('Something went wrong in this page. Your text is kept in this browser.');
      this.#editor.keeper.store();
      this.#editor.notices.show('save', words, [[say('Try again'), () => this.save(then, { at, asNew, version })], [say('Dismiss'), () => this.#editor.notices.hide('save')]], 'error');
      if (!(error instanceof Away)) console.error(error);
    } finally {
      this.#editor.busy = false;
      this.#editor.keeper.release();
      for (const button of this.#buttons()) button.disabled = false;
    }
    await next?.();
  }

  /** A field was mended: so many still are not. The notice speaks of those, and goes with the last. */
  mended(wrong) {
    if (wrong === 0 && this.#left.length === 0) this.#editor.notices.hide('invalid');
    else this.#editor.notices.reword('invalid', this.#another(wrong, this.#left));
  }

  #another(count, left) {
    return [count === 1 ? say('Not saved yet: one field needs another look.') : count > 1 ? say('Not saved yet: {0} fields need another look.', count) : '', ...left].filter(Boolean).join(' ');
  }

  #buttons() { return this.#editor.root.querySelectorAll('[data-do]'); }

  /** Returns what to do when the buttons are enabled again. */
  async #answered(status, data, sent, then, at) {
    switch (data.result) {
      case 'saved': return this.#done(data, sent, then);
      case 'invalid': {
        const { first, left, panes } = this.#editor.fields.showErrors(data.errors);
        this.#editor.notices.show('invalid', this.#another(Object.keys(data.errors).length - left.length, left), [], 'error');
        this.#left = left;
        const pane = panes.find(Boolean);
        if (pane) this.#editor.tab(pane);
        first?.focus();
        return null;
      }
      case 'conflict':
        if (this.#editor.keeper.unmoved(data.theirs.fields)) return () => this.#overAnotherState(data.theirs, then, at);
        return () => this.#conflict(data.theirs, then, at);
      case 'missing':
        this.#editor.notices.show('save', data.message ?? say('This article no longer exists. Your text is kept: save it as a new one.'), [[say('Save it as a new draft'), () => this.#saveAsNew()]], 'error');
        return null;
      default: {
        // The text was saved; only its state could not be changed.
        const next = data.article ? this.#done(data, sent, 'nothing') : null;
        this.#editor.notices.hide('said');
        this.#editor.notices.show('save', data.message ?? data.detail ?? say('The server refused it ({0}).', status), [[say('Dismiss'), () => this.#editor.notices.hide('save')]], 'error');
        return next;
      }
    }
  }

  #done({ article, fields }, sent, then) {
    const before = this.#editor.article;
    this.#editor.article = article;
    this.#editor.fields.clearErrors();
    if (then === 'trash') {
      this.#editor.leaving = true;
      return async () => { this.#editor.keeper.rebase(article.version); location.assign((window.blogAddress ?? (address => address))(this.#editor.o.list)); };
    }
    if (then === 'unpublish' || then === 'restore') {
      this.#editor.keeper.advance(article.version);
      if (fields) { this.#editor.takePlan(fields.publishAt); this.#editor.takeDate(fields.publishedAt); }
    } else {
      // The server trims and sorts. Its form is shown where nothing was typed since.
      const now = this.#editor.fields.read(), unchanged = JSON.stringify(now) === JSON.stringify(sent);
      const settled = { ...sent };
      for (const name of Object.keys(sent)) {
        if (name === 'markdown' || name === 'publishAt' || JSON.stringify(now[name]) !== JSON.stringify(sent[name])) continue;
        this.#editor.fields.set(name, fields[name]);
        settled[name] = this.#editor.fields.read()[name];
      }
      this.#editor.keeper.saved(article.id, article.version, unchanged);
      this.#editor.keeper.settle(settled);
      this.#editor.takePlan(fields.publishAt, sent.publishAt);
      if (unchanged) this.#editor.status('saved');
      for (const beginning of ['restored', 'other']) this.#editor.notices.hideAll(beginning);
    }
    this.#editor.showState();
    // A draft's schedule is stored only when it is scheduled.
    const planned = then === 'nothing' && this.#editor.keeper.dirty && article.state !== 'published' && article.state !== 'scheduled' && this.#editor.fields.publishAt !== '';
    if (planned) this.#editor.changed('publishAt');
    const link = article.state === 'published' ? [say('View it'), () => window.open(article.address, '_blank', 'noopener')] : null;
    this.#editor.notices.say({
      nothing: article.state === 'published' ? say('Updated. Readers see it now.') : planned ? say('Saved. It goes onto the schedule when you press “Schedule”.') : say('Saved.'),
      publish: say('Published. Readers see it now.'),
      schedule: say('Scheduled for {0}', day(article.publishedAt, true)),
      restore: say('Taken out of the trash.'),
      unpublish: before?.state === 'scheduled' ? say('Taken off the schedule.') : say('Unpublished. Readers no longer see it.'),
    }[then] ?? say('Saved.'), link);
    return async () => {
      if (before?.id !== article.id) history.replaceState(history.state, '', `${this.#editor.o.list.replace(/\?.*/, '')}/${article.id}`);
      await this.#editor.page.invokeMethodAsync('SavedAsync', article.id, article.version).catch(() => {});
    };
  }

  /** The schedule or someone in the list published it, and the text is unchanged: there is no conflict. */
  async #overAnotherState(theirs, then, at) {
    this.adopt(theirs.article, theirs.fields);
    await this.save(then === 'publish' && theirs.article.state === 'published' ? 'nothing' : then, { at });
  }

  /** The article has a new state, and the same text. */
  adopt(article, fields) {
    this.#editor.article = article;
    this.#editor.keeper.advance(article.version);
    this.#editor.takePlan(fields.publishAt);
    this.#editor.takeDate(fields.publishedAt);
    this.#editor.showState();
  }

  /** Checks whether the article was published meanwhile. */
  async refresh() {
    if (this.#editor.busy) return;
    try {
      const { status, data } = await call('GET', `/articles/${this.#editor.article.id}/saved`);
      if (status === 200 && data.article.version > this.#editor.article.version && this.#editor.keeper.unmoved(data.fields)) this.adopt(data.article, data.fields);
    } catch { /* the next save reports it */ }
  }

  async #conflict(theirs, then, at) {
    const who = theirs.by ?? say('Someone else');
    // Shown first, because the question itself needs the circuit.
    this.#editor.notices.show('save', say('{0} saved another version meanwhile. Yours is kept, but not saved.', who), [[say('Compare again'), () => this.compareNow(then, at)]], 'error');
    const choice = await this.#editor.compare(
      say('{0} saved this article on {1}, after you had opened it. Nothing was overwritten. Their text stands on the left, yours on the right.', who, day(theirs.article.updatedAt)), theirs.comparison);
    if (choice === 'mine') await this.save(then, { at, version: theirs.article.version });
    else if (choice === 'copy') await this.#saveAsNew();
    else if (choice === 'theirs') this.#takeTheirs(theirs, this.#editor.fields.read());
  }

  #takeTheirs(theirs, mine) {
    this.#editor.article = theirs.article;
    this.#editor.fields.write(theirs.fields);
    this.#editor.keeper.rebase(theirs.article.version);
    this.#editor.keeper.settle();
    this.#editor.showState();
    this.#editor.changed();
    this.#editor.page.invokeMethodAsync('SavedAsync', theirs.article.id, theirs.article.version).catch(() => {});
    this.#editor.notices.hide('save');
    this.#editor.notices.show('restored', say('Showing what is saved.'), [[say('Bring my text back'), () => { this.#editor.fields.write(mine); this.#editor.notices.hide('restored'); this.#editor.changed(); }], [say('Dismiss'), () => this.#editor.notices.hide('restored')]], 'restored');
  }

  /** Saves this version beside the other one: a separate draft with its own address. */
  async #saveAsNew() {
    try {
      const { data } = await call('GET', `/slug?title=${encodeURIComponent(this.#editor.fields.of('slug').value)}`);
      if (data?.slug) this.#editor.fields.set('slug', data.slug);
    } catch { /* the save reports what is wrong */ }
    // What someone else wrote stays theirs; the copy is whose window this is.
    this.#editor.fields.set('authorId', this.#editor.o.user);
    await this.save('nothing', { asNew: true, version: 0 });
  }

  async compareNow(then = 'nothing', at = null) {
    try {
      const { status, data } = await call('POST', `/articles/${this.#editor.article.id}/compare`, this.#editor.fields.read());
      if (status === 200) await this.#conflict(data, then, at);
    } catch (error) {
      this.#editor.notices.show('save', error.message, [], 'error');
    }
  }
}
