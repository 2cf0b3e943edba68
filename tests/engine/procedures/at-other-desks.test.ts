import { expect, test, vi } from 'vitest';
import { createAtOtherDesks } from '#engine/procedures/at-other-desks.ts';
import { systemClock as clock } from '../../../electron/hosts/node/ports.ts';
import { officeScene, send } from '../submit/support/office-scene.ts';

const scene = officeScene();
const scope = { account: 'A', kind: 'test-kind' };

test('orders that another desk sent are told with whose they are, before anything is sent; the office is not asked at every edit', async () => {
  const first = scene.desk(['K-1']);
  await send(first);
  await first.ledger.shared?.settled();
  const second = scene.desk(['K-1', 'K-2']);
  const find = vi.spyOn(second.office, 'find');
  const look = createAtOtherDesks({ store: second.store, ledger: second.ledger, ports: { clock } });
  const [told, ...more] = await look(second.run, scope);
  expect(told).toMatchObject({ order: second.orders.get('K-1'), key: 'K-1', state: 'sent', partnerNo: 'E-K-1' });
  expect([told?.desk, told?.person, Date.parse(told?.at ?? '')]).toEqual([
    expect.stringMatching(/./),
    expect.any(String),
    expect.any(Number),
  ]);
  expect(more).toEqual([]);
  expect(await look(second.run, scope)).toHaveLength(1);
  expect(find.mock.calls.map(([, keys]) => keys)).toEqual([['K-1', 'K-2']]);
  expect([scene.offered, second.state('K-1')]).toEqual([['K-1'], 'ready']);
  // What this desk sent itself is its own.
  expect(await createAtOtherDesks({ ...first, ports: { clock } })(first.run, scope)).toEqual([]);
});

test('a desk by itself asks nobody', async () => {
  const { store, ledger, run } = scene.desk(['K-1'], { joined: false });
  expect(await createAtOtherDesks({ store, ledger, ports: { clock } })(run, scope)).toEqual([]);
});
