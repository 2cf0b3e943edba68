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
  await again.ledger.shared?.compared();
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

test('what was taken back by a desk that only knows it to exist is so for all of them, and counts again when that desk says so', async () => {
  const first = scene.desk(['C1']);
  await send(first);
  await touch(first);
  const second = scene.desk(['C1']);
  await send(second);
  expect(second.state('C1')).toBe('exists');
  const told = () => scene.sql("SELECT withdrawn_at IS NOT NULL AS withdrawn FROM dockhand.claims WHERE key = 'C1'");
  second.store.withdrawals.put(at('C1'), { how: 'portal', by: 'Li' });
  await touch(second);
  expect(await told()).toEqual([{ withdrawn: true }]);
  // What the sender tells of it later is no word on that.
  const settled = { key: 'C1', fence: '0.1', state: 'accepted', partnerNo: 'E-C1', answer: null } as const;
  await first.office.settle({ partner: 'etower', kind: 'test-kind' }, [settled]);
  await first.submissions.start(first.run, { again: ['C1'], readyToo: false });
  await first.submissions.settled(first.run);
  const third = scene.desk(['C1']);
  await send(third);
  expect([third.state('C1'), third.problems('C1')]).toEqual(['incomplete', ['order.withdrawn']]);
  expect(scene.offered).toEqual(['C1']);
  second.store.withdrawals.undo(at('C1'), 'Li');
  await touch(second);
  expect(await told()).toEqual([{ withdrawn: false }]);
});

test('what was taken back while the office could not be asked is told at the next start', async () => {
  const first = scene.desk(['D1']);
  await send(first);
  await touch(first);
  const second = scene.desk(['D1']);
  await send(second);
  await scene.sql('ALTER TABLE dockhand.claims RENAME TO away');
  second.store.withdrawals.put(at('D1'), { how: 'portal', by: 'Li' });
  await second.end();
  await scene.sql('ALTER TABLE dockhand.away RENAME TO claims');
  const again = scene.desk([], { home: second.home });
  await again.ledger.shared?.compared();
  await again.end();
  expect(await scene.sql("SELECT withdrawn_at IS NOT NULL AS withdrawn FROM dockhand.claims WHERE key = 'D1'")).toEqual(
    [{ withdrawn: true }],
  );
});
