// The article editor. The browser owns the text: typing never waits for the server, and nothing rendered by the server touches a field. Snapshots,
// previews and saves are separate requests (see EditorEndpoints).

import { Away, call } from './api.js';
import { fill as fillVersions } from './saving/compare.js';
import { Checks } from './checks.js';
import { Fields } from './fields.js';
import { Hidden } from './hidden.js';
import { Keeper } from './saving/keep.js';
import * as mark from './saving/mark.js';
import { keys, wireArea, wireToolbar } from './writing/keys.js';
import { Pictures } from './writing/pictures.js';
import { Preview, scrollTogether } from './preview.js';
import { Mirror } from './mirror.js';
import { Notices, inZone } from './notices.js';
import { Saving } from './saving/saving.js';
import { Slug } from './slug.js';
import { showState, showStatus } from './state.js';
import { showTab, wireTabs } from './tabs.js';
import { apply, picture } from './writing/text.js';
import { Tools } from './writing/tools.js';
import { Unsaved } from './saving/restore.js';
import { locale, say } from '../words.js';

/**
 * @param root the form; null when it has already left the page
 * @param page the component: Opened(version), SavedAsync(id, version), Show(mirror), SettleAsync(), ChoosePicturesAsync(cover), CompareAsync()
 * @param options { kind, id, user, session, zone }
 */
export async function open(root, page, options) {
  if (!root) return { unsaved: () => false, title: () => '', run() {}, fillComparison() {}, put() {}, addTags() {}, removeTag() {}, dispose() {} };
  inZone(options.zone);
  const editor = new Editor(root, page, options);
  await editor.load();
  return editor;
}

class Editor {
  root; page; o; fields; keeper; preview; notices; mirror;
  article = null; busy = false; leaving = false; slug;
  #pictures; #checks; #compared = null; #saving = new Saving(this); #excerpt = ''; #due = 0;
  #removers = [];
  #address = location.pathname;

