import { expect, test } from 'vitest';
import { officeScene, send, touch } from './support/office-scene.ts';

const scene = officeScene();
const at = (key: string) => ({ account: 'A', kind: 'test-kind', key });

test('what a desk took back at the partner is refused at the others, with a sentence, and not said to exist', async () => {
  const first = scene.desk(['A1', 'A2']);
  await send(first);
  await first.ledger.shared?.stop(5000);
  first.store.withdrawals.put(at('A1'), { how: 'portal', by: 'Li' });
  await first.end();
  // Told at its next start.
  const again = scene.desk([], { home: first.home });
  again.ledger.shared?.begin();
  await again.end();
  const second = scene.desk(['A1', 'A2']);
  await send(second);
  expect([second.state('A1'), second.problems('A1')]).toEqual(['incomplete', ['order.withdrawn']]);
  expect(second.state('A2')).toBe('exists');
  expect(scene.offered.toSorted()).toEqual(['A1', 'A2']);
});

test('what was not taken back after all counts again', async () => {
  const first = scene.desk(['B1']);
  await send(first);
  const told = () => scene.sql("SELECT withdrawn_at IS NOT NULL AS withdrawn FROM dockhand.claims WHERE key = 'B1'");
  first.store.withdrawals.put(at('B1'), { how: 'portal', by: 'Li' });
  await touch(first);
  expect(await told()).toEqual([{ withdrawn: true }]);
  first.store.withdrawals.undo(at('B1'), 'Li');
  await touch(first);
  expect(await told()).toEqual([{ withdrawn: false }]);
  const second = scene.desk(['B1']);
  await send(second);
  expect(second.state('B1')).toBe('exists');
});
