import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhandInOwnProcess, freshHome, startDockhand } from './dockhand.ts';

const account = (token: string, key: string, port: number) => ({
  DOCKHAND_ETOWER_URL: `http://127.0.0.1:${port}`,
  DOCKHAND_ETOWER_TOKEN: token,
  DOCKHAND_ETOWER_KEY: key,
});

/** The practice partner of another data folder, and its port. */
async function partner() {
  const server = startDockhand(freshHome(), ['practice']);
  onTestFinished(() => void server.kill());
  const [text] = await once(server.stdout, 'data');
  return { server, port: Number(/127\.0\.0\.1:(\d+)/.exec(String(text))?.[1]) };
}

test('a wrong key holds the run (exit 3); once mended it goes on, past a run whose account is another one now', async () => {
  const home = freshHome();
  const { server, port } = await partner();
  const submit = ['submit', '--to', 'production', '--json'];
  const first = await dockhandInOwnProcess(
    home,
    [...submit, inboundCsv([{ referenceNo: 'A' }])],
    account('other', 'key', port),
  );
  expect(first).toMatchObject({ code: 3, summary: { queued: 1 } });
  const second = await dockhandInOwnProcess(
    home,
    [...submit, inboundCsv([{ referenceNo: 'B' }])],
    account('practice-token', 'wrong', port),
  );
  expect(second).toMatchObject({ code: 3, summary: { queued: 1 } });

  const mended = await dockhandInOwnProcess(
    home,
    ['resume', '--json'],
    account('practice-token', 'practice-key', port),
  );
  expect(mended.code).toBe(3);
  expect(mended.summary).toMatchObject({ run: second.summary?.run, accepted: 1, queued: 0 });
  expect(mended.stderr).toContain(first.summary?.run);
  expect(mended.stderr).toMatch(/belongs to the account that the environment described before/);

  const named = await dockhandInOwnProcess(
    home,
    ['resume', first.summary?.run ?? ''],
    account('practice-token', 'practice-key', port),
  );
  expect(named.code).toBe(2);
  server.kill('SIGINT');
  expect(await once(server, 'exit')).toEqual([0, null]);
});
