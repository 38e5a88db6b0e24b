// The connection of a Studio page. While it is lost, the page reports it and marks its numbers as old. It recovers by itself.
(() => {
  'use strict';
  const root = document.documentElement, bar = document.getElementById('lost');
  let lost = false, coming = false;
  let wake = () => {};
  const pause = ms => new Promise(done => { wake = done; setTimeout(done, ms); });
  addEventListener('online', () => wake());
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });

  function storageWorks() {
    try {
      localStorage.setItem('probe', '1');
      localStorage.removeItem('probe');
      return true;
    } catch { return false; }
  }

  /** Whether the page keeps its text in the browser, and can do so now. */
  function keepsText() {
    const kept = document.querySelector('form[data-keeps-own]:not([aria-busy]) [data-kept]');
    return kept !== null && kept.dataset.here !== 'false' && storageWorks();
  }

  function say(words, ...more) {
    if (bar.textContent !== words) bar.replaceChildren(words, ...more);
  }

  function showLost() {
    lost = true;
    if (!('disconnected' in root.dataset)) {
      const asOf = document.querySelector('[data-as-of]')?.dataset.asOf;
      root.dataset.disconnected = '';
      bar.dataset.now = asOf ? ' ' + bar.dataset.numbers.replace('{0}', asOf) : '';
    }
    say((keepsText() ? bar.dataset.safe : bar.dataset.away) + bar.dataset.now);
  }

  function showBack() {
    lost = window.studio.pausing = false;
    delete root.dataset.disconnected;
    bar.replaceChildren();
  }

  /** True once the page is reconnected or will be reloaded. Throws while the server does not answer. */
  async function comeBack() {
    if (await Blazor.reconnect()) return;
    // The server answers but no longer has this page's state. An editor's script owns its text and restarts with its page.
    if (window.beforeStudioReload) {
      await window.beforeStudioReload();
    } else {
      typed.keep();
      document.querySelector('.studio')?.setAttribute('data-left', '');
      if (await resume()) { typed.giveBack(); return; }
      if (typed.losesSomething()) { ask(); return; }
    }
    // Do not load an error page: a stopping server refuses the circuit, too.
    if (!(await fetch('/_blazor/negotiate?negotiateVersion=1', { method: 'POST' })).ok) throw new Error('The server is stopping.');
    location.reload();
  }

  /** The server renders the page again from its stored state, if it has one. */
  async function resume() {
    try { return await Blazor.resumeCircuit(); } catch { return false; }
  }

  function ask() {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = bar.dataset.reload;
    button.addEventListener('click', () => location.reload());
    say(bar.dataset.gone, ' ', button);
  }

  async function reconnect() {
    if (coming) return;
    coming = true;
    for (let attempt = 0; lost; attempt++) {
      try {
        await comeBack();
        break;
      } catch {
        showLost();
        await pause(document.hidden ? 5000 : Math.min(250 * 2 ** attempt, 1000));
      }
    }
    coming = false;
  }

  // The server is about to stop. This page takes over the state it needs, and reconnects only when the server will have stopped.
  window.studio.leave = () => {
    setTimeout(async () => {
      // The server closes its parts of the page now, which is no reason for theirs in the browser to end.
      window.studio.pausing = true;
      try { await Blazor.pauseCircuit(); } catch { /* the connection then ends as in a crash */ }
      if (!lost) { window.studio.pausing = false; return; }
      await pause(2000);
      reconnect();
    });
  };

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: (options, error, pausing) => { if (window.studio.left) return; showLost(); if (!pausing) reconnect(); },
        onConnectionUp: showBack,
      },
    },
  }).then(typed.giveBack);
})();
