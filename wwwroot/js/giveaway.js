// A giveaway on its article's page: the stock, the countdown, the claim and what became of it. Without this script, the form leads to a page of its own.
(() => {
  'use strict';
  const place = document.querySelector('[data-giveaway]');
  if (!place) return;
  const say = place.dataset, $ = name => place.querySelector(`[data-${name}]`);
  const api = '/api/giveaways/' + say.giveaway, key = 'claim-' + say.giveaway;
  const form = $('claim'), button = form.querySelector('button'), state = $('state');
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  let now = 0, opens = Date.parse(say.opensAt), closes = Date.parse(say.closesAt), ticket, stream, timer, busy;

  // The server's clock decides; the reader's may be wrong.
  const time = () => Date.now() + now;

  function span(ms) {
    const s = Math.max(0, Math.ceil(ms / 1000)), two = n => String(n).padStart(2, '0');
    return (s >= 86400 ? fill(say.sayDays, Math.floor(s / 86400)) + ' ' : '') + [s / 3600 % 24, s / 60 % 60, s % 60].map(n => two(Math.floor(n))).join(':');
  }

  function tick() {
    const open = time() >= opens, closed = time() >= closes;
    $('countdown').textContent = !open ? fill(say.sayOpens, span(opens - time())) : closed ? say.sayClosed : closes ? fill(say.sayCloses, span(closes - time())) : '';
    form.hidden = closed || !!ticket;
    button.disabled = busy || !open;
  }

  // Asked while somebody looks: every two seconds while it is open, else now and then.
  async function refresh() {
    clearTimeout(timer);
    if (document.hidden) return;
    const answer = await fetch(api).then(a => a.ok ? a.json() : null, () => null);
    if (answer) {
      now = Date.parse(answer.now) - Date.now();
      opens = Date.parse(answer.opensAt);
      closes = Date.parse(answer.closesAt);
      $('left').textContent = fill(say.sayLeft, answer.left.toLocaleString(), answer.stock.toLocaleString());
      $('closing')?.setAttribute('hidden', '');
      tick();
    }
    timer = setTimeout(refresh, answer?.phase === 'open' ? 2000 : 10000);
  }

  function show(claim) {
    state.dataset.state = claim.state;
    state.textContent = claim.gaveUp ? say.sayGaveUp : claim.state === 'won' ? fill(say.sayWon, claim.number, claim.code)
      : claim.state === 'soldOut' ? fill(say.saySoldOut, claim.place) : claim.state === 'refused' ? say.sayRefused : say.sayWaiting;
    tick();
  }

  function follow() {
    stream?.close();
    stream = new EventSource('/api/tasks/' + ticket + '/stream');
    stream.addEventListener('task', event => {
      const claim = JSON.parse(event.data);
      show(claim);
      if (claim.state === 'waiting') return;
      stream.close();
      refresh();
    });
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      // Unknown: the blog was restored from a backup, for instance. The reader may claim again.
      fetch('/api/tasks/' + ticket).then(answer => {
        if (answer.status !== 404) return setTimeout(follow, 3000);
        ticket = null;
        try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
        state.textContent = '';
        tick();
      }, () => setTimeout(follow, 3000));
    };
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    tick();
    try {
      let work;
      if (+say.work) {
        state.textContent = say.sayWorking;
        work = await (await import(say.workScript)).solve(say.claimToken, +say.work);
      }
      const answer = await fetch(api + '/claims', {
        method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ token: say.claimToken, work }),
      });
      const body = await answer.json();
      if (!answer.ok) throw Object.assign(new Error(body.reason), { words: body.detail });
      ticket = body.ticket;
      try { localStorage.setItem(key, ticket); } catch { /* the next claim gets the same ticket */ }
      show({ state: 'waiting' });
      follow();
    } catch (error) {
      state.dataset.state = 'failed';
      state.textContent = error.words || say.sayFailed;
    }
    busy = false;
    tick();
  });

  try { ticket = localStorage.getItem(key); } catch { /* not kept */ }
  if (ticket) follow();
  document.addEventListener('visibilitychange', refresh);
  addEventListener('pageshow', event => event.persisted && (ticket ? follow() : refresh()));
  addEventListener('pagehide', () => stream?.close());
  setInterval(tick, 1000);
  tick();
  refresh();
})();
