// The data from which the server renders its controls. Sends every change, one call at a time. Messages from the controls come back the same way.

const patience = 3000;

export class Mirror {
  #page; #read; #told = ''; #telling = false; #closed = false;

  /**
   * @param page the component: Show(mirror), SettleAsync()
   * @param read returns the data to send
   */
  constructor(page, read) {
    this.#page = page;
    this.#read = read;
  }

  /** Always sends the newest data: a control may show a value that was not accepted. */
  show() {
    this.#told = '';
    this.#tell();
  }

  /** True when all messages from the controls have arrived; false when the server does not answer. */
  async settle() {
    // A field that is being typed into has not sent its value yet.
    const active = document.activeElement;
    if (active?.closest('[data-moment]')) { active.blur(); active.focus(); }
    return await this.#within('SettleAsync');
  }

  close() { this.#closed = true; }

  async #tell() {
    if (this.#telling) return;
    this.#telling = true;
    for (let now = JSON.stringify(this.#read()); !this.#closed && now !== this.#told; now = JSON.stringify(this.#read()))
      if (await this.#within('Show', JSON.parse(now))) this.#told = now;
      else await new Promise(done => setTimeout(done, 1000));
    this.#telling = false;
  }

  /** A call lost with the connection is never answered. */
  #within(name, ...values) {
    return Promise.race([
      this.#page.invokeMethodAsync(name, ...values).then(() => true, () => false),
      new Promise(done => setTimeout(() => done(false), patience)),
    ]);
  }
}
