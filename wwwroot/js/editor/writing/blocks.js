// Blocks that are more than a mark: tables, code in a language, what is embedded, callouts. Pure, as in text.js.

import { linesOf } from './text.js';

/** An empty table; chosen lines with tabs or commas become its rows. */
export function table(text, start, end, columns = 2, rows = 2) {
  const [from, to] = start === end ? [start, end] : linesOf(text, start, end);
  const cells = text.slice(from, to).split('\n').filter(line => line.trim() !== '').map(line => line.split(line.includes('\t') ? '\t' : ',').map(cell => cell.trim().replaceAll('|', '\\|')));
  const width = cells.length > 0 ? Math.max(...cells.map(row => row.length)) : columns;
  const grid = cells.length > 0 ? cells : Array.from({ length: rows + 1 }, () => []);
  const lines = grid.map(row => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').map(cell => cell || '  ').join(' | ')} |`);
  lines.splice(1, 0, `| ${Array.from({ length: width }, () => '---').join(' | ')} |`);
  return block(text, from, to, lines.join('\n'), 2);
}

/** Code in a language: the block that the caret is in gets another one, everything else becomes one. */
export function fence(text, start, end, language) {
  const around = fenceAround(text, start);
  if (around) {
    const [from, to] = around, mark = /^\s*(?:`{3,}|~{3,})/.exec(text.slice(from, to))[0], insert = mark + language, by = insert.length - (to - from);
    const move = caret => caret <= from ? caret : caret < to ? from + insert.length : caret + by;
    return { from, to, insert, select: [move(start), move(end)] };
  }
  const [from, to] = start === end ? [start, end] : linesOf(text, start, end), inside = text.slice(from, to);
  const mark = inside.includes('```') ? '~~~~' : '```';
  const edit = block(text, from, to, `${mark}${language}\n${inside}${inside.endsWith('\n') ? '' : '\n'}${mark}`, 0);
  const caret = edit.select[0] + mark.length + language.length + 1;
  return { ...edit, select: [caret, caret + inside.length] };
}

/** The language of the code block that the caret is in; null outside of one. */
export function languageAt(text, at) {
  const around = fenceAround(text, at);
  return around ? text.slice(...around).replace(/^\s*[`~]+/, '').trim() : null;
}

/** Something from elsewhere, on a line of its own. */
export function embed(text, start, end, address, title) {
  return block(text, start, end, `![${title.replace(/[\r\n]+/g, ' ').replace(/[\\[\]]/g, '\\$&')}](${address})`, null);
}

/** A passage, with an empty line on both sides. */
function block(text, from, to, words, caret) {
  const before = text.slice(0, from), after = text.slice(to);
  const open = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const close = after === '' ? '\n' : after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const at = from + open.length + (caret ?? words.length);
  return { from, to, insert: open + words + close, select: [at, at] };
}

/** The opening line of the code block around a place. */
function fenceAround(text, at) {
  let open = null, from = 0;
  for (const line of text.split('\n')) {
    const to = from + line.length, mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (open && mark && mark[0] === open.mark[0] && mark.length >= open.mark.length && line.trim() === mark) {
      if (at <= to && at >= open.from) return [open.from, open.to];
      open = null;
    } else if (!open && mark) {
      if (at < from) return null;
      open = { mark, from, to };
    }
    from = to + 1;
  }
  return open && at >= open.from ? [open.from, open.to] : null;
}
