import { expect, test, vi } from 'vitest';
import { engineFetch } from '../../../electron/hosts/desktop/engine-fetch.ts';

test('every request closes its connection, and keeps all else that was asked', async () => {
  const chromium = vi.fn(async () => new Response());
  const send = engineFetch(chromium);
  const signal = new AbortController().signal;
  await send(new URL('https://partner.example/po'), {
    method: 'POST',
    body: '{}',
    headers: { authorization: 'a' },
    signal,
  });
  const [url, init] = chromium.mock.calls[0] as unknown as [string, RequestInit];
  expect(url).toBe('https://partner.example/po');
  expect(init).toMatchObject({ method: 'POST', body: '{}', signal });
  expect(Object.fromEntries(new Headers(init.headers))).toEqual({ authorization: 'a', connection: 'close' });
});