  constructor(root, page, options) {
    this.root = root;
    this.page = page;
    this.o = options;
    this.notices = new Notices(root.querySelector('[data-notices]'));
    this.mirror = new Mirror(page, () => this.#shown());
  }

  async load() {
    const copy = new URLSearchParams(location.search).get('copy');
    const query = new URLSearchParams({ kind: this.o.kind });
    if (this.o.id) query.set('id', this.o.id);
    else if (/^\d+$/.test(copy ?? '')) query.set('copy', copy);
    for (let wait = 500; ; wait = Math.min(5000, wait * 2)) {
      try {
        const { status, data } = await call('GET', `/editor?${query}`);
        if (!this.root.isConnected) return; // the page was closed meanwhile
        if (status !== 200) { this.notices.show('open', data?.detail ?? say('This article cannot be opened.'), [], 'error'); return; }
        this.#begin(data);
        return;
      } catch (error) {
        this.notices.show('open', error.reason === 'signed-out' ? say('You are signed out. Load the page again to sign in.') : say('The article could not be loaded yet; trying again…'), [], 'error');
        if (!(error instanceof Away) || error.reason === 'signed-out' || !this.root.isConnected) return;
        await new Promise(done => setTimeout(done, wait));
      }
    }
  }

  // ---- Calls from the page ----

  /** Called before another page of the Studio is shown. */
  unsaved() {
    if (this.leaving || !this.keeper || !this.keeper.dirty) return false;
    this.keeper.leave();
    return true;
  }

  title() { return this.fields.of('title').value.trim().slice(0, 200); }

  run(what) { this.#run(what); }

  fillComparison(root) { fillVersions(root, ...this.#compared); }

  put(name, value) { this.fields.put(name, value); this.mirror.show(); }

  addTags(text) { this.fields.tags.add(text); }

  removeTag(name) { this.fields.tags.remove(name); }

  /** The data from which the server renders its controls. */
  #shown() {
    const { tags, allowComments, featured, noCover, publishAt, publishedAt } = this.fields.read();
    return { id: this.article?.id ?? null, state: this.article?.state ?? 'new', address: this.article?.address ?? null, tags, allowComments, featured, noCover, publishAt, publishedAt };
  }

  dispose() {
    // Its page stays, and goes on taking text until it is loaded anew.
    if (window.studio.pausing) return;
    this.keeper?.close();
    this.mirror.close();
    this.#checks?.close();
    clearTimeout(this.#due);
    for (const remove of this.#removers) remove();
  }

  #begin(document_) {
    const { article, fields, copy, choices, pictures } = document_;
    this.notices.hide('open');
    this.article = article;
    this.fields = new Fields(this.root, {
      changed: name => this.changed(name), said: () => this.showState(), check: () => this.#wrong(), mended: wrong => this.#saving.mended(wrong),
    });
    this.slug = new Slug(this.fields, () => this.article, () => this.changed('slug'));
    this.fields.know(pictures);
    this.#offer(choices);
    this.keeper = new Keeper({
      session: this.o.session, user: this.o.user, kind: this.o.kind, articleId: article?.id ?? null, baseVersion: article?.version ?? 0,
      read: () => this.fields.read(), status: (state, detail) => this.status(state, detail), adopted: id => this.#kept(id),
    });
    this.fields.write(fields);
    this.keeper.settle();
    this.preview = new Preview(this.root.querySelector('[data-preview]'), () => this.fields.read(), counts => this.#count(counts));
    this.#pictures = new Pictures(this.root, this.fields);
    this.#checks = new Checks(this.root.querySelector('[data-checks]'), this.fields.area, new Hidden(this.fields.area, this.notices));
    this.#wire();
    this.showState();
    new Unsaved(this).restore(copy, mark.read()?.session);
    for (const set of this.root.querySelectorAll('fieldset[data-wait]')) set.disabled = false;
    this.root.removeAttribute('aria-busy');
    this.preview.changed(true);
    this.#checks.changed(true);
    if (!mark.goOn(this.fields) && !article) this.fields.of('title').focus();
    this.page.invokeMethodAsync('Opened', article?.version ?? 0).catch(() => {});
  }

  // ---- While writing ----

  #wire() {
    const area = this.fields.area, root = this.root;
    const commands = {
      save: () => this.#run('save'), publish: () => this.#run('primary'), picture: () => this.#choosePicture(),
      tools: new Tools(root, area),
    };
    wireArea(area, commands);
    wireToolbar(root.querySelector('[role=toolbar]'), area, commands);
    scrollTogether(area, root.querySelector('[data-preview]'));
    root.addEventListener('submit', event => event.preventDefault());
    const scope = root.closest('[data-editor]');
    scope.addEventListener('click', event => {
      const button = event.target.closest('[data-do]');
      if (button) this.#run(button.dataset.do);
    });
    // Runs before the controls, so that an Enter that publishes does not open a calendar.
    this.#listen(document, 'keydown', event => keys(event, commands, scope), true);
    wireTabs(root, name => this.tab(name));
    root.querySelector('[data-cover-choose]').addEventListener('click', () => this.#chooseCover());
    root.querySelector('[data-excerpt-suggest]').addEventListener('click', () => { this.fields.set('excerpt', this.#excerpt); this.changed('excerpt'); });
    this.#listen(window, 'beforeunload', event => {
      this.fields.tags.finish();
      mark.leave(this.o.session, area);
      this.keeper.leave();
      if (!this.leaving && this.keeper.dirty) event.preventDefault();
    });
    // The server was restarted and this page will be reloaded: when typing pauses, and without a question.
    window.beforeStudioReload = async () => {
      let quiet = 0;
      while (quiet < 3) {
        const before = this.#typedAt;
        await new Promise(done => setTimeout(done, 500));
        quiet = before === this.#typedAt && !area.dataset.composing && !this.busy ? quiet + 1 : 0;
      }
      this.fields.tags.finish();
      this.keeper.store();
      mark.leave(this.o.session, area);
      this.leaving = true;
    };
    this.#removers.push(() => { delete window.beforeStudioReload; });
  }

  #typedAt = 0;

  #listen(target, name, act, first = false) {
    target.addEventListener(name, act, first);
    this.#removers.push(() => target.removeEventListener(name, act, first));
  }

  changed(name) {
    this.#typedAt = performance.now();
    if (name === 'title') this.slug.follow();
    if (name === 'publishAt') this.showState();
    this.fields.mend(name);
    this.keeper.changed();
    this.preview.changed();
    this.#checks.changed();
  }

  /** What the server would refuse, by field; null when it does not answer. */
  async #wrong() {
    try {
      const { status, data } = await call('POST', '/check', { id: this.article?.id ?? null, kind: this.o.kind, fields: this.fields.read() });
      return status === 200 ? data.errors : null;
    } catch { return null; }
  }

  #count({ words, minutes, excerpt }) {
    this.#excerpt = excerpt;
    this.root.querySelector('[data-words]').textContent = `${words === 1 ? say('1 word') : say('{0} words', words.toLocaleString(locale))} · ${say('{0} min read', minutes)}`;
  }

  #offer(choices) {
    const fill = (id, values) => document.getElementById(id)?.replaceChildren(...values.map(value => new Option('', value)));
    fill('known-series', choices.series);
    const authors = this.fields.of('authorId');
    authors.append(...choices.authors.map(author => new Option(author.name, author.id)));
    authors.closest('[data-authors]').hidden = choices.authors.length === 0;
    this.fields.of('parentId')?.append(...choices.parents.map(parent => new Option(parent.title, parent.id)));
  }

  // The answer may arrive after the author has moved to another page, whose address it must not change.
  #kept(copyId) {
    if (!this.article && location.pathname === this.#address) history.replaceState(history.state, '', `${this.#address}?copy=${copyId}`);
  }

  tab(name) { showTab(this.root, name); }

  async #choosePicture() {
    const area = this.fields.area, { selectionStart: start, selectionEnd: end } = area;
    const chosen = await this.#choose(false, area);
    if (chosen.length === 0) return;
    const words = chosen.map((one, i) => picture((i === 0 && area.value.slice(start, end)) || one.alt, one.url)).join('\n\n');
    apply(area, { from: start, to: end, insert: words, select: [start + words.length, start + words.length] });
  }

  async #chooseCover() {
    const [chosen] = await this.#choose(true, document.activeElement);
    if (!chosen) return;
    this.fields.know([chosen]);
    this.put('noCover', false);
    this.fields.cover = chosen.id;
    this.changed('coverId');
  }

