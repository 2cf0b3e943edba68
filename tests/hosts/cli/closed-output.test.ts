import { once } from 'node:events';
import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome, startDockhand } from './dockhand.ts';

test.each([[[]], [['--json']]])('a reader that goes away (submit %j | head -1) stops nothing', async (options) => {
  const home = freshHome();
  const file = inboundCsv(Array.from({ length: 50 }, (_, i) => ({ referenceNo: `R-${i}`, boxQty: '２' })));
  const child = startDockhand(home, ['submit', file, ...options]);
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(errors).toBe('');
  expect((await dockhand(home, ['runs', '--json'])).events).toMatchObject([{ accepted: 50, queued: 0 }]);
});
