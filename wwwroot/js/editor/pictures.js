// Pictures: dropped, pasted or chosen they are uploaded and stand in the text; the library offers what is there already.

import { call } from './api.js';
import { apply, picture, replace } from './text.js';
import { say } from '../words.js';

// Recognised in whatever language it was written: no address yet, and an ellipsis with the upload's number before it.
const waiting = /!\[[^\]\n]* \d+…\]\(\)/g;

/** A text without the marks of uploads that never ended. */
export const withoutUploads = text => text.replace(waiting, '');

export class Pictures {
  #fields; #list; #count = 0;

  constructor(root, fields) {
    this.#fields = fields;
    this.#list = root.querySelector('[data-uploads]');
    const area = fields.area, pane = root.querySelector('[data-drop]');
    area.addEventListener('paste', event => this.#take(event, event.clipboardData));
    for (const kind of ['dragenter', 'dragover']) pane.addEventListener(kind, event => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      pane.classList.add('over');
    });
    for (const kind of ['dragleave', 'drop']) pane.addEventListener(kind, event => {
      if (kind === 'drop' || !pane.contains(event.relatedTarget)) pane.classList.remove('over');
    });
    pane.addEventListener('drop', event => this.#take(event, event.dataTransfer));
  }

  /** Uploads into the text where the caret is. */
  insert(files) { for (const file of files) this.#insert(file); }

  /** Uploads one file, with its progress shown, and gives what the server says of it; null when it failed or was cancelled. */
  async upload(file, name = file.name || 'picture') {
    const { upload } = await import('../media.js');
    const row = document.createElement('li'), words = document.createElement('span'), bar = document.createElement('progress'), stop = document.createElement('button');
    const aborter = new AbortController();
    words.textContent = name;
    bar.setAttribute('aria-label', say('Uploading {0}', name));
    stop.type = 'button';
    stop.className = 'button small';
    stop.textContent = say('Cancel');
    stop.addEventListener('click', () => aborter.abort());
    row.append(words, bar, stop);
    this.#list.append(row);
    try {
      const media = await upload(file, { progress: part => { bar.value = part; }, signal: aborter.signal });
      row.remove();
      return media;
    } catch (error) {
      if (error.name === 'AbortError') { row.remove(); return null; }
      bar.remove();
      row.className = 'error';
      row.setAttribute('role', 'alert');
      words.textContent = `${name}: ${error.message}`;
      stop.textContent = say('Dismiss');
      stop.onclick = () => row.remove();
      return null;
    }
  }

  #take(event, transfer) {
    const files = [...transfer?.files ?? []];
    // A copied table brings a picture of itself along: then the words are meant.
    if (files.length === 0 || (event.type === 'paste' && transfer.types.includes('text/plain'))) return;
    event.preventDefault();
    if (event.type === 'drop') this.#fields.area.focus();
    this.insert(files);
  }

  async #insert(file) {
    const area = this.#fields.area;
    const name = (file.name || 'picture').replace(/[[\]()\r\n]/g, ' ').slice(0, 60);
    const mark = `![${say('Uploading {0}', name)} ${++this.#count}…]()`;
    const at = area.selectionEnd, own = at > 0 && area.value[at - 1] !== '\n' ? '\n\n' : '';
    await typed(area, () => apply(area, { from: area.selectionStart, to: at, insert: own + mark, select: [area.selectionStart + own.length + mark.length, area.selectionStart + own.length + mark.length] }));
    const media = await this.upload(file, name);
    const insert = media ? media.markdown ?? picture(media.alt ?? '', media.url) : '';
    await typed(area, () => {
      const focused = document.activeElement;
      apply(area, replace(area.value, area.selectionStart, area.selectionEnd, mark, insert));
      if (focused instanceof HTMLElement && focused !== area && focused !== document.body) focused.focus();
    });
    if (media && (media.width || !media.markdown) && !media.alt) this.#askAlt(media);
  }

