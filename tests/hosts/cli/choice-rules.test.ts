import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { dockhand, freshHome } from './dockhand.ts';

test('a remembered rule is applied, and which one and to how many cells is said', async () => {
  const home = freshHome();
  const engine = await createEngine({ dataDir: home, ports: nodePorts() });
  const rule = { kind: 'overseas-inbound', field: 'tallyRule', text: '散货', code: '1', headers: null };
  await engine.call('choices.save', rule);
  await engine.close();
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-rules-')), 'orders.csv');
  const header = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,重量,长,宽,高,SKU,每箱数量';
  const line = (no: number, tally: string) => `R-${no},SYD01,${tally},是,NB,01,1,12.5,60,40,35,S1,20`;
  writeFileSync(path, [header, line(1, '散货'), line(2, '单箱'), line(3, '散货')].join('\n'));

  const json = await dockhand(home, ['check', path, '--json']);
  expect(json.code).toBe(0);
  expect(json.events.filter(({ type }) => type === 'problem')).toMatchObject(
    [2, 4].map((row) => ({ code: 'choice.remembered', severity: 'info', field: 'tallyRule', row })),
  );
  const human = await dockhand(home, ['check', path]);
  expect(human.stdout).toContain('By a remembered rule “散货” in “Tally Rule” was taken as “By piece”: 2 cells');
});
