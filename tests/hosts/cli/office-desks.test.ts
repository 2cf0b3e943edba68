import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { json, serve } from '../../engine/partners/support/socket-server.ts';
import { type OfficeDatabase, officeDatabase } from '../../postgres/database.ts';
import { dockhand, freshHome } from './dockhand.ts';

let database: OfficeDatabase | null;
beforeAll(async () => {
  database = await officeDatabase();
});
beforeEach(({ skip }) => {
  if (!database) skip('no PostgreSQL runs here');
});
afterAll(() => database?.end());

/** A partner that takes whatever it is offered, and remembers how often. */
async function partner(): Promise<{ readonly env: Record<string, string>; readonly offered: string[] }> {
  const offered: string[] = [];
  const { url, close } = await serve((_, response, text) => {
    const orders: { readonly referenceNo: string }[] = JSON.parse(text);
    for (const { referenceNo } of orders) offered.push(referenceNo);
    const answers = orders.map(({ referenceNo }) => {
      return { code: '0', success: true, data: { orderNo: `E-${referenceNo}`, referenceNo }, errors: '' };
    });
    json(response, answers);
  });
  onTestFinished(close);
  return { env: { DOCKHAND_ETOWER_URL: url, DOCKHAND_ETOWER_TOKEN: 't', DOCKHAND_ETOWER_KEY: 'k' }, offered };
}

const send = (home: string, file: string, env: Record<string, string | undefined>) =>
  dockhand(home, ['submit', file, '--to', 'production', '--yes', '--json'], env);

test('desks that send the same orders at once offer each of them to the partner once', async () => {
  const { env, offered } = await partner();
  const office = { ...env, DOCKHAND_OFFICE_URL: database?.url };
  const keys = Array.from({ length: 12 }, (_, index) => `SAME-${index + 1}`);
  const desks = [1, 2, 3, 4].map((number) => ({
    home: freshHome(),
    file: inboundCsv([...keys, `OWN-${number}`].map((referenceNo) => ({ referenceNo }))),
  }));
  const finished = await Promise.all(desks.map(({ home, file }) => send(home, file, office)));
  expect(offered.sort()).toEqual([...keys, ...[1, 2, 3, 4].map((number) => `OWN-${number}`)].sort());
  const accepted = finished.map(({ summary }) => summary?.accepted ?? 0);
  expect(accepted.reduce((sum, each) => sum + each, 0)).toBe(offered.length);
  for (const { code, stderr } of finished)
    expect([code, stderr], stderr).toEqual([expect.toSatisfy((one) => one === 0 || one === 1), '']);

  // Sent once more, by then everybody knows what became of them; nothing is offered again.
  const again = await Promise.all(desks.map(({ home, file }) => send(home, file, office)));
  for (const { code, summary } of again) expect([code, summary?.exists]).toEqual([0, 13]);
  expect(offered).toHaveLength(16);
  const open = await database?.sql("SELECT key FROM dockhand.claims WHERE state NOT IN ('accepted', 'exists')");
  expect(open).toEqual([]);
});

test('while the ledger is away nothing is sent for real, which is said with code 3; practice goes on', async () => {
  const { env, offered } = await partner();
  const home = freshHome();
  const file = inboundCsv([{ referenceNo: 'AWAY-1' }]);
  const away = { ...env, DOCKHAND_OFFICE_URL: 'postgres://desk:canary@127.0.0.1:1/office' };
  const stopped = await send(home, file, away);
  expect(stopped.stderr).toContain('127.0.0.1:1/office cannot be reached');
  expect(stopped.stdout + stopped.stderr).not.toContain('canary');
  expect([stopped.code, offered]).toEqual([3, []]);
  const practised = await dockhand(home, ['submit', file, '--yes', '--json'], away);
  expect([practised.code, practised.summary?.accepted]).toEqual([0, 1]);
  const later = await send(home, file, { ...env, DOCKHAND_OFFICE_URL: database?.url });
  expect([later.code, offered]).toEqual([0, ['AWAY-1']]);
});
