// The live numbers as they come. A browser opens at most six connections to a host, so all its visible windows share one
// stream: whichever holds the lock has it, and passes on what it brings. The windows' articles are known by further locks,
// which the browser takes back from a window that closes or crashes.
const LEADER = 'live', READING = 'live/';
const MOST = 16;
const root = document.documentElement;

// Calls show with each event while the window is visible. A hidden one does not count as present.
export function follow(slug, show) {
  let leave;
  const come = () => { if (!document.hidden) leave ??= join(slug, show); };
  const go = () => { leave = leave?.(); };
  document.addEventListener('visibilitychange', () => document.hidden ? go() : come());
  document.addEventListener('freeze', go);
  document.addEventListener('resume', come);
  addEventListener('pagehide', go);
  addEventListener('pageshow', come);
  come();
}

function join(slug, show) {
  const { locks } = navigator;
  let channel, gone, leads, request, stream, next, address, retry, silence, release, wait = 5000;
  const left = new Promise(done => { release = done; });

  function tell(data) {
    root.dataset.stream = data === 'off' ? data : 'on';
    if (data !== 'off') show(JSON.parse(data));
  }

  // The leader looks with every event which articles are shown.
  async function update() {
    let slugs = slug ? [slug] : [];
    if (channel) {
      const { held } = await locks.query();
      slugs = [...new Set(held.map(lock => lock.name).filter(name => name.startsWith(READING)))].sort().slice(0, MOST).map(name => name.slice(READING.length));
    }
    if (leads && !retry) open('/api/live/stream' + slugs.map((name, i) => (i ? '&' : '?') + 'article=' + encodeURIComponent(name)).join(''));
  }

  function open(wanted) {
    if (wanted === address) return;
    address = wanted;
    next?.close();
    const source = next = new EventSource(wanted);
    function pass(data) {
      tell(data);
      channel?.postMessage(data);
    }
    source.addEventListener('live', event => {
      if (source === next) {
        // Not earlier, so that the numbers go on.
        stream?.close();
        stream = source;
        next = null;
      }
      wait = 5000;
      pass(event.data);
      update();
    });
    source.onerror = () => {
      pass('off');
      // Unless refused, the browser reconnects by itself.
      if (source.readyState !== EventSource.CLOSED) return;
      address = null;
      retry ||= setTimeout(() => {
        retry = 0;
        update();
      }, wait * (1 + Math.random()));
      wait = Math.min(wait * 2, 60000);
    };
  }

  function close() {
    clearTimeout(retry);
    clearTimeout(silence);
    stream?.close();
    next?.close();
    leads = stream = next = address = retry = null;
  }

  // A window that is stuck keeps its lock: when nothing comes any more, another one takes it.
  function listen() {
    clearTimeout(silence);
    silence = setTimeout(lead, 6000 * (1 + Math.random()), true);
  }

  function lead(steal) {
    request?.abort();
    const mine = request = new AbortController();
    const current = () => !gone && mine === request;
    locks.request(LEADER, steal ? { steal } : { signal: mine.signal }, () => {
      if (!current()) return;
      clearTimeout(silence);
      leads = true;
      update();
      return left;
    }).catch(error => {
      if (!current()) return;
      close();
      if (error.name === 'AbortError') queue();
      else alone();
    });
  }

  function queue() {
    listen();
    lead();
  }

  function alone() {
    channel = null;
    leads = true;
    update();
  }

  try {
    channel = locks && new BroadcastChannel(LEADER);
  } catch { /* each window for itself */ }
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (leads) {
        if (!data) update();
      } else if (data) {
        clearTimeout(silence);
        if (data !== 'off') listen();
        tell(data);
      }
    };
    if (slug) {
      locks.request(READING + slug, { mode: 'shared' }, () => {
        if (gone) return;
        channel.postMessage('');
        return left;
      }).catch(() => {});
    }
    queue();
  } else alone();

  return () => {
    gone = true;
    request?.abort();
    close();
    channel?.close();
    release();
  };
}
