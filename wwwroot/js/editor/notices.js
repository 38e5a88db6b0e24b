// The editor's messages: notices that stay until they are answered, and short ones that disappear by themselves.

import { locale } from '../words.js';

export class Notices {
  #place; #shown = new Map(); #timer = 0;

  constructor(place) { this.#place = place; }

  /**
   * @param actions [[words, act]]
   * @param kind 'note', 'success', 'restored' or 'error': an error interrupts whoever listens to the page, the others wait
   */
  show(name, words, actions = [], kind = 'note') {
    this.hide(name);
    const notice = document.createElement('div'), line = document.createElement('p');
    notice.className = `notice ${kind}`;
    notice.setAttribute('role', kind === 'error' ? 'alert' : 'status');
    notice.dataset.notice = name;
    line.textContent = words;
    notice.append(icon(kind), line, ...actions.filter(Boolean).map(([label, act]) => {
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

  /** Other words in a notice that stands; its buttons stay. */
  reword(name, words) {
    const line = this.#shown.get(name)?.querySelector('p');
    if (line && line.textContent !== words) line.textContent = words;
  }

  hide(name) {
    this.#shown.get(name)?.remove();
    this.#shown.delete(name);
  }

  /** Hides all notices whose names begin with this. */
  hideAll(beginning) { for (const name of [...this.#shown.keys()]) if (name.startsWith(beginning)) this.hide(name); }

  /** A quiet word that goes by itself, over the page: nothing moves when it comes or goes. */
  say(words, action, kind = 'success') {
    this.show('said', words, [action], kind);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide('said'), 6000);
  }
}

const paths = {
  note: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01',
  success: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.500l2.700 2.700L16 9.500',
  restored: 'M3 12a9 9 0 1 0 3-6.700M3 4v4.500h4.500M12 7.500V12l3 2',
  error: 'M12 3.500L2.500 20h19zM12 10v4.500M12 17h.01',
};

function icon(kind) {
  const space = 'http://www.w3.org/2000/svg', drawing = document.createElementNS(space, 'svg'), path = document.createElementNS(space, 'path');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', paths[kind]);
  drawing.append(path);
  return drawing;
}

let zone = 'UTC';

/** Sets the blog's time zone. */
export function inZone(name) {
  try { new Intl.DateTimeFormat(locale, { timeZone: name }); zone = name; }
  catch { zone = 'UTC'; } // the browser does not know the zone
}

/** Formats a time, exact to the second, in the blog's zone; long with its name, time without the date when it is today. */
export function day(at, long = false, time = false) {
  if (!at) return '';
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: zone }), moment = new Date(at);
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: zone };
  if (time && date.format(moment) === date.format(new Date())) return new Intl.DateTimeFormat(locale, clock).format(moment);
  const words = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...clock }).format(moment);
  return long ? `${words} (${zone})` : words;
}
