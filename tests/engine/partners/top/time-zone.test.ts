import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../support/socket-server.ts';

const script = join(import.meta.dirname, 'send-once.ts');

/** The forms that a process in this zone sends. */
async function sentFrom(TZ: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const forms: Record<string, string>[] = [];
  const { url, close } = await serve((_, response, body) => {
    forms.push(Object.fromEntries(new URLSearchParams(body)));
    response.end('{}');
  });
  onTestFinished(close);
  await promisify(execFile)(process.execPath, [script, `${url}/router/rest`], { env: { ...process.env, TZ } });
  return forms;
}

test('the zone of the machine changes neither the timestamp nor a date, nor anything else', async () => {
  const shanghai = await sentFrom('Asia/Shanghai');
  expect(await sentFrom('America/New_York')).toEqual(shanghai);
  expect(shanghai).toHaveLength(6);
  expect(shanghai[0]).toMatchObject({
    timestamp: '2026-03-08 14:59:59',
    order_create_time: '2026-06-01 08:30:00',
    expect_start_time: '20260610',
    order_item_list: expect.stringContaining('"item_id":"60123456789012340"'),
  });
  expect(shanghai[0]?.order_item_list).toContain('"produce_date":"2026-05-01 00:00:00"');
  expect(shanghai[5]).toMatchObject({ order_create_time: '2026-03-08 02:30:00' });
});
