import type { IncomingMessage } from 'node:http';

/** False for a request under another name for this address: a page elsewhere whose name was made to point here. */
export function namesUs({ headers }: IncomingMessage, port: number): boolean {
  return headers.host === `127.0.0.1:${port}`;
}

/** True for what our own page sends. Browsers add Origin to everything but plain reading, and Sec-Fetch-Site to all. */
export function comesFromOurPage({ headers, method }: IncomingMessage, port: number, socket = false): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (method === 'GET' && !socket) return headers.origin === undefined || headers.origin === `http://127.0.0.1:${port}`;
  return headers.origin === `http://127.0.0.1:${port}`;
}
