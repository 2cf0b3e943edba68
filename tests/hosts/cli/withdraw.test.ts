import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { cancellingCainiao, type Said, type Status } from '../../engine/cancelling-cainiao.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome, samples } from './dockhand.ts';

test('an accepted order is withdrawn, and goes under a new number', async () => {
  const home = freshHome();
  const sheet = inboundCsv([{ referenceNo: 'R-1' }]);
  const { summary } = await dockhand(home, ['submit', sheet, '--json']);
  const run = summary?.run ?? '';
  const back = await dockhand(home, ['withdraw', run, 'R-1', '--json']);
  expect(back.events).toMatchObject([
    { type: 'order', key: 'R-1', state: 'withdrawn' },
    { type: 'summary', accepted: 0, withdrawn: 1 },
  ]);
  expect(back.code).toBe(0);
  const again = await dockhand(home, ['submit', sheet, '--json']);
  expect(again.summary).toMatchObject({ accepted: 0, exists: 0, incomplete: 1 });
  expect(again.events).toContainEqual(
    expect.objectContaining({ code: 'order.withdrawn', message: expect.stringContaining('not used again') }),
  );
  const anew = await dockhand(home, ['withdraw', run, 'R-1', '--renumber', 'R-1-A']);
  expect(anew.stdout).toContain('It is R-1-A now');
  const twice = await dockhand(home, ['withdraw', run, 'R-2']);
  expect(twice.code).toBe(2);
});

/** A data folder whose account lets orders be cancelled at a Cainiao of the test's own, which has taken the sample's. */
async function atCainiao(cancel: Said) {
  const said = { cancel, status: '' as Status };
  const { gateway, cancels } = await cancellingCainiao(said);
  const home = freshHome();
  const engine = await createEngine({ dataDir: home, ports: nodePorts() });
  await engine.call('accounts.save', {
    partner: 'top',
    name: 'Office',
    settings: { gateway, pollGapMs: 500, cancelEnabled: true },
  });
  await engine.close();
  const { appKey, appSecret, session } = practiceCredentials.top;
  const keys = { DOCKHAND_TOP_APP_KEY: appKey, DOCKHAND_TOP_APP_SECRET: appSecret, DOCKHAND_TOP_SESSION: session };
  const sheet = join(samples, 'cainiao-stock-in.xlsx');
  const { summary } = await dockhand(home, ['submit', sheet, '--to', 'production', '--yes', '--json'], keys);
  const withdraw = (...options: string[]) =>
    dockhand(home, ['withdraw', summary?.run ?? '', 'PO260600000', '--ask-partner', ...options], keys);
  return { said, cancels, withdraw };
}

test('the partner is asked to cancel an order only where a person says twice that it is meant', async () => {
  const { cancels, withdraw } = await atCainiao('yes');
  const once = await withdraw();
  expect(once).toMatchObject({ code: 2, stdout: '' });
  expect(once.stderr).toMatch(/PO260600000[\s\S]*--yes/);
  expect(cancels()).toEqual([]);
  const sure = await withdraw('--yes', '--json');
  expect(sure.events).toMatchObject([
    { type: 'order', key: 'PO260600000', state: 'withdrawn' },
    { type: 'summary', withdrawn: 1 },
  ]);
  expect(sure.code).toBe(0);
  expect(cancels()).toHaveLength(1);
});

test('a refusal is 1, in the partner’s words', async () => {
  const { withdraw } = await atCainiao('no');
  const refused = await withdraw('--yes');
  expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('E1 已入库') });
});

test('what nobody knows is 3: the same command finds out and asks no more, --again alone asks once more', async () => {
  const { said, cancels, withdraw } = await atCainiao('cut');
  expect(await withdraw('--yes')).toMatchObject({ code: 3, stdout: expect.stringContaining('PO260600000') });
  expect((await withdraw('--yes')).code).toBe(3);
  expect(cancels()).toHaveLength(1);
  said.cancel = 'yes';
  expect((await withdraw('--yes', '--again')).code).toBe(0);
  expect(cancels()).toHaveLength(2);
});

test('what the partner says later settles it, without another request', async () => {
  const { said, cancels, withdraw } = await atCainiao('cut');
  await withdraw('--yes');
  said.status = 'WMS_CANCEL';
  expect((await withdraw('--yes')).code).toBe(0);
  expect(cancels()).toHaveLength(1);
});
