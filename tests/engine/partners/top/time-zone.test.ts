import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../support/socket-server.ts';

const script = join(import.meta.dirname, 'send-once.ts');

test('the zone of the machine changes neither the timestamp nor the dates', async () => {
  const bodies: string[] = [];
  const { url, close } = await serve((_, response, body) => {
    bodies.push(body);
    response.end('{}');
  });
  onTestFinished(close);
  for (const TZ of ['America/New_York', 'Asia/Shanghai', 'UTC']) {
    await promisify(execFile)(process.execPath, [script, `${url}/router/rest`], { env: { ...process.env, TZ } });
  }
  const [first = '', ...others] = bodies;
  expect(others).toEqual([first, first]);
  expect(Object.fromEntries(new URLSearchParams(first))).toMatchObject({
    timestamp: '2026-03-08 14:59:59',
    order_create_time: '2026-03-08 02:30:00',
    expect_start_time: '20260308',
  });
});
