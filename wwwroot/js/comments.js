// An article's comments: fetched, written and answered in place. The article's script brings this one when the reader comes near. Without this script they have pages of their own.
(() => {
  'use strict';
  const place = document.querySelector('[data-comments]');
  if (!place) return;
  const address = place.dataset.comments;

  // A page of the comments, of which only the part counts.
  async function load(url, options) {
    const answer = await fetch(url, options);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const part = page.querySelector('[data-comments-part]');
    if (!answer.ok || !part) throw new Error(`${answer.status} ${url}`);
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
  }

  async function read() {
    const { part } = await load(address);
    show(part);
    if (/^#comment-\d+$/.test(location.hash)) document.querySelector(location.hash)?.scrollIntoView();
  }

  function fail(near) {
    let words = near.querySelector('.failed');
    if (!words) {
      words = document.createElement('p');
      words.className = 'failed error';
      words.setAttribute('role', 'alert');
      near.prepend(words);
    }
    words.textContent = place.dataset.failed;
  }

  // The form stands under what it answers, or at the end; one at a time.
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
      box.replaceChildren(...part.childNodes);
      const first = box.querySelector('[aria-invalid=true]') || box.querySelector('[role=alert], [role=status]');
      if (first && !first.matches('input, textarea')) first.tabIndex = -1;
      first?.focus();
    } catch {
      // A token that ran out is renewed; what was typed stays.
      const fresh = await load(box.address).catch(() => null);
      for (const name of ['__RequestVerificationToken', 'Form.Stamp']) {
        const now = fresh?.part.querySelector(`[name="${name}"]`), old = form.querySelector(`[name="${name}"]`);
        if (now && old) old.value = now.value;
      }
      fail(form);
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
