// Stores unsaved content: immediately in this browser, and every few seconds on the server. Content confirmed by the server is deleted here. Typing
// never waits for either.

import { Away, call } from '../api.js';

const sendAfter = 2000, sendAtLeast = 5000, storeAfter = 400, slowest = 15_000;
// Browsers let a closing page send this much.
const lastWords = 60_000;

export class Keeper {
  #o; #prefix; #seq = 0; #acked = 0; #ackedAt = null; #sending = null; #timer = 0; #storing = 0; #firstUnsent = 0; #failures = 0; #takeOver = true; #stopped = false; #typedAt = ''; #cost = 0; #closed = new AbortController();

  /**
   * @param options session, user, kind, read() → fields, status(state, detail), adopted(copyId)
   */
  constructor(options) {
    this.#o = options;
    this.articleId = options.articleId;
    this.baseVersion = options.baseVersion;
    this.copyId = options.copyId ?? null;
    this.baseline = '';
    const on = { signal: this.#closed.signal };
    addEventListener('pagehide', () => this.leave(), on);
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.leave(); }, on);
    addEventListener('online', () => this.#soon(0), on);
    // Says that this window is open, to those that look for what closed ones left behind.
    navigator.locks?.request(this.#key, { signal: this.#closed.signal }, () => new Promise(done => this.#closed.signal.addEventListener('abort', done))).catch(() => {});
  }

  static prefix(user, kind, articleId) { return `editor:${user}:${kind}:${articleId ?? 'new'}:`; }

  /** What windows of this browser hold that the server has not confirmed: [{ key, at, copyId, baseVersion, ackedAt, fields }]. */
  static stored(user, kind, articleId) {
    const prefix = Keeper.prefix(user, kind, articleId), found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(prefix)) continue;
        try {
          const entry = JSON.parse(localStorage.getItem(key));
          if (entry?.fields) found.push({ key, ...entry });
        } catch { localStorage.removeItem(key); }
      }
    } catch { /* storage is off */ }
    return found.sort((a, b) => b.at.localeCompare(a.at));
  }

  static forget(key) { try { localStorage.removeItem(key); } catch { /* storage is off */ } }

  get #key() { return Keeper.prefix(this.#o.user, this.#o.kind, this.articleId) + this.#o.session; }

  get dirty() { return JSON.stringify(this.#o.read()) !== this.baseline; }

  /** Marks the current fields as saved. */
  settle(fields) {
    this.baseline = JSON.stringify(fields ?? this.#o.read());
    this.baselineVersion = this.baseVersion;
  }

  /** Marks one field as saved with this value. */
  settleOne(name, value) { this.baseline = JSON.stringify({ ...JSON.parse(this.baseline), [name]: value }); }

  /** Whether that version has exactly the text that this window started from. Only its state has changed then. */
  unmoved(fields) {
    if (this.baseVersion !== this.baselineVersion) return false;
    const mine = JSON.parse(this.baseline), plain = value => JSON.stringify(value ?? null).replaceAll('\\r\\n', '\\n');
    return Object.keys(mine).every(name => name === 'publishAt' || name === 'publishedAt' || plain(mine[name]) === plain(fields[name]));
  }

  /** Called when something was typed. */
  changed() {
    this.#seq++;
    this.#typedAt = new Date().toISOString();
    this.#firstUnsent ||= performance.now();
    // Storing a megabyte takes tens of milliseconds, so large texts are stored less often.
    if (!this.#storing) this.#storing = setTimeout(() => this.store(), Math.max(storeAfter, 20 * this.#cost));
    this.#o.status('changed');
    this.#soon(Math.min(sendAfter, Math.max(0, this.#firstUnsent + sendAtLeast - performance.now())));
  }

  /** Writes to the browser's storage now. */
  store() {
    clearTimeout(this.#storing);
    this.#storing = 0;
    if (this.#seq === this.#acked || this.#stopped) return true;
    const begun = performance.now();
    try {
      localStorage.setItem(this.#key, JSON.stringify({
        at: this.#typedAt, copyId: this.copyId, baseVersion: this.baseVersion, ackedAt: this.#ackedAt, fields: this.#o.read(),
      }));
      this.#cost = performance.now() - begun;
      return true;
    } catch {
      return false; // off or full; the server gets it a moment later
    }
  }

  /** Sends what is not confirmed yet; true when the server has everything. */
  async flush() {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (this.#seq === this.#acked || this.#stopped) return true;
    this.#sending = this.#send();
    try { return await this.#sending; } finally { this.#sending = null; }
  }

  /** Takes over the server's copy from another window of the same person. */
  takeOver() { this.#takeOver = true; return this.flush(); }

  /** Waits for pending requests and sends nothing until released: an older snapshot must not overtake a save. */
  async hold() {
    clearTimeout(this.#timer);
    this.#stopped = true;
    while (this.#sending) await this.#sending;
  }

  release() {
    this.#stopped = false;
    if (this.#seq !== this.#acked) this.#soon(sendAfter);
  }

  /** The server saved the article: the content sent with it is no longer unsaved. */
  saved(articleId, version, unchanged) {
    Keeper.forget(this.#key);
    this.articleId = articleId;
    this.baseVersion = version;
    this.copyId = null;
    if (unchanged) this.#acked = this.#seq;
    this.#firstUnsent = 0;
  }

  /** Continues from another version. */
  rebase(version) { this.baseVersion = version; }

  /** Only the state changed: the saved text is also that of the new version. */
  advance(version) {
    if (this.baselineVersion === this.baseVersion) this.baselineVersion = version;
    this.baseVersion = version;
  }

  /** Deletes the copy, here and on the server. */
  async discard() {
    await this.hold();
    Keeper.forget(this.#key);
    const id = this.copyId;
    this.copyId = null;
    this.#acked = this.#seq;
    this.release();
    if (id !== null) await call('DELETE', `/copies/${id}`);
  }

  /** The page is closing: the remaining content is stored here, and sent if it is small. */
  leave() {
    if (this.#seq === this.#acked || this.#stopped) return;
    this.store();
    if (this.#sending) return;
    const body = this.#body();
    if (JSON.stringify(body).length < lastWords) call('POST', '/copies', body, { keepalive: true }).catch(() => {});
  }

  /** The editor is closed, but the page stays. */
  close() {
    this.leave();
    this.#closed.abort();
  }

  #soon(wait) {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush().catch(() => {}), wait);
  }

  #body() {
    return {
      copyId: this.copyId, articleId: this.articleId, kind: this.#o.kind, baseVersion: this.baseVersion,
      session: this.#o.session, seq: this.#seq, takeOver: this.#takeOver, fields: this.#o.read(),
    };
  }

  async #send() {
    const seq = this.#seq, key = this.#key;
    try {
      if (!this.dirty) {
        const id = this.copyId;
        this.copyId = null;
        if (id !== null) await call('DELETE', `/copies/${id}`);
        this.#confirm(seq, key, null);
        this.#o.status('saved');
        return true;
      }
      const { status, data } = await call('POST', '/copies', this.#body());
      if (status === 200) {
        this.#takeOver = false;
        const first = this.copyId !== data.copyId;
        this.copyId = data.copyId;
        this.#confirm(seq, key, data.savedAt);
        if (first) this.#o.adopted(data.copyId);
        this.#o.status('kept', data.savedAt);
        return true;
      }
      this.store();
      this.#o.status(status === 409 ? 'taken' : 'gone');
      return false;
    } catch (error) {
      const stored = this.store();
      this.#o.status(error instanceof Away ? error.reason : 'offline', stored);
      this.#failures++;
      if (!this.#stopped) this.#soon(Math.min(slowest, 1000 * 2 ** Math.min(this.#failures, 4)));
      return false;
    }
  }

  #confirm(seq, key, at) {
    this.#failures = 0;
    this.#acked = seq;
    this.#ackedAt = at ?? this.#ackedAt;
    this.#firstUnsent = 0;
    if (this.#seq === seq) Keeper.forget(key);
    else { this.#firstUnsent = performance.now(); this.#soon(sendAfter); }
  }
}
