// The arrow keys move between the tiles of a grid by their visual position.

export function arrows(root) {
  if (!root) return { end() {} };
  const leaving = new AbortController();
  root.addEventListener('keydown', event => {
    const tiles = [...root.querySelectorAll('.tile')], at = tiles.indexOf(document.activeElement);
    if (at < 0) return;
    const row = getComputedStyle(tiles[at].closest('ul')).gridTemplateColumns.split(' ').length;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + row, ArrowUp: at - row, Home: 0, End: tiles.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tiles[to]?.focus();
  }, { signal: leaving.signal });
  return { end: () => leaving.abort() };
}
