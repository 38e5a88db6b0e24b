// Two versions side by side, by word: what someone else saved, and what stands in this window. Nothing is overwritten
// before one is chosen. The server compares, as for revisions.

import { locale, say } from '../words.js';

export class Compare {
  #dialog; #resolve = null;

  constructor(dialog) {
    this.#dialog = dialog;
    for (const button of dialog.querySelectorAll('[data-choose]'))
      button.addEventListener('click', () => { const done = this.#resolve; this.#resolve = null; dialog.close(); done?.(button.dataset.choose); });
    dialog.addEventListener('close', () => { this.#resolve?.('write'); this.#resolve = null; });
  }

  /** Which way on: 'mine', 'theirs', 'copy' or 'write'. */
  show(words, { facts, text, changedPlaces, cut }) {
    this.#dialog.querySelector('[data-words]').textContent = words;
    this.#dialog.querySelector('[data-rows]').replaceChildren(
      ...facts.map(({ label, row }) => line(row, say(label))),
      ...text.flatMap(({ leftOut, row }) => leftOut > 0 ? [gap(leftOut), line(row)] : [line(row)]));
    this.#dialog.querySelector('[data-same]').hidden = changedPlaces > 0;
    this.#dialog.querySelector('[data-cut]').hidden = !cut;
    this.#dialog.showModal();
    return new Promise(done => { this.#resolve = done; });
  }
}

function line({ changed, left, right }, label = null) {
  const row = document.createElement('tr');
  row.className = changed ? 'changed' : '';
  row.append(side(left, 'del', label), side(right, 'ins', label));
  return row;
}

function side(pieces, mark, label) {
  const cell = document.createElement('td');
  if (label) cell.append(element('span', label, 'label'));
  cell.append(...pieces.map(piece => piece.changed ? element(mark, piece.text) : piece.text));
  return cell;
}

/** Lines that are the same and are not shown. */
function gap(count) {
  const row = document.createElement('tr'), cell = element('td', count === 1 ? say('1 line is the same') : say('{0} lines are the same', count.toLocaleString(locale)));
  row.className = 'gap';
  cell.colSpan = 2;
  row.append(cell);
  return row;
}

function element(name, words, kind = '') {
  const one = document.createElement(name);
  one.className = kind;
  one.textContent = words;
  return one;
}
