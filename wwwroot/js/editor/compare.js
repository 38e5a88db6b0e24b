// Two versions side by side: what someone else saved, and what stands in this window. Nothing is overwritten before one is chosen.

const labels = {
  title: 'Title', slug: 'Address', excerpt: 'Excerpt', tags: 'Tags', language: 'Language', canonicalUrl: 'First published at', series: 'Series',
  position: 'Position', allowComments: 'Comments', featured: 'Featured', coverId: 'Cover', parentId: 'Below',
};

export class Compare {
  #dialog; #resolve = null;

  constructor(dialog) {
    this.#dialog = dialog;
    for (const button of dialog.querySelectorAll('[data-choose]'))
      button.addEventListener('click', () => { const done = this.#resolve; this.#resolve = null; dialog.close(); done?.(button.dataset.choose); });
    dialog.addEventListener('close', () => { this.#resolve?.('write'); this.#resolve = null; });
  }

  /** Which way on: 'mine', 'theirs', 'copy' or 'write'. */
  show(words, theirs, mine) {
    this.#dialog.querySelector('[data-words]').textContent = words;
    const facts = this.#dialog.querySelector('[data-facts]');
    facts.replaceChildren(...Object.entries(labels).filter(([name]) => text(theirs[name]) !== text(mine[name])).map(([name, label]) => row([label, text(theirs[name]), text(mine[name])], 'differs')));
    const body = this.#dialog.querySelector('[data-text]');
    const pairs = pair(theirs.markdown.replaceAll('\r\n', '\n').split('\n'), mine.markdown.split('\n'));
    body.replaceChildren(...folded(pairs));
    this.#dialog.querySelector('[data-same]').hidden = pairs.some(([a, b]) => a !== b);
    this.#dialog.showModal();
    return new Promise(done => { this.#resolve = done; });
  }
}

const text = value => Array.isArray(value) ? value.join(', ') : value === true ? 'yes' : value === false ? 'no' : String(value ?? '');

function row(cells, kind) {
  const line = document.createElement('tr');
  cells.forEach((words, i) => {
    const cell = document.createElement(cells.length === 3 && i === 0 ? 'th' : 'td');
    cell.textContent = words ?? '';
    if (words === null) cell.className = 'none';
    line.append(cell);
  });
  line.className = kind;
  return line;
}

/** Long stretches without a difference are left out. */
function folded(pairs) {
  const near = 2, rows = [];
  let skipped = 0;
  pairs.forEach(([a, b], i) => {
    const close = pairs.slice(Math.max(0, i - near), i + near + 1).some(([x, y]) => x !== y);
    if (!close) { skipped++; return; }
    if (skipped > 0) rows.push(row([`… ${skipped} lines alike`, `… ${skipped} lines alike`], 'skipped'));
    skipped = 0;
    rows.push(row([a, b], a === b ? 'same' : 'differs'));
  });
  if (skipped > 0 && rows.length > 0) rows.push(row([`… ${skipped} lines alike`, `… ${skipped} lines alike`], 'skipped'));
  return rows;
}

/** Lines of both beside each other; null where one has none. */
export function pair(a, b) {
  let first = 0, last = 0;
  while (first < a.length && first < b.length && a[first] === b[first]) first++;
  while (last < a.length - first && last < b.length - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last++;
  const pairs = a.slice(0, first).map(line => [line, line]);
  pairs.push(...middle(a.slice(first, a.length - last), b.slice(first, b.length - last)));
  pairs.push(...a.slice(a.length - last).map(line => [line, line]));
  return pairs;
}

function middle(a, b) {
  const pairs = [];
  // By the longest common subsequence, as far as that is affordable.
  if (a.length * b.length > 4_000_000) return zip(a, b);
  const width = b.length + 1, table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1] + 1 : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
  let i = 0, j = 0, left = [], right = [];
  const end = () => { pairs.push(...zip(left, right)); left = []; right = []; };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { end(); pairs.push([a[i], b[j]]); i++; j++; }
    else if (j >= b.length || (i < a.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) left.push(a[i++]);
    else right.push(b[j++]);
  }
  end();
  return pairs;
}

const zip = (a, b) => Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i] ?? null, b[i] ?? null]);
