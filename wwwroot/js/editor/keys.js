// The toolbar's buttons and the keys that do the same.

import { apply, code, enter, heading, lines, link, wrap } from './text.js';

const formats = {
  bold: area => wrap(area.value, area.selectionStart, area.selectionEnd, '**'),
  italic: area => wrap(area.value, area.selectionStart, area.selectionEnd, '*'),
  code: area => code(area.value, area.selectionStart, area.selectionEnd),
  link: area => link(area.value, area.selectionStart, area.selectionEnd),
  heading: area => heading(area.value, area.selectionStart, area.selectionEnd),
  bullets: area => lines(area.value, area.selectionStart, area.selectionEnd, 'bullets'),
  numbers: area => lines(area.value, area.selectionStart, area.selectionEnd, 'numbers'),
  quote: area => lines(area.value, area.selectionStart, area.selectionEnd, 'quote'),
};

// By the key's place on the keyboard where Shift changes its letter.
const inText = { b: 'bold', i: 'italic', k: 'link', e: 'code' };
const inTextShifted = { KeyH: 'heading', Digit8: 'bullets', Digit7: 'numbers', Period: 'quote', KeyG: 'picture' };

const composing = event => event.isComposing || event.keyCode === 229;

/** Keys within the text. */
export function wireArea(area, commands) {
  area.addEventListener('compositionstart', () => { area.dataset.composing = ''; });
  area.addEventListener('compositionend', () => { delete area.dataset.composing; });
  area.addEventListener('keydown', event => {
    if (composing(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const edit = enter(area.value, area.selectionStart, area.selectionEnd);
      if (edit) { event.preventDefault(); apply(area, edit); }
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const name = event.shiftKey ? inTextShifted[event.code] : inText[event.key.toLowerCase()];
    if (!name) return;
    event.preventDefault();
    if (name === 'picture') commands.picture();
    else apply(area, formats[name](area));
  });
}

/** Keys that work everywhere in the editor. */
export function keys(event, commands, scope) {
  if (composing(event) || !(event.ctrlKey || event.metaKey) || event.altKey || !scope.isConnected || document.querySelector('dialog[open]')) return;
  if (event.key.toLowerCase() === 's' && !event.shiftKey) { event.preventDefault(); commands.save(); }
  if (event.key === 'Enter' && event.shiftKey) { event.preventDefault(); commands.publish(); }
}

/** One stop for the Tab key; the arrows go from button to button. */
export function wireToolbar(bar, area, commands) {
  const buttons = [...bar.querySelectorAll('button')];
  buttons.forEach((button, i) => { button.tabIndex = i === 0 ? 0 : -1; });
  bar.addEventListener('keydown', event => {
    const at = buttons.indexOf(document.activeElement);
    const next = { ArrowRight: (at + 1) % buttons.length, ArrowLeft: (at + buttons.length - 1) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
  });
  // The selection in the text stays when a button is pressed.
  bar.addEventListener('mousedown', event => event.preventDefault());
  bar.addEventListener('click', event => {
    const name = event.target.closest('button')?.dataset.format;
    if (name === 'picture') commands.picture();
    else if (name) apply(area, formats[name](area));
  });
}
