// Loads an article's comments, and lets readers write and answer in place. Loaded by the article's script when the reader scrolls near. Without this
// script, comments have separate pages.
(() => {
  'use strict';
  const place = document.querySelector('[data-comments]');
  if (!place) return;
  const address = place.dataset.comments;

  // Loads a page of comments and returns the part that matters.
  async function load(url, options) {
    const answer = await fetch(url, options);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const part = page.querySelector('[data-comments-part]');
    if (!answer.ok || !part) {
      // Why a form was refused, unless a fresh token helps.
      const why = page.querySelector('[data-refused]:not([data-refused=outdated])');
      throw Object.assign(new Error(`${answer.status} ${url}`), { words: why?.textContent });
    }
    part.querySelectorAll('h1').forEach(title => {
      const smaller = document.createElement('h2');
      smaller.append(...title.childNodes);
      smaller.id = title.id;
      title.replaceWith(smaller);
    });
    return { part: document.adoptNode(part), url: new URL(answer.url) };
  }

  function show(part) {
    place.replaceChildren(...part.childNodes);
    place.dataset.loaded = '';
    showWaiting();
  }

  // What this browser sent and nobody has read yet. It is kept here and nowhere else: the pages are the same for everyone.
  const kept = 'comments-waiting', longest = 14 * 24 * 3600e3, most = 20;

  function waiting() {
    try {
      const list = JSON.parse(localStorage.getItem(kept));
      return Array.isArray(list) ? list.filter(one => one?.at > Date.now() - longest && /^\d+$/.test(one.id)) : [];
    } catch { return []; }
  }

  function keep(list) {
    try {
      if (list.length) localStorage.setItem(kept, JSON.stringify(list.slice(-most)));
      else localStorage.removeItem(kept);
    } catch { /* not shown again */ }
  }

  function showWaiting() {
    // What stands among the others now was read.
    const left = waiting().filter(one => one.article !== address || !place.querySelector('#comment-' + one.id));
    keep(left);
    place.querySelectorAll('.waiting').forEach(old => old.remove());
    for (const one of left.filter(one => one.article === address)) {
      const item = document.createElement('article');
      item.className = 'comment waiting';
      for (const [kind, text] of [['name', one.name], ['note', place.dataset.waiting], ['prose', one.text]]) {
        const line = document.createElement('p');
        line.className = kind;
        line.textContent = text;
        item.append(line);
      }
      const above = /^\d+$/.test(one.reply) && place.querySelector('#comment-' + one.reply), end = place.querySelector('.write');
      if (above) above.after(item);
      else if (end) end.before(item);
      else place.append(item);
    }
  }

  async function read() {
    const { part } = await load(address);
    show(part);
    if (/^#comment-\d+$/.test(location.hash)) document.querySelector(location.hash)?.scrollIntoView();
  }

  function fail(near, why = place.dataset.failed) {
    let words = near.querySelector('.failed');
    if (!words) {
      words = document.createElement('p');
      words.className = 'failed error';
      words.setAttribute('role', 'alert');
      near.prepend(words);
    }
    words.textContent = why;
  }

  // The form is placed below the comment it answers, or at the end. There is only one at a time.
  async function write(link) {
    const { part } = await load(link.href);
    place.querySelector('.comment-place')?.remove();
    const box = document.createElement('div');
    box.className = 'comment-place';
    box.address = link.href;
    box.opener = link;
    box.append(...part.childNodes);
    link.parentElement.after(box);
    box.querySelector('textarea')?.focus();
  }

  async function send(form) {
    const box = form.closest('.comment-place');
    const button = form.querySelector('[type=submit]');
    if (button.disabled) return;
    const values = new FormData(form);
    button.disabled = true;
    try {
      const { part, url } = await load(box.address, { method: 'POST', body: values });
      if (url.pathname === new URL(address, location).pathname) {
        show(part);
        const mine = url.hash && place.querySelector(url.hash);
        if (mine) {
          mine.tabIndex = -1;
          mine.focus();
        }
        return;
      }
      const sent = url.searchParams.get('sent');
      if (sent) {
        keep([...waiting(), { id: sent, article: address, reply: values.get('Form.Reply') || '', name: values.get('Form.Name') || place.dataset.you, text: values.get('Form.Text'), at: Date.now() }]);
        showWaiting();
      }
      box.replaceChildren(...part.childNodes);
      const first = box.querySelector('[aria-invalid=true]') || box.querySelector('[role=alert], [role=status]');
      if (first && !first.matches('input, textarea')) first.tabIndex = -1;
      first?.focus();
    } catch (error) {
      // Renews an expired token and keeps the typed text.
      const fresh = await load(box.address).catch(() => null);
      for (const name of ['__RequestVerificationToken', 'Form.Stamp']) {
        const now = fresh?.part.querySelector(`[name="${name}"]`), old = form.querySelector(`[name="${name}"]`);
        if (now && old) old.value = now.value;
      }
      fail(form, error.words);
      button.disabled = false;
    }
  }

  place.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest('[data-write], [data-cancel]');
    if (!link) return;
    const box = link.closest('.comment-place');
    event.preventDefault();
    if (link.matches('[data-cancel]') && box) {
      box.remove();
      box.opener.focus();
    } else {
      write(link).catch(() => { location.href = link.href; });
    }
  });
  place.addEventListener('submit', event => {
    event.preventDefault();
    send(event.target);
  });

  read().catch(() => {});
})();
