// Requests to the server for the signed-in user.

import { say } from '../words.js';

/** Thrown when the server did not accept a request. The text is safe in the browser meanwhile. */
export class Away extends Error {
  /** @param {'offline'|'signed-out'|'too-large'} reason */
  constructor(reason, words) {
    super(words);
    this.reason = reason;
  }
}

const patience = 60_000;

export function token() {
  return document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';
}

/** Sends JSON and returns { status, data }. Throws Away when the server is unreachable or does not know the user. */
export async function call(method, path, body, { keepalive = false } = {}) {
  const headers = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers.RequestVerificationToken = token();
  let answer, data = null;
  try {
    answer = await fetch('/api/studio' + path, {
      method, headers, keepalive, redirect: 'manual', body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(patience),
    });
    if (answer.headers.get('content-type')?.includes('json')) data = await answer.json();
  } catch {
    throw new Away('offline', say('The server does not answer.'));
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401) throw new Away('signed-out', say('You are signed out.'));
  if (answer.status === 413) throw new Away('too-large', say('The text is too large for the server.'));
  if (answer.status >= 500) throw new Away('offline', data?.detail ?? say('The server has a problem.'));
  if (answer.status === 400) throw new Away('refused', data?.detail ?? say('The server did not understand the request.'));
  return { status: answer.status, data };
}
