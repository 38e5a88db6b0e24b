// Enhancements of an article page: copy buttons, the current section in the table of contents, reading progress. The article works without them.
(() => {
  'use strict';
  const say = document.currentScript.dataset;
  const $ = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The clipboard is available only on secure origins.
  const figures = navigator.clipboard ? $('figure.code') : [];
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  if (figures.length) document.body.append(status);
  figures.forEach(figure => {
    const button = document.createElement('button');
    const label = text => { button.textContent = text; };
    button.type = 'button';
    label(say.copy);
    button.onclick = async () => {
      await navigator.clipboard.writeText($('code', figure)[0].textContent).then(() => label(say.copied), () => label(say.refused));
      status.textContent = button.textContent;
      setTimeout(() => { label(say.copy); status.textContent = ''; }, 2000);
    };
    figure.append(button);
  });

  const text = $('article .prose')[0];
  if (!text) return;
  const contents = $('.contents')[0];
  const links = contents ? $('a', contents) : [];
  const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  // Beside the text there is room for the whole table of contents.
  const wide = matchMedia('(min-width: 1100px)');
  const unfold = () => { if (contents) contents.open = wide.matches; };
  unfold();
  if (contents) contents.dataset.followed = '';
  wide.addEventListener('change', unfold);

  const bar = document.createElement('div');
  bar.className = 'read-progress';
  bar.setAttribute('aria-hidden', 'true');
  document.body.append(bar);

  let asked = false, current = -1;
  function follow() {
    asked = false;
    const box = text.getBoundingClientRect();
    const done = Math.min(1, Math.max(0, -box.top / Math.max(1, box.height - innerHeight)));
    bar.style.transform = `scaleX(${box.height > innerHeight ? done : 0})`;
    // The last heading above the upper third is current; at the very end, the last heading.
    let now = headings.findLastIndex(heading => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    if (done === 1 && box.bottom <= innerHeight) now = headings.length - 1;
    if (now === current) return;
    links[current]?.removeAttribute('aria-current');
    current = now;
    if (!links[now]) return;
    links[now].setAttribute('aria-current', 'location');
    if (!wide.matches) return;
    const place = links[now].getBoundingClientRect().top - contents.getBoundingClientRect().top + contents.scrollTop;
    if (place < contents.scrollTop || place > contents.scrollTop + contents.clientHeight - 48) contents.scrollTop = place - contents.clientHeight / 2;
  }
  const ask = () => { if (!asked) { asked = true; requestAnimationFrame(follow); } };
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
})();

// The comments' script is loaded when the reader scrolls near, or follows a link to a comment.
(() => {
  'use strict';
  const comments = document.querySelector('[data-comments-script]');
  if (!comments) return;
  const bring = () => document.head.append(Object.assign(document.createElement('script'), { src: comments.dataset.commentsScript }));
  if (location.hash.startsWith('#comment')) bring();
  else new IntersectionObserver((seen, observer) => {
    if (!seen.some(s => s.isIntersecting)) return;
    observer.disconnect();
    bring();
  }, { rootMargin: '800px' }).observe(comments);
})();
