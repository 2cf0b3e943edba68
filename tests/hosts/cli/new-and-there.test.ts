import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome } from './dockhand.ts';

test('submit says how many orders are new and how many are there already; its events count them as before', async () => {
  const home = freshHome();
  const file = inboundCsv([{ referenceNo: 'A' }, { referenceNo: 'B' }]);
  const first = await dockhand(home, ['submit', '--to', 'practice', file]);
  expect(first.stdout + first.stderr).not.toMatch(/already there|confirm them in the warehouse portal/);

  const more = inboundCsv([{ referenceNo: 'A' }, { referenceNo: 'B' }, { referenceNo: 'C' }]);
  const second = await dockhand(home, ['submit', '--to', 'practice', more]);
  expect(second.code).toBe(0);
  expect(second.stdout + second.stderr).toContain('Practice: 1 new, 2 practised already (not sent)');
  // Nor does any line by itself say that a partner has it.
  expect(second.stdout).toMatch(/^A {2}Practised already {2}/m);
  expect(second.stdout).toMatch(/^C {2}Accepted \(practice\) {2}/m);
  expect(second.stdout + second.stderr).not.toContain('already there');

  const third = await dockhand(home, ['submit', '--to', 'practice', '--json', more]);
  expect(third).toMatchObject({ code: 0, summary: { orders: 3, accepted: 0, exists: 3, ready: 0 } });
  expect(third.events.filter(({ type }) => type === 'order')).toHaveLength(3);
});
