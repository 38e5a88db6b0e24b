// The article editor. The browser owns the text: what is typed never waits for the server, and nothing the server draws
// touches a field. Snapshots, previews and saves are requests of their own (see EditorEndpoints).

import { Away, call } from './api.js';
import { Compare } from './compare.js';
import { Fields } from './fields.js';
import { Keeper } from './keep.js';
import { keys, wireArea, wireToolbar } from './keys.js';
import { Library, Pictures, withoutUploads } from './pictures.js';
import { Preview, scrollTogether } from './preview.js';
import { Schedule } from './schedule.js';
import { Notices, day } from './notices.js';
import { apply, picture } from './text.js';

/**
 * @param root the form
 * @param page the component: SavedAsync(id, version)
 * @param options { kind, id, user, session, zone }
 */
export async function open(root, page, options) {
  const editor = new Editor(root, page, options);
  await editor.load();
  return editor;
}

const reloadMark = 'editor:reload';

class Editor {
  #root; #page; #o; #fields; #keeper; #preview; #notices; #pictures; #library; #schedule; #compare;
  #article = null; #busy = false; #leaving = false; #slug = { suggested: null, timer: 0 }; #excerpt = '';
  #removers = [];

  constructor(root, page, options) {
    this.#root = root;
    this.#page = page;
    this.#o = options;
    this.#notices = new Notices(root.querySelector('[data-notices]'));
  }

