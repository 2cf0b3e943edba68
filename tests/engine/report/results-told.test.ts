import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { read, utils } from 'xlsx';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import type { Engine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

async function results(engine: Engine, run: string): Promise<readonly Readonly<Record<string, string | number>>[]> {
  const out = join(freshFolder(), 'results.xlsx');
  await engine.call('reports.write', { run, type: 'results', format: 'xlsx', out, lang: 'zh' });
  return utils.sheet_to_json(read(readFileSync(out)).Sheets.结果 ?? {});
}

test('a result says where it was sent, why an order was not, and counts no practice among the real exchanges', async () => {
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  const partner = await hostPractice(freshFolder());
  onTestFinished(() => partner.close());
  const send = async (run: string) => {
    await engine.call('submissions.start', { run, confirmWarnings: true });
    await engine.call('submissions.settled', { run });
  };
  const { id: run } = await importOne(
    engine,
    inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2', productQty: 'many', boxQty: '' }]),
  );
  await send(run);
  expect(await results(engine, run)).toMatchObject([
    { 单据号: 'R-1', 结果: '已接收', 发往: '演练（不是真实单据）', 发送次数: 1 },
    { 单据号: 'R-2', 结果: '有错误', 说明: '2 处错误，没有发送；见错误标注表', 发送次数: 0 },
  ]);

  const { id: account } = await engine.call('accounts.save', {
    partner: 'etower',
    name: '悉尼仓',
    settings: { baseUrl: partner.addresses.etower ?? '' },
    secrets: { ...practiceCredentials.etower },
  });
  await engine.call('runs.target', { run, target: 'production', account });
  expect((await results(engine, run))[0]).toMatchObject({ 结果: '待发送', 发送次数: 0 });
  await send(run);
  expect((await results(engine, run))[0]).toMatchObject({ 结果: '已接收', 发往: '正式 悉尼仓', 发送次数: 1 });
});
