// What the toolbar and the shortcuts do to Markdown. The functions are pure: they take the text and the selection and return an edit { from, to,
// insert, select: [start, end] }. apply() performs it so that the browser's own undo keeps working.

/** Performs an edit as if it were typed. */
export function apply(area, edit) {
  if (!edit) return;
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  if (area.value.slice(edit.from, edit.to) !== edit.insert) {
    let done = false;
    try {
      done = edit.insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, edit.insert);
    } catch { /* below */ }
    if (!done) {
      area.setRangeText(edit.insert, edit.from, edit.to, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    }
  }
  area.setSelectionRange(edit.select[0], edit.select[1]);
}

/** Puts marks around the selection, or removes them. */
export function wrap(text, start, end, mark) {
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  const chosen = text.slice(start, end), size = mark.length;
  const alone = (before, after) => mark.length > 1 || (before !== mark && after !== mark);
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark && alone(text[start - size - 1], text[end + size]))
    return { from: start - size, to: end + size, insert: chosen, select: [start - size, end - size] };
  if (chosen.length > 2 * size && chosen.startsWith(mark) && chosen.endsWith(mark) && alone(chosen[size], chosen[chosen.length - size - 1]))
    return { from: start, to: end, insert: chosen.slice(size, -size), select: [start, end - 2 * size] };
  // Pressed again at the end of the marks it began: move out of them.
  if (chosen === '' && text.slice(end, end + size) === mark && text.lastIndexOf(mark, start - 1) > text.lastIndexOf('\n', start - 1))
    return { from: start, to: start, insert: '', select: [start + size, start + size] };
  return { from: start, to: end, insert: mark + chosen + mark, select: [start + size, end + size] };
}

/** The code mark: backticks within a line, a fence around several lines. */
export function code(text, start, end) {
  const chosen = text.slice(start, end);
  const [from, to] = linesOf(text, start, end);
  if (!chosen.includes('\n') && !(chosen === '' && text.slice(from, to).trim() === '')) return wrap(text, start, end, '`');
  const inside = text.slice(from, to);
  if (inside.startsWith('```') && inside.trimEnd().endsWith('```') && inside.trim().length > 3) {
    const bare = inside.trimEnd().replace(/^```[^\n]*\n?/, '').replace(/\n?```$/, '');
    return { from, to, insert: bare, select: [from, from + bare.length] };
  }
  const insert = '```\n' + inside + (inside === '' || inside.endsWith('\n') ? '' : '\n') + '```' + (to < text.length ? '' : '\n');
  return { from, to, insert, select: [from + 3, from + 3] };
}

/** Begins the selected lines with a mark, or removes it if all have it. */
export function lines(text, start, end, kind) {
  const [from, to] = linesOf(text, start, end);
  const old = text.slice(from, to).split('\n');
  const { mark, has } = marks[kind];
  const all = old.every(line => line.trim() === '' || has.test(line));
  const filled = old.some(line => line.trim() !== '');
  let number = 0;
  const changed = old.map(line => {
    if (filled && line.trim() === '' && kind !== 'quote') return line;
    if (all && filled) return line.replace(has, '$1');
    // Another kind of list is replaced; a heading or a quote may be inside a list.
    const bare = kind === 'quote' ? line : line.replace(anyList, '$1');
    return bare.replace(/^(\s*)/, `$1${mark(++number)}`);
  });
  const insert = changed.join('\n');
  const caret = start === end ? Math.max(from, start + changed[0].length - old[0].length) : null;
  return { from, to, insert, select: caret === null ? [from, from + insert.length] : [caret, caret] };
}

/** None, second level, third level, none. The first level is the article's title. */
export function heading(text, start, end) {
  const [from, to] = linesOf(text, start, start);
  const line = text.slice(from, to);
  const level = /^(#{1,6})\s+/.exec(line)?.[1].length ?? 0;
  const bare = line.replace(/^#{1,6}\s*/, '');
  const insert = level === 0 ? '## ' + bare : level < 3 ? '### ' + bare : bare;
  const caret = Math.max(from, start + insert.length - line.length);
  return { from, to, insert, select: [caret, start === end ? caret : Math.max(caret, end + insert.length - line.length)] };
}

/** A link: the selection becomes its text, or its address when it looks like one. */
export function link(text, start, end) {
  const chosen = text.slice(start, end);
  if (/^(https?:\/\/|\/)\S+$/.test(chosen))
    return { from: start, to: end, insert: `[](${chosen})`, select: [start + 1, start + 1] };
  const insert = `[${chosen}](https://)`;
  return chosen === ''
    ? { from: start, to: end, insert, select: [start + 1, start + 1] }
    : { from: start, to: end, insert, select: [start + chosen.length + 3, start + insert.length - 1] };
}

/** Enter in a list or a quote: the next line begins like this one; an empty item ends the list. Null: nothing special. */
export function enter(text, start, end) {
  if (start !== end) return null;
  const [from] = linesOf(text, start, start);
  const before = text.slice(from, start);
  const item = /^(\s*)(?:([-*+])|(\d{1,9})([.)])|(>))(\s+)(\[[ xX]\]\s+)?/.exec(before);
  if (!item || insideFence(text, from)) return null;
  const rest = text.slice(start, linesOf(text, start, start)[1]);
  if (before.slice(item[0].length).trim() === '' && rest.trim() === '')
    // With an empty line between: a line directly after it would still belong to the last item.
    return { from, to: start, insert: '\n', select: [from + 1, from + 1] };
  const sign = item[3] ? `${Number(item[3]) + 1}${item[4]}` : item[2] ?? item[5];
  const insert = `\n${item[1]}${sign}${item[6]}${item[7] ? '[ ] ' : ''}`;
  return { from: start, to: start, insert, select: [start + insert.length, start + insert.length] };
}

/** The picture's Markdown; the description may contain anything. */
export function picture(alt, url) {
  return `![${alt.replace(/[\r\n]+/g, ' ').replace(/[\\[\]]/g, '\\$&')}](${url})`;
}

/** Replaces a part of the text and keeps the caret at the same words. */
export function replace(text, start, end, old, insert) {
  const from = text.indexOf(old);
  if (from < 0) return null;
  const to = from + old.length, by = insert.length - old.length;
  const move = caret => caret <= from ? caret : caret >= to ? caret + by : from + insert.length;
  return { from, to, insert, select: [move(start), move(end)] };
}

const anyList = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+/;
const marks = {
  bullets: { mark: () => '- ', has: /^(\s*)[-*+]\s+/ },
  numbers: { mark: number => `${number}. `, has: /^(\s*)\d{1,9}[.)]\s+/ },
  quote: { mark: () => '> ', has: /^(\s*)>\s?/ },
};

/** Where the lines begin and end that are chosen. */
export function linesOf(text, start, end) {
  // A selection that ends before a line's first letter does not include that line.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', last);
  return [from, to < 0 ? text.length : to];
}

function insideFence(text, at) {
  return (text.slice(0, at).match(/^(```|~~~)/gm)?.length ?? 0) % 2 === 1;
}
