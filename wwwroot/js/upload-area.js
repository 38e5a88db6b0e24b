// Uploads for a part of a page: by button, by drag and drop, by pasting. One at a time; the component shows each.
import { filesOf, upload } from './media.js';
import { say } from './words.js';

// Often enough for a moving bar, rarely enough for a slow connection.
const between = 200;

/**
 * @param root contains the file input; null when it has already left the page
 * @param page the component: Begun(key, name), Progressed(key, part), Failed(key, words), UploadedAsync(key, id, existing), Stopped(key),
 * FinishedAsync() after the last
 */
export function begin(root, page) {
  if (!root) return { stop() {}, end() {} };
  const input = root.querySelector('[data-files]');
  const queue = [];
  const stops = new Map();
  const leaving = new AbortController();
  const on = { signal: leaving.signal };
  let busy = false;
  let last = 0;

  // Not delivered while the connection is lost; the files arrive all the same.
  const tell = (what, ...values) => leaving.signal.aborted ? null : page.invokeMethodAsync(what, ...values).catch(() => {});

  function add(files) {
    for (const file of files) {
      const key = ++last;
      stops.set(key, new AbortController());
      queue.push({ file, key });
      tell('Begun', key, file.name || say('Pasted picture'));
    }
    if (!busy) work();
  }

  async function work() {
    busy = true;
    while (queue.length > 0 && !leaving.signal.aborted) {
      const { file, key } = queue.shift();
      const { signal } = stops.get(key);
      if (signal.aborted) { stops.delete(key); tell('Stopped', key); continue; }
      let told = 0;
      const progress = part => {
        if (part < 1 && performance.now() - told < between) return;
        told = performance.now();
        tell('Progressed', key, part);
      };
      try {
        const media = await upload(file, { progress, signal });
        await tell('UploadedAsync', key, media.id, media.existing);
      } catch (error) {
        if (error.name === 'AbortError') tell('Stopped', key);
        else tell('Failed', key, error.message);
      }
      stops.delete(key);
    }
    busy = false;
    tell('FinishedAsync');
  }

  function take() {
    add([...input.files]);
    input.value = '';
  }

  input.addEventListener('change', take, on);
  // Chosen before this script was loaded.
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
  return {
    stop: key => stops.get(key)?.abort(),
    end: () => leaving.abort(),
  };
}
