// Uploads of a part of a page: by button, by dropping on the page, by pasting. One after another, each with its progress.
import { filesOf, upload } from './media.js';
import { say } from './words.js';

/**
 * @param root what has the file input and the list of files under way; null when it has left the page already
 * @param page the component: UploadedAsync(id, existing, last)
 */
export function begin(root, page) {
  if (!root) return { end() {} };
  const list = root.querySelector('[data-uploads]');
  const input = root.querySelector('[data-files]');
  const queue = [];
  const leaving = new AbortController();
  const on = { signal: leaving.signal };
  let busy = false;

  function add(files) {
    for (const file of files) queue.push({ file, row: rowOf(file) });
    if (!busy) work();
  }

  async function work() {
    busy = true;
    while (queue.length > 0 && !leaving.signal.aborted) {
      const { file, row } = queue.shift();
      if (row.stop.signal.aborted) continue;
      try {
        const media = await upload(file, { progress: row.progress, signal: row.stop.signal });
        row.remove();
        if (!leaving.signal.aborted) await page.invokeMethodAsync('UploadedAsync', media.id, media.existing, queue.length === 0);
      } catch (error) {
        if (error.name === 'AbortError') row.remove();
        else row.failed(error.message);
      }
    }
    busy = false;
  }

  function rowOf(file) {
    const row = document.createElement('li');
    const name = row.appendChild(document.createElement('span'));
    name.textContent = file.name || say('Pasted picture');
    const button = row.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'button small';
    button.textContent = say('Cancel');
    const bar = row.appendChild(document.createElement('progress'));
    bar.max = 1;
    bar.setAttribute('aria-label', say('Uploading {0}', name.textContent));
    const stop = new AbortController();
    button.addEventListener('click', () => { stop.abort(); row.remove(); });
    list.append(row);
    return {
      stop,
      progress: part => { if (part < 1) bar.value = part; else bar.removeAttribute('value'); },
      remove: () => row.remove(),
      failed: words => {
        bar.remove();
        button.textContent = say('Dismiss');
        const said = row.appendChild(document.createElement('p'));
        said.className = 'error';
        said.textContent = words;
      },
    };
  }

  function take() {
    add([...input.files]);
    input.value = '';
  }

  input.addEventListener('change', take, on);
  // Chosen before this script had come.
  if (input.files.length > 0) take();
  document.addEventListener('dragover', event => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); }, on);
  document.addEventListener('drop', event => {
    const files = filesOf(event.dataTransfer);
    if (files.length > 0) { event.preventDefault(); add(files); }
  }, on);
  document.addEventListener('paste', event => {
    const files = filesOf(event.clipboardData);
    if (files.length > 0) { event.preventDefault(); add(files); }
  }, on);
  return { end: () => leaving.abort() };
}
