// New articles and pages that were begun, and of which only this browser knows, since the server was away when their
// window was closed. They go to the server as soon as it answers, and stand in the list there.

import { call } from '../api.js';
import { Keeper } from './keep.js';

// Without locks, which browsers give to pages over TLS only, a text that was touched just now may still be open.
const open = 2 * 60_000;

/**
 * @param user whose they are
 * @param session the window that asks, whose own text is left alone
 * @returns how many were sent
 */
export async function sendBeginnings(user, session = '') {
  let sent = 0;
  for (const kind of ['article', 'page']) {
    const prefix = Keeper.prefix(user, kind, null);
    for (const entry of Keeper.stored(user, kind, null)) {
      const owner = entry.key.slice(prefix.length);
      if (owner === session || await isOpen(entry)) continue;
      if (!empty(entry.fields)) {
        // Under a name of its own, for the window that wrote it has gone.
        const { status } = await call('POST', '/copies', {
          copyId: await replaced(kind, entry), articleId: null, kind, baseVersion: 0, session: crypto.getRandomValues(new Uint32Array(4)).join('').slice(0, 32), seq: 1, takeOver: true, fields: entry.fields,
        });
        if (status !== 200) continue;
        sent++;
      }
      Keeper.forget(entry.key);
    }
  }
  return sent;
}

/** The copy on the server that this is the next text of; null when someone has written into that one since. */
async function replaced(kind, { copyId, ackedAt }) {
  if (!copyId || !ackedAt) return null;
  const { data } = await call('GET', `/editor?kind=${kind}&copy=${copyId}`);
  return data?.copy && data.copy.savedAt <= ackedAt ? copyId : null;
}

async function isOpen({ key, at }) {
  if (!navigator.locks) return Date.now() - new Date(at) < open;
  const { held } = await navigator.locks.query();
  return held.some(lock => lock.name === key);
}

function empty(fields) { return !['title', 'markdown', 'excerpt'].some(name => fields[name]?.trim()); }