  /** Asks what the picture shows, without standing in the way of the writing. */
  #askAlt(media) {
    const row = document.createElement('li'), thumb = document.createElement('img'), label = document.createElement('label'), field = document.createElement('input'), done = document.createElement('button');
    let shown = '';
    thumb.src = media.url;
    thumb.alt = '';
    label.textContent = say('What does it show?');
    field.maxLength = 1000;
    field.placeholder = say('For those who do not see it');
    done.type = 'button';
    done.className = 'button small';
    done.textContent = say('Done');
    const set = () => {
      const area = this.#fields.area, old = [picture(shown, media.url), `![${shown}](${media.url})`].find(text => area.value.includes(text));
      if (!old || shown === field.value) return;
      const focused = document.activeElement;
      // Before the text takes the focus: leaving the field is a change, too.
      shown = field.value;
      apply(area, replace(area.value, area.selectionStart, area.selectionEnd, old, picture(shown, media.url)));
      focused?.focus();
    };
    field.addEventListener('change', set);
    field.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); set(); row.remove(); this.#fields.area.focus(); } });
    done.addEventListener('click', () => { set(); row.remove(); this.#fields.area.focus(); });
    label.append(field);
    row.append(thumb, label, done);
    this.#list.append(row);
  }
}

/** The library as a dialog; gives the picture that was chosen, or null. */
export class Library {
  #dialog; #grid; #search; #more; #page = 1; #chosen = null; #pictures;

  constructor(dialog, pictures) {
    this.#dialog = dialog;
    this.#pictures = pictures;
    this.#grid = dialog.querySelector('[data-grid]');
    this.#search = dialog.querySelector('input[type=search]');
    this.#more = dialog.querySelector('[data-more]');
    let timer = 0;
    this.#search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => this.#load(1), 250); });
    this.#more.addEventListener('click', () => this.#load(this.#page + 1));
    const file = dialog.querySelector('input[type=file]');
    dialog.querySelector('[data-upload]').addEventListener('click', () => file.click());
    file.addEventListener('change', async () => {
      const files = [...file.files];
      file.value = '';
      dialog.close();
      this.#chosen?.({ files });
    });
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => setTimeout(() => { this.#chosen?.(null); this.#chosen = null; }));
  }

  /** { picture } of the library, { files } to upload, or null. */
  choose(title) {
    this.#dialog.querySelector('h2').textContent = title;
    this.#search.value = '';
    this.#load(1);
    this.#dialog.showModal();
    return new Promise(done => { this.#chosen = choice => { this.#chosen = null; done(choice); }; });
  }

  async #load(page) {
    const words = this.#dialog.querySelector('[data-empty]');
    try {
      const { data } = await call('GET', `/pictures?page=${page}&q=${encodeURIComponent(this.#search.value)}`);
      if (page === 1) this.#grid.replaceChildren();
      this.#page = page;
      this.#grid.append(...data.map(one => this.#item(one)));
      this.#more.hidden = data.length < 40;
      words.textContent = this.#search.value ? say('No picture of that name.') : say('No picture has been uploaded yet.');
      words.hidden = this.#grid.children.length > 0;
    } catch (error) {
      words.textContent = `${error.message} ${say('Try again in a moment.')}`;
      words.hidden = false;
    }
  }

  #item(one) {
    const item = document.createElement('li'), button = document.createElement('button'), image = document.createElement('img');
    button.type = 'button';
    button.title = one.name;
    image.src = one.small;
    image.alt = one.alt || one.name;
    image.loading = 'lazy';
    button.append(image);
    button.addEventListener('click', () => { const chosen = this.#chosen; this.#chosen = null; this.#dialog.close(); chosen?.({ picture: one }); });
    item.append(button);
    return item;
  }
}

/** Now, or when the input method has finished its word. */
function typed(area, act) {
  if (!area.dataset.composing) { act(); return Promise.resolve(); }
  return new Promise(done => area.addEventListener('compositionend', () => setTimeout(() => { act(); done(); }), { once: true }));
}
