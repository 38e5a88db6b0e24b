// Uploads pictures and files to POST /api/media. Pictures are made smaller here, in the browser, before they are sent.
//
//   import { upload, filesOf } from './js/media.js';
//   const media = await upload(file, { alt: 'A red fox', progress: part => …, signal });
//   media.markdown, media.url, media.id, media.width, media.height, media.alt, media.existing
//
// A refusal is an Error whose message is meant for whoever uploads.

import { say } from './words.js';

const widths = [480, 960, 1600];
const still = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];

/** Sends one file with its smaller copies. progress is called with 0 to 1. */
export async function upload(file, { alt = '', progress = () => {}, signal } = {}) {
  const variants = await smaller(file);
  signal?.throwIfAborted();
  const form = new FormData();
  form.append('alt', alt);
  form.append('file', file, file.name || 'picture');
  for (const variant of variants) form.append('variants', variant, 'variant');
  return send(form, progress, signal);
}

/** The files of a drop or a paste, including unnamed screenshots. */
export function filesOf(transfer) {
  return [...(transfer?.files ?? [])].filter(file => file.size > 0 || file.type);
}

/** The same picture in each smaller width, upright. Empty for anything but a still picture. */
export async function smaller(file) {
  if (!still.includes(file.type) || await moves(file)) return [];
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return []; // the server reports what is wrong with it
  }
  try {
    const copies = [];
    for (const width of widths.filter(w => w < picture.width)) {
      const copy = await scaled(picture, width, file.type);
      if (copy && copy.size < file.size) copies.push(copy);
    }
    return copies;
  } finally {
    picture.close();
  }
}

async function scaled(picture, width, type) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.max(1, Math.round(width * picture.height / picture.width));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const copy = await blobOf(canvas, 'image/webp', .82);
  if (copy?.type === 'image/webp') return copy;
  // For browsers that cannot write WebP: photographs become JPEG; other pictures may be transparent.
  return blobOf(canvas, type === 'image/jpeg' ? 'image/jpeg' : 'image/png', .82);
}

const blobOf = (canvas, type, quality) => new Promise(done => canvas.toBlob(done, type, quality));

// Animated PNG and WebP indicate it near their beginning; a canvas would keep only the first frame.
async function moves(file) {
  if (file.type !== 'image/png' && file.type !== 'image/webp') return false;
  const head = new TextDecoder('latin1').decode(await file.slice(0, 4096).arrayBuffer());
  return head.includes('acTL') || head.includes('ANIM');
}

function send(form, progress, signal) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/media');
    request.setRequestHeader('RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '');
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) progress(event.loaded / event.total); });
    request.addEventListener('load', () => request.status === 201 ? done(request.response) : fail(new Error(words(request))));
    request.addEventListener('error', () => fail(new Error(say('The connection was lost. Nothing was kept of the file; try again.'))));
    request.addEventListener('abort', () => fail(new DOMException(say('The upload was cancelled.'), 'AbortError')));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function words(request) {
  if (request.response?.detail) return request.response.detail;
  if (request.status === 413) return say('The file is too large.');
  if (request.status === 503) return say('The blog’s database is away. Try again in a moment.');
  return say('The server refused the file ({0}).', request.status);
}
