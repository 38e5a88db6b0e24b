// Pictures: dropped or pasted, they are uploaded and inserted into the text.

import { apply, picture, replace } from './text.js';
import { say } from '../../words.js';

// Recognized in any language: no address yet, and the upload's number with an ellipsis before it.
const waiting = /!\[[^\]\n]* \d+…\]\(\)/g;

/** A text without the placeholders of uploads that never finished. */
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

  /** Uploads files into the text at the caret. */
  insert(files) { for (const file of files) this.#insert(file); }

  /** Uploads one file and shows its progress. Returns the server's answer; null when it failed or was canceled. */
  async upload(file, name = file.name || 'picture') {
    const { upload } = await import('../../media.js');
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
    // A copied table includes a picture of itself, but its text is wanted.
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

  /** Asks for a description of the picture without interrupting the writing. */
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
      // Before the text takes the focus, because leaving the field is a change, too.
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

/** Acts now, or when the input method has finished its word. */
function typed(area, act) {
  if (!area.dataset.composing) { act(); return Promise.resolve(); }
  return new Promise(done => area.addEventListener('compositionend', () => setTimeout(() => { act(); done(); }), { once: true }));
}
