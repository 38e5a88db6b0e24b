// What in the text may need a look: pictures without a description, headings that leave a level out, links that lead
// nowhere. A quiet line under the text that opens; each entry leads to its place.

import { call } from './api.js';
import { say } from '../words.js';

const rest = 1200;

export class Checks {
  #root; #area; #hidden; #timer = 0; #turn = 0; #asking = false; #found = []; #dead = []; #outside = 0;

  /** @param root the panel; @param area the text; @param hidden the notice of pictures that do not show */
  constructor(root, area, hidden) {
    this.#root = root;
    this.#area = area;
    this.#hidden = hidden;
    root.querySelector('[data-check-outside]').addEventListener('click', () => this.#askOutside());
  }

  /** The text changed: looks once the hands rest. */
  changed(now = false) {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), now ? 0 : rest);
  }

  close() { clearTimeout(this.#timer); }

  async #look() {
    const turn = this.#turn;
    try {
      const { status, data } = await call('POST', '/findings', { markdown: this.#area.value });
      if (status !== 200 || turn !== this.#turn || !this.#root.isConnected) return;
      this.#found = data.findings;
      this.#outside = data.outside;
      this.#hidden.show(data.hidden);
      // What other servers said holds for as long as the links stand where they stood.
      this.#dead = this.#dead.filter(one => this.#area.value.slice(one.from, one.to) === one.text);
      this.#show();
    } catch { /* with the next change */ }
  }

  async #askOutside() {
    if (this.#asking) return;
    this.#asking = true;
    const button = this.#root.querySelector('[data-check-outside]'), told = this.#root.querySelector('[data-outside]'), text = this.#area.value;
    button.disabled = true;
    told.textContent = say('Asking other servers…');
    try {
      const { status, data } = await call('POST', '/findings/outside', { markdown: text });
      if (status === 200) {
        this.#dead = data.findings.map(one => ({ ...one, text: text.slice(one.from, one.to) }));
        told.textContent = data.findings.length > 0 ? '' : data.outside === 1 ? say('The link to elsewhere answers.') : say('All {0} links to elsewhere answer.', data.outside);
      } else told.textContent = say('The server does not answer.');
    } catch (error) {
      told.textContent = error.message;
    } finally {
      this.#asking = false;
      button.disabled = false;
      this.#show();
    }
  }

  #show() {
    const all = [...this.#found, ...this.#dead.filter(one => this.#area.value.slice(one.from, one.to) === one.text)].sort((a, b) => a.from - b.from);
    this.#root.hidden = all.length === 0 && this.#outside === 0;
    this.#root.querySelector('summary').textContent = all.length === 0 ? say('Nothing to look at') : all.length === 1 ? say('One thing to look at') : say('{0} things to look at', all.length);
    this.#root.dataset.count = String(all.length);
    this.#root.querySelector('[data-check-outside]').hidden = this.#outside === 0;
    this.#root.querySelector('ul').replaceChildren(...all.map(one => {
      const item = document.createElement('li'), jump = document.createElement('button');
      jump.type = 'button';
      jump.textContent = say('Line {0}: {1}', one.line, one.words);
      jump.addEventListener('click', () => this.#goTo(one));
      item.append(jump);
      return item;
    }));
  }

  /** Selects the place, and brings it into the middle: a text area scrolls to its caret only when it is typed into. */
  #goTo({ from, to }) {
    const area = this.#area, whole = area.value;
    area.focus();
    const height = area.scrollHeight;
    area.setSelectionRange(from, Math.min(to, whole.length));
    const share = whole.slice(0, from).split('\n').length / Math.max(1, whole.split('\n').length);
    area.scrollTop = Math.max(0, share * height - area.clientHeight / 2);
  }
}
