// The tags. Typed tags are accepted at once, even while the circuit is disconnected. Chips and suggestions are rendered by the server
// (EditorTags.razor), which is told the current tags.

const separators = /[,，、;；]/;

export class Tags {
  #names = []; #root; #changed; #arrowed = false; #typed = '';

  /** @param changed called when the tags have changed */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    const box = root.querySelector('[data-tags]');
    // Before the circuit sees them.
    box?.addEventListener('keydown', event => this.#down(event), true);
    box?.addEventListener('keyup', event => { if (event.key === 'Enter' && !this.#arrowed) event.stopPropagation(); else if (event.key === 'Enter') this.#arrowed = false; }, true);
    box?.addEventListener('input', event => {
      this.#arrowed = false;
      this.#typed = event.target.value;
      // An input method's comma arrives as a letter.
      if (!event.isComposing && separators.test(event.target.value)) this.finish();
    });
    box?.addEventListener('focusout', event => { if (event.target === this.#field && !this.#choosing) this.finish(); });
  }

  get names() { return [...this.#names]; }

  set names(names) { this.#names = [...names ?? []]; }

  /** Also accepts the text in the field as tags. */
  finish() {
    const field = this.#field;
    if (!field || field.value === '') return;
    // A late answer of the server may have put back what stood there a letter ago.
    const text = this.#typed.startsWith(field.value) ? this.#typed : field.value;
    field.value = '';
    // The server must know that the field is empty, or it would fill it again.
    field.dispatchEvent(new Event('input', { bubbles: true }));
    this.add(text);
  }

  /** Adds one or several tags; existing ones, in whatever case, are not added twice. */
  add(text) {
    const names = text.split(separators).map(name => name.trim().toLowerCase()).filter(Boolean), before = this.#names.length;
    for (const name of names) if (!this.#names.includes(name)) this.#names.push(name);
    this.#changed(this.#names.length > before);
  }

  remove(name) {
    const before = this.#names.length;
    this.#names = this.#names.filter(other => other !== name);
    this.#changed(this.#names.length < before);
  }

  // Rendered by the component library, so it is looked up each time.
  get #field() { return this.#root.querySelector('input#tag'); }

  /** A suggestion is being chosen with the mouse: leaving the field does not end the tag. */
  get #choosing() { return document.querySelector('.mud-popover-open .mud-list-item:is(:hover, :active)') !== null; }

  #down(event) {
    if (event.isComposing || event.keyCode === 229 || event.target !== this.#field) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#arrowed = true;
    else if (event.key === ',' || (event.key === 'Enter' && !this.#arrowed)) {
      event.preventDefault();
      event.stopPropagation();
      this.finish();
    } else if (event.key === 'Backspace' && event.target.value === '' && this.#names.length > 0) this.remove(this.#names.at(-1));
  }
}
