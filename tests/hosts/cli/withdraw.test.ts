import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome } from './dockhand.ts';

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
