// Lets a reloaded window continue where it was: the session that stored its text, the field, the caret.

const key = 'editor:reload';

/** The mark that this window left at this address; null when there is none. */
export function read() {
  try {
    const mark = JSON.parse(sessionStorage.getItem(key));
    return mark?.path === location.pathname ? mark : null;
  } catch { return null; }
}

export function leave(session, area) {
  try {
    sessionStorage.setItem(key, JSON.stringify({
      path: location.pathname, session, focus: document.activeElement?.name ?? null, start: area.selectionStart, end: area.selectionEnd, top: area.scrollTop,
    }));
  } catch { /* storage is off */ }
}

/** Applies and removes the mark. False when there was none; the focus then stays where it is. */
export function goOn(fields) {
  const mark = read(), field = mark?.focus && fields.of(mark.focus);
  try { sessionStorage.removeItem(key); } catch { /* storage is off */ }
  if (!field) return false;
  if (mark.focus === 'markdown') { field.setSelectionRange(mark.start, mark.end); field.scrollTop = mark.top; }
  field.focus({ preventScroll: true });
  return true;
}