  /** Shows the picture dialog; `back` gets the focus afterwards. */
  async #choose(cover, back) {
    if (await this.mirror.settle()) {
      const chosen = await this.page.invokeMethodAsync('ChoosePicturesAsync', cover);
      await window.studio.focus(back);
      return chosen;
    }
    this.notices.say(`${say('The server does not answer.')} ${say('Try again in a moment.')}`, null, 'error');
    return [];
  }

  /** Shows both versions and returns the choice. */
  compare(words, comparison) {
    this.#compared = [words, comparison];
    return this.page.invokeMethodAsync('CompareAsync');
  }

  // ---- Buttons ----

  /** The action of the primary button. */
  get #primary() {
    const state = this.article?.state ?? 'new', plan = this.fields.publishAt;
    if (state === 'trash') return 'restore';
    if (state === 'published') return 'update';
    if (state === 'scheduled') return plan === this.#planned ? 'update' : 'schedule';
    return plan === '' || this.#past ? 'publish' : 'schedule';
  }

  /** The time that is planned has passed: then it becomes the article's date. */
  get #past() { return new Date(this.fields.publishAt) <= new Date(); }

  /** The saved schedule. */
  get #planned() { return this.article?.state === 'scheduled' ? new Date(this.article.publishedAt).toISOString() : ''; }

  async #run(what) {
    if (this.busy) return;
    if (what === 'preview') { this.#openPreview(); return; }
    if (what === 'compare') { this.#saving.compareNow(); return; }
    if (what === 'plan') { this.#goTo('settings', 'publish-date'); return; }
    this.busy = true;
    let told, dated = null;
    try { told = await this.mirror.settle(); } finally { this.busy = false; }
    // Determined only now, because pending changes may have changed the action.
    if (what === 'primary') {
      what = this.#primary;
      if (what === 'publish' && this.#past) dated = new Date(this.fields.publishAt);
    }
    if (!told && (what === 'publish' || what === 'schedule')) {
      this.notices.show('save', `${say('The server does not answer.')} ${say('Nothing was lost: your text is kept in this browser.')}`, [[say('Try again'), () => this.#run(what)], [say('Dismiss'), () => this.notices.hide('save')]], 'error');
      return;
    }
    if (what === 'update' || (what === 'publish' && this.article?.state === 'published')) what = 'save';
    if (what === 'save' && this.article?.state === 'scheduled' && this.fields.publishAt !== this.#planned) what = 'schedule';
    if (what !== 'schedule') { await this.#saving.save({ save: 'nothing' }[what] ?? what, { at: dated }); return; }
    const at = new Date(this.fields.publishAt);
    await this.#saving.save('schedule', { at: isNaN(at) ? null : at });
  }

  #goTo(pane, id) {
    this.tab(pane);
    document.getElementById(id)?.focus();
  }

  async #openPreview() {
    const tab = window.open('about:blank', '_blank');
    const kept = await this.keeper.flush();
    const address = this.keeper.copyId !== null && this.keeper.dirty ? `/studio/preview/copy/${this.keeper.copyId}` : this.article ? `/studio/preview/${this.article.id}` : null;
    if (!kept || !address) {
      tab?.close();
      this.notices.show('save', kept ? say('There is nothing to preview yet.') : say('The preview needs the server, which does not answer. Your text is kept in this browser.'), [], 'error');
    } else if (tab) tab.location = (window.blogAddress ?? (same => same))(address);
    else this.notices.show('save', say('The browser did not open another tab.'), [[say('Open the preview'), () => { window.open(address, '_blank'); this.notices.hide('save'); }]]);
  }

  // ---- Messages to the user ----

  showState() {
    showState(this, this.#primary, this.#past);
    this.mirror.show();
    clearTimeout(this.#due);
    if (this.article?.state === 'scheduled') {
      const wait = new Date(this.article.publishedAt) - Date.now() + 1500;
      if (wait < 2_000_000_000) this.#due = setTimeout(() => this.#saving.refresh(), Math.max(1000, wait));
    }
  }

  status(state, detail) { showStatus(this, state, detail); }

  /** Takes over the saved schedule. A schedule changed here meanwhile stays, and so does one that a draft cannot store. */
  takePlan(saved, sent = this.fields.publishAt) {
    if (this.fields.publishAt === sent && (this.article.state === 'scheduled' || this.article.state === 'published')) this.fields.set('publishAt', saved);
    this.keeper.settleOne('publishAt', saved);
  }

  /** The date came with another state. */
  takeDate(saved) {
    this.fields.set('publishedAt', saved);
    this.keeper.settleOne('publishedAt', saved);
  }
}
