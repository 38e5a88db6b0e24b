// The live preview, rendered by the server with the same code as the page.

import { call } from './api.js';

const soonest = 200, latest = 4000;

export class Preview {
  #root; #read; #counted; #timer = 0; #busy = false; #again = false; #cost = 0; #shown = null;

  /** @param counted receives { words, minutes, excerpt } */
  constructor(root, read, counted) {
    this.#root = root;
    this.#read = read;
    this.#counted = counted;
  }

  /** The text changed: renders it when typing allows, one request at a time. Slow texts are rendered less often. */
  changed(now = false) {
    if (this.#busy) { this.#again = true; return; }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), now ? 0 : Math.min(latest, Math.max(soonest, this.#cost * 1.5)));
  }

  async #run() {
    if (!this.#root.isConnected) return; // the editor is closed
    const fields = this.#read();
    this.#root.querySelector('[data-preview-title]').textContent = fields.title;
    const standfirst = this.#root.querySelector('[data-preview-excerpt]');
    standfirst.textContent = fields.excerpt;
    standfirst.hidden = fields.excerpt.trim() === '';
    this.#root.lang = fields.language;
    const laidOut = `${fields.language}\n${fields.markdown}`;
    if (laidOut === this.#shown) return;
    this.#busy = true;
    const begun = performance.now();
    try {
      const { status, data } = await call('POST', '/preview', { markdown: fields.markdown, language: fields.language });
      if (status === 200) {
        this.#shown = laidOut;
        patch(this.#root.querySelector('.prose'), data.html);
        this.#counted(data);
      }
      delete this.#root.dataset.waits;
    } catch {
      this.#root.dataset.waits = ''; // keep.js reports the reason
      this.#again = false;
      this.#timer = setTimeout(() => this.#run(), latest);
    } finally {
      this.#cost = performance.now() - begun;
      this.#busy = false;
    }
    if (this.#again) { this.#again = false; this.changed(); }
  }
}

/** Replaces only what differs, so that pictures do not flicker and nothing jumps. */
function patch(place, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const next = [...template.content.childNodes], now = [...place.childNodes];
  let first = 0, last = 0;
  const most = Math.min(next.length, now.length);
  while (first < most && now[first].isEqualNode(next[first])) first++;
  while (last < most - first && now[now.length - 1 - last].isEqualNode(next[next.length - 1 - last])) last++;
  const behind = last > 0 ? now[now.length - last] : null;
  for (const node of now.slice(first, now.length - last)) node.remove();
  const fresh = document.createDocumentFragment();
  fresh.append(...next.slice(first, next.length - last));
  place.insertBefore(fresh, behind);
}

/** The preview scrolls with the text: both at the same proportion. */
export function scrollTogether(area, pane) {
  area.addEventListener('scroll', () => {
    const room = area.scrollHeight - area.clientHeight;
    if (room > 0) pane.scrollTop = area.scrollTop / room * (pane.scrollHeight - pane.clientHeight);
  }, { passive: true });
}
