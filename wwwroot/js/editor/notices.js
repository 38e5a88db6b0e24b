// What the editor has to say: notices that stay until they are answered, and short ones that go by themselves.

import { locale } from '../words.js';

export class Notices {
  #place; #shown = new Map(); #timer = 0;

  constructor(place) { this.#place = place; }

  /** @param actions [[words, act]] */
  show(name, words, actions = [], urgent = false) {
    this.hide(name);
    const notice = document.createElement('div'), line = document.createElement('p');
    notice.className = urgent ? 'notice urgent' : 'notice';
    notice.setAttribute('role', urgent ? 'alert' : 'status');
    notice.dataset.notice = name;
    line.textContent = words;
    notice.append(line, ...actions.filter(Boolean).map(([label, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button small';
      button.textContent = label;
      button.addEventListener('click', act);
      return button;
    }));
    this.#shown.set(name, notice);
    this.#place.append(notice);
  }

  hide(name) {
    this.#shown.get(name)?.remove();
    this.#shown.delete(name);
  }

  /** Those whose names begin so. */
  hideAll(beginning) { for (const name of [...this.#shown.keys()]) if (name.startsWith(beginning)) this.hide(name); }

  /** A quiet word that goes by itself. */
  say(words, action) {
    this.show('said', words, [action]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide('said'), 6000);
  }
}

/** A moment in the reader's own zone, exact to the second; today only its time. */
export function day(at, long = false, time = false) {
  if (!at) return '';
  const moment = new Date(at), today = moment.toDateString() === new Date().toDateString();
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
  if (time && today) return new Intl.DateTimeFormat(locale, clock).format(moment);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...clock, ...long ? { timeZoneName: 'short' } : {} }).format(moment);
}
