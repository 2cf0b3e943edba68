import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

test.each([
  [
    'Chinese units',
    '入库单号,目的仓,箱号,箱数,货号,每箱装,箱重,长,宽,高',
    ['YW-1,MNL1,1-5,5箱,TB-77,20个/箱,12.5KG,60cm,40cm,30cm', 'YW-1,MNL1,6,1箱,TB-78,16个/箱,9KG,50cm,40cm,30cm'],
  ],
  [
    'English units',
    'Inbound No,Warehouse,Carton No,CTNS,SKU,Qty per carton,GW per carton,Length,Width,Height',
    [
      'YW-1,MNL1,1-5,5 ctns,TB-77,20 pcs,12.5 kgs,60 cm,40 cm,30 cm',
      'YW-1,MNL1,6,1 ctn,TB-78,16 pcs,9 kgs,50 cm,40 cm,30 cm',
    ],
  ],
])('a first row whose numbers have %s is a line, not the second line of the header', async (_, header, rows) => {
  const { runs } = await engine.call('imports.create', {
    importId: 'units',
    pasted: { name: 'a.csv', text: [header, ...rows].join('\n') },
    kind: 'overseas-inbound',
  });
  const [file] = await engine.call('imports.recognition', { run: runs[0]?.id ?? '' });
  expect(file?.sheets[0]).toMatchObject({ headerRow: 1 });
  expect(runs[0]?.counts.lines).toBe(2);
});
