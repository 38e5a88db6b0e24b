// The toolbar's buttons and the matching keyboard shortcuts.

import { apply, code, enter, heading, lines, link, wrap } from './text.js';

const formats = {
  bold: area => wrap(area.value, area.selectionStart, area.selectionEnd, '**'),
  italic: area => wrap(area.value, area.selectionStart, area.selectionEnd, '*'),
  strike: area => wrap(area.value, area.selectionStart, area.selectionEnd, '~~'),
  code: area => code(area.value, area.selectionStart, area.selectionEnd),
  link: area => link(area.value, area.selectionStart, area.selectionEnd),
  heading: area => heading(area.value, area.selectionStart, area.selectionEnd),
  bullets: area => lines(area.value, area.selectionStart, area.selectionEnd, 'bullets'),
  numbers: area => lines(area.value, area.selectionStart, area.selectionEnd, 'numbers'),
  quote: area => lines(area.value, area.selectionStart, area.selectionEnd, 'quote'),
};

// By the key's position on the keyboard, where Shift changes its letter.
const inText = { b: 'bold', i: 'italic', k: 'link', e: 'code' };
const inTextShifted = { KeyH: 'heading', Digit8: 'bullets', Digit7: 'numbers', Period: 'quote', KeyG: 'picture', KeyX: 'strike', KeyL: 'table', KeyE: 'language', Digit9: 'embed', Slash: 'help' };

const composing = event => event.isComposing || event.keyCode === 229;

/**
 * Keys within the text.
 * @param commands picture(), and tools: those that ask something first
 */
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
    format(name, area, commands);
  });
}

function format(name, area, commands) {
  if (name === 'picture') commands.picture();
  else if (commands.tools.knows(name)) commands.tools.open(name);
  else apply(area, formats[name](area));
}

/** Shortcuts that work everywhere in the editor. */
export function keys(event, commands, scope) {
  if (composing(event) || !(event.ctrlKey || event.metaKey) || event.altKey || !scope.isConnected || document.querySelector('dialog[open], .mud-dialog-container')) return;
  const command = event.key.toLowerCase() === 's' && !event.shiftKey ? commands.save : event.key === 'Enter' && event.shiftKey ? commands.publish : null;
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  command();
}

/** A single tab stop; the arrow keys move between buttons. */
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
  // Pressing a button keeps the selection in the text.
  bar.addEventListener('mousedown', event => event.preventDefault());
  bar.addEventListener('click', event => {
    const name = event.target.closest('button')?.dataset.format;
    if (name) format(name, area, commands);
  });
}
