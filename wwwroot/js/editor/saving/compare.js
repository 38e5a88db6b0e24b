// Two versions side by side, compared by word: what someone else saved, and the content of this window. Nothing is overwritten before one is chosen.
// The server compares them, as it does revisions.

import { locale, say } from '../../words.js';

/** Fills the dialog opened by the page. */
export function fill(root, words, { facts, text, changedPlaces, cut }) {
  root.querySelector('[data-words]').textContent = words;
  root.querySelector('[data-rows]').replaceChildren(
    ...facts.map(({ label, row }) => line(row, say(label))),
    ...text.flatMap(({ leftOut, row }) => leftOut > 0 ? [gap(leftOut), line(row)] : [line(row)]));
  root.querySelector('[data-same]').hidden = changedPlaces > 0;
  root.querySelector('[data-cut]').hidden = !cut;
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

/** The number of unchanged lines that are not shown. */
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
