// Results while typing, as a list below the field. Without it, the form leads to the results page.
const attached = new WeakSet();
const pause = 120;

export function attach(form) {
  if (attached.has(form)) return;
  attached.add(form);
  const words = form.dataset;
  const box = form.querySelector('input');
  const list = document.createElement('ul');
  const status = document.createElement('p');
  let timer, asking, asked = '', options = [], at = -1, all;

  list.className = 'search-list';
  list.id = 'search-' + Math.random().toString(36).slice(2);
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.getAttribute('aria-label'));
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' }))
    box.setAttribute(name, value);

  // Text stays text: no article content becomes markup here.
  function parted(kind, parts) {
    const line = document.createElement('span');
    line.className = kind;
    for (const part of parts) {
      const piece = document.createElement(part.marked ? 'mark' : 'span');
      piece.textContent = part.text;
      line.append(piece);
    }
    return line;
  }

  function option(address, language, ...lines) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    item.setAttribute('role', 'presentation');
    link.id = list.id + '-' + options.length;
    link.setAttribute('role', 'option');
    link.setAttribute('aria-selected', 'false');
    if (language) link.lang = language;
    link.href = address;
    link.tabIndex = -1;
    link.append(...lines);
    item.append(link);
    list.append(item);
    options.push(link);
    return link;
  }

  const searchFor = text => '/search?q=' + encodeURIComponent(text);

  function show(answer) {
    list.replaceChildren();
    options = [];
    all = null;
    choose(-1);
    if (answer.suggestion) option(searchFor(answer.suggestion), '', words.meant + ' “' + answer.suggestion + '”?');
    for (const hit of answer.results) option(hit.url, hit.language, parted('title', hit.title), parted('snippet', hit.snippet));
    if (answer.results.length && !answer.loose) all = option(searchFor(box.value.trim()), '', words.all);
    status.textContent = answer.total === 1 ? words.one : answer.total ? words.many.replace('{0}', answer.total) : words.none;
    open(options.length > 0);
  }

  function open(yes) {
    list.hidden = !yes;
    box.setAttribute('aria-expanded', String(yes));
    if (!yes) choose(-1);
  }

  function choose(next) {
    options[at]?.setAttribute('aria-selected', 'false');
    at = next;
    options[at]?.setAttribute('aria-selected', 'true');
    options[at]?.scrollIntoView({ block: 'nearest' });
    if (at < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', options[at].id);
  }

  async function ask() {
    const text = box.value.trim();
    if (text === asked) return open(options.length > 0 && text !== '');
    asked = text;
    asking?.abort();
    if (!text) {
      options = [];
      status.textContent = '';
      return open(false);
    }
    asking = new AbortController();
    try {
      const answer = await fetch('/api/search?q=' + encodeURIComponent(box.value), { signal: asking.signal });
      if (!answer.ok) throw answer;
      show(await answer.json());
    } catch {
      // The form still leads to the results page. The current list belongs to a different query; keep it only if the next query is running.
      if (asked !== text) return;
      asked = '';
      options = [];
      open(false);
    }
  }

  box.addEventListener('input', () => {
    // The list may be that of a shorter text still; "All results" are those of the text in the box.
    if (all) all.href = searchFor(box.value.trim());
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  box.addEventListener('keydown', event => {
    // While an input method is composing, it handles the keys.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!options.length) return;
      event.preventDefault();
      open(true);
      const count = options.length + 1;
      choose((at + 1 + (event.key === 'ArrowDown' ? 1 : count - 1)) % count - 1);
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      options[at].click();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      open(false);
    }
  });
  form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) open(false); });
  // Pressing on a result must not move the focus and hide the list before the click.
  list.addEventListener('mousedown', event => event.preventDefault());
  if (document.activeElement === box && box.value !== box.defaultValue) ask();
}
