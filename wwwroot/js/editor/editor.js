// The article editor. The browser owns the text: what is typed never waits for the server, and nothing the server draws
// touches a field. Snapshots, previews and saves are requests of their own (see EditorEndpoints).

import { Away, call } from './api.js';
import { Compare } from './compare.js';
import { Fields } from './fields.js';
import { Keeper } from './keep.js';
import { keys, wireArea, wireToolbar } from './keys.js';
import { Library, Pictures } from './pictures.js';
import { Preview, scrollTogether } from './preview.js';
import { Schedule } from './schedule.js';
import { Notices, day } from './notices.js';
import { Saving } from './saving.js';
import { apply, picture } from './text.js';
import { Unsaved } from './restore.js';
import { locale, say } from '../words.js';

/**
 * @param root the form; null when it has left the page already
 * @param page the component: SavedAsync(id, version)
 * @param options { kind, id, user, session, zone }
 */
export async function open(root, page, options) {
  if (!root) return { mayLeave: () => true, dispose() {} };
  const editor = new Editor(root, page, options);
  await editor.load();
  return editor;
}

const reloadMark = 'editor:reload';

class Editor {
  root; page; o; fields; keeper; preview; notices; schedule; compare;
  article = null; busy = false; leaving = false;
  #pictures; #library; #saving = new Saving(this); #slug = { suggested: null, timer: 0 }; #excerpt = ''; #due = 0;
  #removers = [];

  constructor(root, page, options) {
    this.root = root;
    this.page = page;
    this.o = options;
    this.notices = new Notices(root.querySelector('[data-notices]'));
  }

  async load() {
    const copy = new URLSearchParams(location.search).get('copy');
    const query = new URLSearchParams({ kind: this.o.kind });
    if (this.o.id) query.set('id', this.o.id);
    else if (/^\d+$/.test(copy ?? '')) query.set('copy', copy);
    for (let wait = 500; ; wait = Math.min(5000, wait * 2)) {
      try {
        const { status, data } = await call('GET', `/editor?${query}`);
        if (!this.root.isConnected) return; // the page was left meanwhile
        if (status !== 200) { this.notices.show('open', data?.detail ?? say('This article cannot be opened.')); return; }
        this.#begin(data);
        return;
      } catch (error) {
        this.notices.show('open', error.reason === 'signed-out' ? say('You are signed out. Load the page again to sign in.') : say('The article could not be loaded yet; trying again…'));
        if (!(error instanceof Away) || error.reason === 'signed-out' || !this.root.isConnected) return;
        await new Promise(done => setTimeout(done, wait));
      }
    }
  }

  /** Asked before another page of the Studio is shown. */
  mayLeave() {
    if (this.leaving || !this.keeper || !this.keeper.dirty) return true;
    this.keeper.leave();
    return confirm(say('Leave without saving? What you wrote is kept, and offered when you open this again.'));
  }

  dispose() {
    this.keeper?.close();
    clearTimeout(this.#due);
    for (const remove of this.#removers) remove();
  }

  #begin(document_) {
    const { article, fields, copy, unsaved, choices, pictures } = document_;
    this.notices.hide('open');
    this.article = article;
    this.fields = new Fields(this.root, name => this.changed(name));
    this.fields.know(pictures);
    this.#offer(choices);
    this.keeper = new Keeper({
      session: this.o.session, user: this.o.user, kind: this.o.kind, articleId: article?.id ?? null, baseVersion: article?.version ?? 0,
      read: () => this.fields.read(), status: (state, detail) => this.status(state, detail), adopted: id => this.#adopted(id),
    });
    this.fields.write(fields);
    this.keeper.settle();
    this.preview = new Preview(this.root.querySelector('[data-preview]'), () => this.fields.read(), counts => this.#count(counts));
    this.#pictures = new Pictures(this.root, this.fields);
    this.#wire();
    this.showState();
    new Unsaved(this).restore(copy, unsaved, this.#ownMark()?.session);
    for (const set of this.root.querySelectorAll('fieldset[data-wait]')) set.disabled = false;
    this.root.removeAttribute('aria-busy');
    this.preview.changed(true);
    this.#comeBack();
    this.page.invokeMethodAsync('Opened', article?.version ?? 0).catch(() => {});
  }

  /** This window was loaded anew: it goes on where it was. */
  #ownMark() {
    try {
      const mark = JSON.parse(sessionStorage.getItem(reloadMark));
      return mark?.path === location.pathname ? mark : null;
    } catch { return null; }
  }

  #mark() {
    const area = this.fields.area;
    try {
      sessionStorage.setItem(reloadMark, JSON.stringify({
        path: location.pathname, session: this.o.session, focus: document.activeElement?.name ?? null, start: area.selectionStart, end: area.selectionEnd, top: area.scrollTop,
      }));
    } catch { /* storage is off */ }
  }

  #comeBack() {
    const mark = this.#ownMark(), area = this.fields.area;
    try { sessionStorage.removeItem(reloadMark); } catch { /* storage is off */ }
    if (mark?.focus && this.fields.of(mark.focus)) {
      if (mark.focus === 'markdown') { area.setSelectionRange(mark.start, mark.end); area.scrollTop = mark.top; }
      this.fields.of(mark.focus).focus({ preventScroll: true });
    } else if (!this.article) {
      this.fields.of('title').focus();
    }
  }

