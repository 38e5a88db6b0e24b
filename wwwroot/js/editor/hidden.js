// Pictures of other hosts that readers do not see, because their addresses begin with http://: a notice that names them and
// brings them into the library.

import { call } from './api.js';
import { say } from '../words.js';
import { apply } from './writing/text.js';

const most = 20, name = 'hidden-pictures';

export class Hidden {
  #area; #notices; #addresses = []; #shown = false; #busy = false; #problems = new Map();

  constructor(area, notices) {
    this.#area = area;
    this.#notices = notices;
  }

  /** @param addresses those in the text at present */
  show(addresses) {
    this.#addresses = addresses;
    if (!this.#busy) this.#tell();
  }

  #tell() {
    if (this.#addresses.length === 0) {
      this.#notices.hide(name);
      this.#shown = false;
      return;
    }
    const names = this.#addresses.slice(0, most).map(one => this.#problems.has(one) ? `${one} (${this.#problems.get(one)})` : one);
    if (this.#addresses.length > most) names.push('…');
    const words = say('These pictures do not show to readers: {0}', names.join(' '));
    // Redrawn only when it comes: whoever has the focus on its button keeps it.
    if (this.#shown) this.#notices.reword(name, words);
    else this.#notices.show(name, words, [[say('Fetch them into the library'), () => this.#fetch()]]);
    this.#shown = true;
  }

  async #fetch() {
    if (this.#busy) return;
    this.#busy = true;
    this.#notices.reword(name, say('Fetching pictures…'));
    try {
      let brought = null;
      // Whoever writes on meanwhile keeps every letter: the places are asked for again in the text as it is then.
      for (let turn = 0; turn < 5; turn++) {
        const text = this.#area.value;
        const { status, data } = await call('POST', '/pictures/fetch', { markdown: text, brought });
        if (status !== 200) throw new Error(data?.detail ?? say('The server does not answer.'));
        if (brought === null) this.#problems = new Map(data.left.map(one => [one.address, one.problem]));
        brought = data.brought;
        if (this.#area.value !== text || this.#area.dataset.composing) continue;
        this.#put(text, data.edits);
        this.#addresses = this.#addresses.filter(one => !(one in brought));
        const came = Object.keys(brought).length;
        if (came > 0) this.#notices.say(came === 1 ? say('One picture is in the library now. Save the text to show it.') : say('{0} pictures are in the library now. Save the text to show them.', came));
        break;
      }
    } catch (error) {
      this.#notices.say(error.message, null, 'error');
    } finally {
      this.#busy = false;
      this.#tell();
    }
  }

  /** One edit from the first place to the last, so that one undo takes it back. */
  #put(text, edits) {
    if (edits.length === 0) return;
    const from = edits[0].from, to = edits[edits.length - 1].to;
    let insert = '', at = from;
    for (const edit of edits) {
      insert += text.slice(at, edit.from) + edit.insert;
      at = edit.to;
    }
    const { selectionStart, selectionEnd } = this.#area, moved = insert.length - (to - from);
    const place = caret => caret <= from ? caret : caret >= to ? caret + moved : from;
    apply(this.#area, { from, to, insert, select: [place(selectionStart), place(selectionEnd)] });
  }
}
