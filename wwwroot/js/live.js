// Live numbers, theme switch, search loader.
(() => {
  'use strict';
  const root = document.documentElement;
  const $ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const system = matchMedia('(prefers-color-scheme: dark)');

  // Stored while it differs from the system's.
  const preferred = () => system.matches ? 'dark' : 'light';
  function paint() {
    const color = getComputedStyle(root).backgroundColor;
    $('meta[name="theme-color"]').forEach(meta => { meta.content = color; });
  }
  if (root.dataset.theme) paint();
  $('[data-theme-switch]')[0]?.addEventListener('click', () => {
    const next = (root.dataset.theme || preferred()) === 'dark' ? 'light' : 'dark';
    root.dataset.theme = next;
    try {
      if (next === preferred()) localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch { /* for this page only */ }
    paint();
  });

  // Search while typing is loaded when the field gets the focus.
  document.addEventListener('focusin', event => {
    const box = event.target.closest('.search-box');
    if (box) import(box.dataset.script).then(search => search.attach(box));
  });
  document.addEventListener('keydown', event => {
    const open = $('.menu [open] summary')[0];
    if (event.key === 'Escape' && open) {
      open.parentElement.open = false;
      open.focus();
    }
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.closest('input,textarea')) return;
    event.preventDefault();
    // Narrow headers have a link instead of a box.
    const box = $('.search-box input').filter(input => input.checkVisibility()).pop();
    if (box) box.focus();
    else location.href = document.querySelector('.search-link')?.href ?? '/search';
  });

  // Only presence may decrease, and the day's views when a new day begins.
  const facts = $('[data-article-facts]')[0];
  const slug = facts?.dataset.articleFacts;
  let day;
  function show(fact, number, mayFall, from = document) {
    if (!Number.isFinite(number)) return;
    $(`[data-live="${fact}"]`, from).forEach(span => {
      const before = parseInt(span.textContent.replace(/,/g, ''), 10);
      if (!mayFall && number <= before) return;
      span.textContent = number.toLocaleString('en-US');
      const plural = span.nextElementSibling;
      if (plural?.matches('[data-plural]')) plural.textContent = number === 1 ? '' : 's';
    });
  }
  function showArticle(now) {
    show('views', now.views, false, facts);
    show('readers', now.readers, false, facts);
    show('reading-now', now.readingNow, true, facts);
  }

  // The stream has a script of its own.
  import(document.currentScript.dataset.streamScript).then(({ follow }) => follow(slug, now => {
    const today = String(now.at).slice(0, 10);
    show('online', now.online, true);
    show('views-today', now.viewsToday, day && day !== today);
    day = today;
    const mine = facts && [now.article, ...now.articles || []].find(article => article?.slug === slug);
    if (mine) showArticle(mine);
  })).catch(() => {});

  // A page that was loaded ahead was not counted. It reports once that it is being read; a page that comes back from the browser's cache does not.
  const api = `/api/articles/${encodeURIComponent(slug)}/`;
  const [load] = performance.getEntriesByType('navigation');
  function opened() {
    const ahead = load?.serverTiming?.length ? load.serverTiming.some(timing => timing.description === 'ahead')
      : load?.activationStart > 0 || load?.deliveryType === 'navigational-prefetch';
    return ahead && load.type === 'navigate' && fetch(api + 'opened', {
      method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ referrer: document.referrer, query: location.search }),
    }).catch(() => {});
  }
  const shown = new Promise(done => document.prerendering ? document.addEventListener('prerenderingchange', done, { once: true }) : done());

  // How often this visitor has read the article.
  if (slug) shown.then(opened).then(() => fetch(api + 'stats')).then(answer => answer.json()).then(stats => {
    showArticle(stats);
    const n = stats.yourReads;
    if (!(n > 0)) return;
    const end = root.lang !== 'en' ? '' : n % 100 > 10 && n % 100 < 14 ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] || 'th';
    const yours = $('[data-your-reads]')[0];
    yours.textContent = yours.dataset.yourReads.replace('{0}', n.toLocaleString('en-US') + end);
    yours.classList.add('known');
  }).catch(() => {});
})();