  // ---- While writing ----

  #wire() {
    const area = this.fields.area, root = this.root;
    const commands = {
      save: () => this.#run('save'), publish: () => this.#run('publish'), picture: () => this.#choosePicture(),
    };
    wireArea(area, commands);
    wireToolbar(root.querySelector('[role=toolbar]'), area, commands);
    scrollTogether(area, root.querySelector('[data-preview]'));
    this.#library = new Library(document.getElementById('library'), this.#pictures);
    this.schedule = new Schedule(document.getElementById('schedule'), this.o.zone);
    this.compare = new Compare(document.getElementById('compare'));
    root.addEventListener('submit', event => event.preventDefault());
    const scope = root.closest('[data-editor]');
    scope.addEventListener('click', event => {
      const button = event.target.closest('[data-do]');
      if (button) this.#run(button.dataset.do);
    });
    this.#listen(document, 'keydown', event => keys(event, commands, scope));
    for (const tab of root.querySelectorAll('[role=tab]')) {
      tab.addEventListener('click', () => this.tab(tab.dataset.tab));
      tab.addEventListener('keydown', event => {
        const tabs = [...root.querySelectorAll('[role=tab]')].filter(one => one.offsetParent !== null), at = tabs.indexOf(tab);
        const next = event.key === 'ArrowRight' ? tabs[(at + 1) % tabs.length] : event.key === 'ArrowLeft' ? tabs[(at + tabs.length - 1) % tabs.length] : null;
        if (next) { event.preventDefault(); this.tab(next.dataset.tab); next.focus(); }
      });
    }
    root.querySelector('[data-cover-choose]').addEventListener('click', () => this.#chooseCover());
    root.querySelector('[data-excerpt-suggest]').addEventListener('click', () => { this.fields.set('excerpt', this.#excerpt); this.changed('excerpt'); });
    this.#listen(window, 'beforeunload', event => {
      this.#mark();
      this.keeper.leave();
      if (!this.leaving && this.keeper.dirty) event.preventDefault();
    });
    // The server was restarted and this page will be loaded anew: when the hands rest, and without a question.
    window.beforeStudioReload = async () => {
      let quiet = 0;
      while (quiet < 3) {
        const before = this.#typedAt;
        await new Promise(done => setTimeout(done, 500));
        quiet = before === this.#typedAt && !area.dataset.composing && !this.busy && !document.querySelector('dialog[open]') ? quiet + 1 : 0;
      }
      this.keeper.store();
      this.#mark();
      this.leaving = true;
    };
    this.#removers.push(() => { delete window.beforeStudioReload; });
  }

  #typedAt = 0;

  #listen(target, name, act) {
    target.addEventListener(name, act);
    this.#removers.push(() => target.removeEventListener(name, act));
  }

  changed(name) {
    this.#typedAt = performance.now();
    if (name === 'title') this.#suggestSlug();
    this.keeper.changed();
    this.preview.changed();
  }

  /** As long as the address was not chosen by hand and nobody has seen it yet, it follows the title. */
  #suggestSlug() {
    const free = !this.article || this.article.state === 'draft';
    const slug = this.fields.of('slug').value;
    if (!free || (slug !== '' && slug !== this.#slug.suggested)) return;
    clearTimeout(this.#slug.timer);
    this.#slug.timer = setTimeout(() => { this.#slug.timer = 0; this.#takeSlug().catch(() => { /* with the next letter */ }); }, 350);
  }

  async #takeSlug() {
    const title = this.fields.of('title').value, before = this.fields.of('slug').value;
    const { status, data } = await call('GET', `/slug?title=${encodeURIComponent(title.slice(0, 1000))}${this.article ? `&id=${this.article.id}` : ''}`);
    if (status !== 200 || this.fields.of('slug').value !== before) return;
    this.#slug.suggested = data.slug;
    this.fields.set('slug', data.slug);
    this.changed('slug');
  }

  /** Who saves right behind the title's last letter does not wait for the address. */
  async completeSlug() {
    const waits = this.#slug.timer !== 0;
    clearTimeout(this.#slug.timer);
    this.#slug.timer = 0;
    if (waits || (this.fields.of('slug').value.trim() === '' && this.fields.of('title').value.trim() !== '')) await this.#takeSlug();
  }

  #count({ words, minutes, excerpt }) {
    this.#excerpt = excerpt;
    this.root.querySelector('[data-words]').textContent = `${words === 1 ? say('1 word') : say('{0} words', words.toLocaleString(locale))} · ${say('{0} min read', minutes)}`;
  }

  #offer(choices) {
    const fill = (id, values) => document.getElementById(id)?.replaceChildren(...values.map(value => new Option('', value)));
    fill('known-tags', choices.tags);
    fill('known-series', choices.series);
    this.fields.of('parentId')?.append(...choices.parents.map(parent => new Option(parent.title, parent.id)));
  }