  async load() {
    const copy = new URLSearchParams(location.search).get('copy');
    const query = new URLSearchParams({ kind: this.#o.kind });
    if (this.#o.id) query.set('id', this.#o.id);
    else if (/^\d+$/.test(copy ?? '')) query.set('copy', copy);
    for (let wait = 500; ; wait = Math.min(5000, wait * 2)) {
      try {
        const { status, data } = await call('GET', `/editor?${query}`);
        if (status !== 200) { this.#notices.show('open', data?.detail ?? 'This article cannot be opened.'); return; }
        this.#begin(data);
        return;
      } catch (error) {
        this.#notices.show('open', error.reason === 'signed-out' ? 'You are signed out. Load the page again to sign in.' : 'The article could not be loaded yet; trying again…');
        if (!(error instanceof Away) || error.reason === 'signed-out') return;
        await new Promise(done => setTimeout(done, wait));
      }
    }
  }

  /** Asked before another page of the Studio is shown. */
  mayLeave() {
    if (this.#leaving || !this.#keeper || !this.#keeper.dirty) return true;
    this.#keeper.leave();
    return confirm('Leave without saving? What you wrote is kept, and offered when you open this again.');
  }

  /** The article's number of a save, now that the address has changed to it. */
  dispose() {
    this.#keeper?.leave();
    for (const remove of this.#removers) remove();
  }

  #begin(document_) {
    const { article, fields, copy, unsaved, choices, pictures } = document_;
    this.#notices.hide('open');
    this.#article = article;
    this.#fields = new Fields(this.#root, name => this.#changed(name));
    this.#fields.know(pictures);
    this.#offer(choices);
    this.#keeper = new Keeper({
      session: this.#o.session, user: this.#o.user, kind: this.#o.kind, articleId: article?.id ?? null, baseVersion: article?.version ?? 0,
      read: () => this.#fields.read(), status: (state, detail) => this.#status(state, detail), adopted: id => this.#adopted(id),
    });
    this.#fields.write(fields);
    this.#keeper.settle();
    this.#preview = new Preview(this.#root.querySelector('[data-preview]'), () => this.#fields.read(), counts => this.#count(counts));
    this.#pictures = new Pictures(this.#root, this.#fields);
    this.#wire();
    this.#showState();
    this.#restore(copy, unsaved);
    for (const set of this.#root.querySelectorAll('fieldset[data-wait]')) set.disabled = false;
    this.#root.removeAttribute('aria-busy');
    this.#preview.changed(true);
    this.#comeBack();
    this.#page.invokeMethodAsync('Opened', article?.version ?? 0).catch(() => {});
  }

  // ---- What was left unsaved ----

  #restore(copy, unsaved) {
    const own = this.#ownMark();
    const stored = Keeper.stored(this.#o.user, this.#o.kind, this.#article?.id ?? null);
    const isNew = this.#article === null;
    // Of a new article only what belongs to this address: another window may hold another new article.
    const local = stored.find(entry => own?.session && entry.key.endsWith(own.session)) ?? stored.find(entry => isNew ? copy && entry.copyId === copy.id : true);
    if (copy) this.#keeper.copyId = copy.id;
    // What the browser holds was never confirmed: it is newer than what its own window had sent before.
    const newer = local && (!copy || !local.ackedAt || local.ackedAt >= copy.savedAt || local.at >= copy.savedAt) ? local : null;
    const chosen = newer ?? copy;
    if (newer && copy === null && newer.copyId) this.#keeper.copyId = isNew ? newer.copyId : null;
    if (chosen && this.#differs(chosen.fields)) {
      this.#use(chosen, newer ? newer.at : copy.savedAt, chosen === newer ? 'in this browser' : '');
      const other = newer ? copy : local;
      if (other && JSON.stringify(other.fields) !== JSON.stringify(chosen.fields)) this.#offerOther(other, other.savedAt ?? other.at);
    }
    if (newer) { Keeper.forget(newer.key); if (chosen === newer) this.#keeper.changed(); }
    if (isNew) this.#offerBegun(unsaved, stored.filter(entry => entry !== local && !unsaved.some(one => one.copyId === entry.copyId)));
  }

  #differs(fields) {
    const saved = this.#fields.read();
    return Object.keys(saved).some(name => JSON.stringify(fields[name] ?? null) !== JSON.stringify(saved[name] ?? null) && String(fields[name] ?? '') !== String(saved[name] ?? ''));
  }

  #use(source, at, where) {
    const saved = this.#fields.read();
    this.#fields.write({ ...saved, ...source.fields, markdown: withoutUploads(source.fields.markdown ?? '') });
    if (source.baseVersion !== undefined && this.#article) this.#keeper.rebase(source.baseVersion);
    const outdated = this.#article && source.baseVersion < this.#article.version;
    this.#notices.show('restored', `Restored what you had not saved, from ${day(at)}${where ? ` (kept ${where})` : ''}.${outdated ? ' The article was saved by someone since: you will see both before anything is overwritten.' : ''}`, [
      ['Keep it', () => this.#notices.hide('restored')],
      ['Discard it', () => this.#discard(saved)],
    ]);
    this.#status('kept', at);
  }

  async #discard(saved) {
    const mine = this.#fields.read();
    this.#fields.write(saved);
    if (this.#article) this.#keeper.rebase(this.#article.version);
    this.#preview.changed(true);
    this.#notices.show('restored', this.#article ? 'Showing the article as it is saved.' : 'Showing an empty article.', [
      ['Bring my text back', () => { this.#fields.write(mine); this.#notices.hide('restored'); this.#changed(); }],
    ]);
    try { await this.#keeper.discard(); this.#status('saved'); } catch { /* it is offered once more */ }
    if (!this.#article) history.replaceState(history.state, '', location.pathname);
  }

  #offerOther(other, at) {
    this.#notices.show('other', `There is another unsaved text of yours, from ${day(at)}.`, [
      ['Show it instead', () => { this.#notices.hide('other'); const mine = { fields: this.#fields.read(), baseVersion: this.#keeper.baseVersion }; this.#use(other, at, ''); this.#changed(); this.#offerOther(mine, new Date().toISOString()); }],
      ['Dismiss', () => this.#notices.hide('other')],
    ]);
  }

  /** New articles that were begun before and never saved. */
  #offerBegun(unsaved, stored) {
    for (const one of unsaved.slice(0, 5))
      this.#notices.show(`begun-${one.copyId}`, `You began “${one.title.trim() || 'Untitled'}” and did not save it (${day(one.savedAt)}).`, [
        ['Go on with it', () => { this.#leaving = !this.#keeper.dirty; location.assign(`${location.pathname}?copy=${one.copyId}`); }],
        ['Discard it', async () => { await call('DELETE', `/copies/${one.copyId}`).catch(() => {}); this.#notices.hide(`begun-${one.copyId}`); }],
      ]);
    for (const entry of stored.slice(0, 5))
      this.#notices.show(entry.key, `You began “${entry.fields.title?.trim() || 'Untitled'}” in this browser and did not save it (${day(entry.at)}).`, [
        ['Go on with it', () => { this.#notices.hide(entry.key); this.#use(entry, entry.at, 'in this browser'); this.#keeper.copyId = entry.copyId ?? null; Keeper.forget(entry.key); this.#changed(); }],
        ['Discard it', () => { Keeper.forget(entry.key); this.#notices.hide(entry.key); }],
      ]);
  }

  /** This window was loaded anew: it goes on where it was. */
  #ownMark() {
    try {
      const mark = JSON.parse(sessionStorage.getItem(reloadMark));
      return mark?.path === location.pathname ? mark : null;
    } catch { return null; }
  }

  #mark() {
    const area = this.#fields.area;
    try {
      sessionStorage.setItem(reloadMark, JSON.stringify({
        path: location.pathname, session: this.#o.session, focus: document.activeElement?.name ?? null, start: area.selectionStart, end: area.selectionEnd, top: area.scrollTop,
      }));
    } catch { /* storage is off */ }
  }

  #comeBack() {
    const mark = this.#ownMark(), area = this.#fields.area;
    try { sessionStorage.removeItem(reloadMark); } catch { /* storage is off */ }
    if (mark?.focus && this.#fields.of(mark.focus)) {
      if (mark.focus === 'markdown') { area.setSelectionRange(mark.start, mark.end); area.scrollTop = mark.top; }
      this.#fields.of(mark.focus).focus({ preventScroll: true });
    } else if (!this.#article) {
      this.#fields.of('title').focus();
    }
  }

  // ---- While writing ----

  #wire() {
    const area = this.#fields.area, root = this.#root;
    const commands = {
      save: () => this.#run('save'), publish: () => this.#run('publish'), picture: () => this.#choosePicture(),
    };
    wireArea(area, commands);
    wireToolbar(root.querySelector('[role=toolbar]'), area, commands);
    scrollTogether(area, root.querySelector('[data-preview]'));
    this.#library = new Library(document.getElementById('library'), this.#pictures);
    this.#schedule = new Schedule(document.getElementById('schedule'), this.#o.zone);
    this.#compare = new Compare(document.getElementById('compare'));
    root.addEventListener('submit', event => event.preventDefault());
    const scope = root.closest('[data-editor]');
    scope.addEventListener('click', event => {
      const button = event.target.closest('[data-do]');
      if (button) this.#run(button.dataset.do);
    });
    this.#listen(document, 'keydown', event => keys(event, commands, scope));
    for (const tab of root.querySelectorAll('[role=tab]')) {
      tab.addEventListener('click', () => this.#tab(tab.dataset.tab));
      tab.addEventListener('keydown', event => {
        const tabs = [...root.querySelectorAll('[role=tab]')].filter(one => one.offsetParent !== null), at = tabs.indexOf(tab);
        const next = event.key === 'ArrowRight' ? tabs[(at + 1) % tabs.length] : event.key === 'ArrowLeft' ? tabs[(at + tabs.length - 1) % tabs.length] : null;
        if (next) { event.preventDefault(); this.#tab(next.dataset.tab); next.focus(); }
      });
    }
    root.querySelector('[data-cover-choose]').addEventListener('click', () => this.#chooseCover());
    root.querySelector('[data-excerpt-suggest]').addEventListener('click', () => { this.#fields.set('excerpt', this.#excerpt); this.#changed('excerpt'); });
    this.#listen(window, 'beforeunload', event => {
      this.#mark();
      this.#keeper.leave();
      if (!this.#leaving && this.#keeper.dirty) event.preventDefault();
    });
    // The server was restarted and this page will be loaded anew: when the hands rest, and without a question.
    window.beforeStudioReload = async () => {
      let quiet = 0;
      while (quiet < 3) {
        const before = this.#typedAt;
        await new Promise(done => setTimeout(done, 500));
        quiet = before === this.#typedAt && !area.dataset.composing && !this.#busy && !document.querySelector('dialog[open]') ? quiet + 1 : 0;
      }
      this.#keeper.store();
      this.#mark();
      this.#leaving = true;
    };
    this.#removers.push(() => { delete window.beforeStudioReload; });
  }

  #typedAt = 0;

  #listen(target, name, act) {
    target.addEventListener(name, act);
    this.#removers.push(() => target.removeEventListener(name, act));
  }

  #changed(name) {
    this.#typedAt = performance.now();
    if (name === 'title') this.#suggestSlug();
    this.#keeper.changed();
    this.#preview.changed();
  }

  /** As long as the address was not chosen by hand and nobody has seen it yet, it follows the title. */
  #suggestSlug() {
    const free = !this.#article || this.#article.state === 'draft';
    const slug = this.#fields.of('slug').value;
    if (!free || (slug !== '' && slug !== this.#slug.suggested)) return;
    clearTimeout(this.#slug.timer);
    this.#slug.timer = setTimeout(async () => {
      const title = this.#fields.of('title').value, before = this.#fields.of('slug').value;
      try {
        const { status, data } = await call('GET', `/slug?title=${encodeURIComponent(title.slice(0, 1000))}${this.#article ? `&id=${this.#article.id}` : ''}`);
        if (status !== 200 || this.#fields.of('slug').value !== before) return;
        this.#slug.suggested = data.slug;
        this.#fields.set('slug', data.slug);
        this.#changed('slug');
      } catch { /* with the next letter */ }
    }, 350);
  }

  #count({ words, minutes, excerpt }) {
    this.#excerpt = excerpt;
    this.#root.querySelector('[data-words]').textContent = `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'} · ${minutes} min read`;
  }

  #offer(choices) {
    const fill = (id, values) => document.getElementById(id)?.replaceChildren(...values.map(value => new Option('', value)));
    fill('known-tags', choices.tags);
    fill('known-series', choices.series);
    this.#fields.of('parentId')?.append(...choices.parents.map(parent => new Option(parent.title, parent.id)));
  }

  #adopted(copyId) {
    if (!this.#article) history.replaceState(history.state, '', `${location.pathname}?copy=${copyId}`);
  }

  #tab(name) {
    this.#root.dataset.shown = name;
    for (const tab of this.#root.querySelectorAll('[role=tab]')) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
      tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
    }
  }

  async #choosePicture() {
    const area = this.#fields.area, { selectionStart: start, selectionEnd: end } = area;
    const choice = await this.#library.choose('Put in a picture');
    area.focus();
    area.setSelectionRange(start, end);
    if (choice?.files) this.#pictures.insert(choice.files);
    if (choice?.picture) {
      const words = picture(area.value.slice(start, end) || choice.picture.alt, choice.picture.url);
      apply(area, { from: start, to: end, insert: words, select: [start + words.length, start + words.length] });
    }
  }

  async #chooseCover() {
    const choice = await this.#library.choose('Choose a cover');
    let chosen = choice?.picture;
    if (choice?.files?.length) chosen = await this.#pictures.upload(choice.files[0]);
    if (!chosen) return;
    this.#fields.know([chosen]);
    this.#fields.cover = chosen.id;
    this.#changed('coverId');
    this.#root.querySelector('[data-cover-choose]').focus();
  }

  // ---- Buttons ----

  async #run(what) {
    if (this.#busy) return;
    if (what === 'preview') { this.#openPreview(); return; }
    if (what === 'compare') { this.#compareNow(); return; }
    if (what === 'trash' && !confirm(`Move “${this.#fields.of('title').value.trim() || 'Untitled'}” to the trash? It can be restored from there.`)) return;
    if (what === 'schedule') {
      const at = await this.#schedule.ask(this.#article?.state === 'scheduled' ? new Date(this.#article.publishedAt) : null);
      if (at) await this.#save('schedule', { at });
      return;
    }
    await this.#save({ save: 'nothing' }[what] ?? what);
  }

  /** Saves the text, then changes the state; says what came of it. */
  async #save(then, { at = null, asNew = false, version = null } = {}) {
    if (this.#busy) return;
    this.#busy = true;
    this.#fields.finishTag();
    for (const button of this.#buttons()) button.disabled = true;
    this.#notices.hide('save');
    let next = null;
    try {
      await this.#keeper.hold();
      const sent = this.#fields.read();
      const { status, data } = await call('POST', '/save', {
        id: asNew ? null : this.#article?.id ?? null, version: version ?? this.#keeper.baseVersion, session: this.#o.session, copyId: asNew ? null : this.#keeper.copyId,
        kind: this.#o.kind, fields: sent, then, at: at?.toISOString() ?? null,
      });
      next = await this.#answered(status, data ?? {}, sent, then, at);
    } catch (error) {
      const words = error.reason === 'signed-out' ? 'You are signed out. Sign in in another tab, then try again.' : error instanceof Away ? `${error.message} Nothing was lost: your text is kept in this browser.` : 'Something went wrong in this page. Your text is kept in this browser.';
      this.#keeper.store();
      this.#notices.show('save', words, [['Try again', () => this.#save(then, { at, asNew, version })], ['Dismiss', () => this.#notices.hide('save')]], true);
      if (!(error instanceof Away)) console.error(error);
    } finally {
      this.#busy = false;
      this.#keeper.release();
      for (const button of this.#buttons()) button.disabled = false;
    }
    await next?.();
  }

  #buttons() { return this.#root.querySelectorAll('[data-do]'); }

  /** Gives what is to be done when the buttons work again. */
  async #answered(status, data, sent, then, at) {
    switch (data.result) {
      case 'saved': return this.#done(data, sent, then);
      case 'invalid': {
        if (data.errors.at) return async () => { const again = await this.#schedule.refuse(data.errors.at, at); if (again) await this.#save('schedule', { at: again }); };
        const { first, left } = this.#fields.showErrors(data.errors);
        const count = Object.keys(data.errors).length;
        this.#notices.show('save', ['Not saved yet: ' + (count === 1 ? 'one field needs' : `${count} fields need`) + ' another look.', ...left].join(' '), [], true);
        if (first) { this.#tab(first.closest('[data-pane]')?.dataset.pane ?? 'write'); first.focus(); }
        return null;
      }
      case 'conflict': return () => this.#conflict(data.theirs, then, at);
      case 'missing':
        this.#notices.show('save', data.message ?? 'This article no longer exists. Your text is kept.', [['Save it as a new draft', () => this.#saveAsNew()]], true);
        return null;
      default:
        this.#notices.show('save', data.message ?? data.detail ?? `The server refused it (${status}).`, [['Dismiss', () => this.#notices.hide('save')]], true);
        return null;
    }
  }

  #done({ article, fields }, sent, then) {
    const before = this.#article;
    this.#article = article;
    this.#fields.clearErrors();
    if (then === 'trash') {
      this.#leaving = true;
      return async () => { this.#keeper.rebase(article.version); location.assign(this.#o.list); };
    }
    if (then === 'unpublish') {
      this.#keeper.rebase(article.version);
    } else {
      // The server trims and sorts: its form is shown where nothing was typed since.
      const now = this.#fields.read(), unchanged = JSON.stringify(now) === JSON.stringify(sent);
      const settled = { ...sent };
      for (const name of Object.keys(sent)) {
        if (name === 'markdown' || JSON.stringify(now[name]) !== JSON.stringify(sent[name])) continue;
        this.#fields.set(name, fields[name]);
        settled[name] = this.#fields.read()[name];
      }
      this.#keeper.settle(settled);
      this.#keeper.saved(article.id, article.version, unchanged);
      if (unchanged) this.#status('saved');
      this.#notices.hide('restored');
      this.#notices.hide('other');
    }
    this.#showState();
    const link = article.state === 'published' ? ['View it', () => window.open(article.address, '_blank', 'noopener')] : null;
    this.#notices.say({
      nothing: article.state === 'published' ? 'Updated. Readers see it now.' : 'Saved.',
      publish: 'Published. Readers see it now.',
      schedule: `Scheduled for ${day(article.publishedAt, true)}.`,
      unpublish: before?.state === 'scheduled' ? 'Taken off the schedule.' : 'Unpublished. Readers no longer see it.',
    }[then] ?? 'Saved.', link);
    return async () => {
      if (before?.id !== article.id) history.replaceState(history.state, '', `${this.#o.list.replace(/\?.*/, '')}/${article.id}`);
      await this.#page.invokeMethodAsync('SavedAsync', article.id, article.version).catch(() => {});
    };
  }

  async #conflict(theirs, then, at) {
    const who = theirs.by ?? 'Someone else';
    const mine = this.#fields.read();
    const choice = await this.#compare.show(`${who} saved this article on ${day(theirs.article.updatedAt)}, after you had opened it. Nothing was overwritten. Their text stands on the left, yours on the right.`, theirs.fields, mine);
    if (choice === 'mine') await this.#save(then === 'compare' ? 'nothing' : then, { at, version: theirs.article.version });
    else if (choice === 'copy') await this.#saveAsNew();
    else if (choice === 'theirs') this.#takeTheirs(theirs, mine);
    else this.#notices.show('save', `${who} saved another version meanwhile. Yours is kept, but not saved.`, [['Compare again', () => this.#conflict(theirs, then, at)]], true);
  }

  #takeTheirs(theirs, mine) {
    this.#article = theirs.article;
    this.#fields.write(theirs.fields);
    this.#keeper.settle();
    this.#keeper.rebase(theirs.article.version);
    this.#showState();
    this.#changed();
    this.#page.invokeMethodAsync('SavedAsync', theirs.article.id, theirs.article.version).catch(() => {});
    this.#notices.hide('save');
    this.#notices.show('restored', 'Showing what is saved.', [['Bring my text back', () => { this.#fields.write(mine); this.#notices.hide('restored'); this.#changed(); }], ['Dismiss', () => this.#notices.hide('restored')]]);
  }

  /** Mine beside theirs: a draft of its own, under an address of its own. */
  async #saveAsNew() {
    try {
      const { data } = await call('GET', `/slug?title=${encodeURIComponent(this.#fields.of('slug').value)}`);
      if (data?.slug) this.#fields.set('slug', data.slug);
    } catch { /* the save says what is wrong */ }
    await this.#save('nothing', { asNew: true, version: 0 });
  }

  async #compareNow() {
    try {
      const { status, data } = await call('GET', `/articles/${this.#article.id}/saved`);
      if (status === 200) await this.#conflict(data, 'nothing', null);
    } catch (error) {
      this.#notices.show('save', error.message, [], true);
    }
  }

  async #openPreview() {
    const tab = window.open('about:blank', '_blank');
    const kept = await this.#keeper.flush();
    const address = this.#keeper.copyId !== null && this.#keeper.dirty ? `/studio/preview/copy/${this.#keeper.copyId}` : this.#article ? `/studio/preview/${this.#article.id}` : null;
    if (!kept || !address) {
      tab?.close();
      this.#notices.show('save', kept ? 'There is nothing to preview yet.' : 'The preview needs the server, which does not answer. Your text is kept in this browser.', [], true);
    } else if (tab) tab.location = address;
    else location.assign(address);
  }

  // ---- What the page says ----

  #showState() {
    const state = this.#article?.state ?? 'new';
    this.#root.dataset.state = state;
    for (const one of this.#root.querySelectorAll('[data-in]')) one.hidden = !one.dataset.in.split(' ').includes(state);
    const badge = this.#root.querySelector('[data-badge]');
    badge.className = `badge ${{ published: 'good', scheduled: 'wait', trash: 'bad' }[state] ?? 'quiet'}`;
    badge.textContent = {
      new: 'Not saved yet', draft: 'Draft', published: 'Published', unpublished: 'Unpublished', trash: 'In the trash',
      scheduled: `Scheduled for ${day(this.#article?.publishedAt, true)}`,
    }[state];
    const view = this.#root.querySelector('[data-view]');
    if (this.#article) view.href = this.#article.address;
  }

  #status(state, detail) {
    const place = this.#root.querySelector('[data-kept]');
    place.dataset.kept = state;
    const here = detail === false ? 'This browser cannot keep it: save soon.' : 'Kept in this browser.';
    place.textContent = {
      changed: 'Not saved', saved: 'All saved', kept: `Kept ${detail ? day(detail, false, true) : ''}, not saved`,
      offline: `The server does not answer. ${here}`, refused: `The server refuses it. ${here}`, gone: `The server no longer has this article. ${here}`,
      'signed-out': `You are signed out. ${here} Sign in in another tab.`, 'too-large': `Too large for the server. ${here}`, taken: 'Kept in this browser only.',
    }[state] ?? '';
    if (state === 'taken')
      this.#notices.show('taken', 'You have this open in another window, which keeps its own unsaved text.', [['Keep this window’s text instead', () => { this.#notices.hide('taken'); this.#keeper.takeOver(); }]]);
  }
}