  #adopted(copyId) {
    if (!this.article) history.replaceState(history.state, '', `${location.pathname}?copy=${copyId}`);
  }

  tab(name) {
    this.root.dataset.shown = name;
    for (const tab of this.root.querySelectorAll('[role=tab]')) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
      tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
    }
  }

  async #choosePicture() {
    const area = this.fields.area, { selectionStart: start, selectionEnd: end } = area;
    const choice = await this.#library.choose(say('Put in a picture'));
    area.focus();
    area.setSelectionRange(start, end);
    if (choice?.files) this.#pictures.insert(choice.files);
    if (choice?.picture) {
      const words = picture(area.value.slice(start, end) || choice.picture.alt, choice.picture.url);
      apply(area, { from: start, to: end, insert: words, select: [start + words.length, start + words.length] });
    }
  }

  async #chooseCover() {
    const choice = await this.#library.choose(say('Choose a cover'));
    let chosen = choice?.picture;
    if (choice?.files?.length) chosen = await this.#pictures.upload(choice.files[0]);
    if (!chosen) return;
    this.fields.know([chosen]);
    this.fields.cover = chosen.id;
    this.changed('coverId');
    this.root.querySelector('[data-cover-choose]').focus();
  }

  // ---- Buttons ----

  async #run(what) {
    if (this.busy) return;
    if (what === 'preview') { this.#openPreview(); return; }
    if (what === 'compare') { this.#saving.compareNow(); return; }
    if (what === 'publish' && this.article?.state === 'published') what = 'save';
    if (what === 'trash' && !confirm(say('Move “{0}” to the trash? It can be restored from there.', this.fields.of('title').value.trim() || say('Untitled')))) return;
    if (what === 'schedule') {
      const at = await this.schedule.ask(this.article?.state === 'scheduled' ? new Date(this.article.publishedAt) : null);
      if (at) await this.#saving.save('schedule', { at });
      return;
    }
    await this.#saving.save({ save: 'nothing' }[what] ?? what);
  }

  async #openPreview() {
    const tab = window.open('about:blank', '_blank');
    const kept = await this.keeper.flush();
    const address = this.keeper.copyId !== null && this.keeper.dirty ? `/studio/preview/copy/${this.keeper.copyId}` : this.article ? `/studio/preview/${this.article.id}` : null;
    if (!kept || !address) {
      tab?.close();
      this.notices.show('save', kept ? say('There is nothing to preview yet.') : say('The preview needs the server, which does not answer. Your text is kept in this browser.'), [], true);
    } else if (tab) tab.location = address;
    else location.assign(address);
  }

  // ---- What the page says ----

  showState() {
    const state = this.article?.state ?? 'new';
    this.root.dataset.state = state;
    for (const one of this.root.querySelectorAll('[data-in]')) one.hidden = !one.dataset.in.split(' ').includes(state);
    const badge = this.root.querySelector('[data-badge]');
    badge.className = `badge ${{ published: 'good', scheduled: 'wait', trash: 'bad' }[state] ?? 'quiet'}`;
    badge.textContent = {
      new: say('Not saved yet'), draft: say('Draft'), published: say('Published'), unpublished: say('Unpublished'), trash: say('In the trash'),
      scheduled: say('Scheduled for {0}', day(this.article?.publishedAt, true)),
    }[state];
    clearTimeout(this.#due);
    if (state === 'scheduled') {
      const wait = new Date(this.article.publishedAt) - Date.now() + 1500;
      if (wait < 2_000_000_000) this.#due = setTimeout(() => this.#saving.refresh(), Math.max(1000, wait));
    }
    const view = this.root.querySelector('[data-view]');
    if (this.article) view.href = this.article.address;
  }

  status(state, detail) {
    const place = this.root.querySelector('[data-kept]');
    place.dataset.kept = state;
    const here = detail === false ? say('This browser cannot keep it: save soon.') : say('Kept in this browser.');
    place.textContent = {
      changed: say('Not saved'), saved: say('All saved'), kept: say('Kept {0}, not saved', detail ? day(detail, false, true) : ''),
      offline: `${say('The server does not answer.')} ${here}`, refused: `${say('The server refuses it.')} ${here}`, gone: `${say('The server no longer has this article.')} ${here}`,
      'signed-out': `${say('You are signed out.')} ${here} ${say('Sign in in another tab.')}`, 'too-large': `${say('The text is too large for the server.')} ${here}`, taken: say('Kept in this browser only.'),
    }[state] ?? '';
    if (state === 'taken')
      this.notices.show('taken', say('You have this open in another window, which keeps its own unsaved text.'), [[say('Keep this window’s text instead'), () => { this.notices.hide('taken'); this.keeper.takeOver(); }]]);
  }
}
