import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import type { Engine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import type { Output } from '#shared/contract.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';
import { json, serve } from '../partners/support/socket-server.ts';
import { scanPdf } from './scan.ts';

async function opened(): Promise<Engine> {
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  return engine;
}

async function send(engine: Engine, run: string): Promise<void> {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
}

const words = ({ items }: Output<'labels.preview'>): string[] =>
  items.flatMap(({ marks }) => marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])));

test('the boxes of accepted orders, with the partner’s number, as they were sent', async () => {
  const engine = await opened();
  const partner = await hostPractice(freshFolder());
  onTestFinished(() => partner.close());
  const { id: account } = await engine.call('accounts.save', {
    partner: 'etower',
    name: '悉尼仓',
    settings: { baseUrl: partner.addresses.etower ?? '' },
    secrets: { ...practiceCredentials.etower },
  });
  const lines = [
    { referenceNo: 'R-1', boxNo: 'A-01', boxQty: '3' },
    { referenceNo: 'R-1', boxNo: 'A-02', sku: 'SKU-2', productQty: '7', weightDeclared: '9.125' },
    { referenceNo: 'R-1', boxNo: 'A-02', sku: 'SKU-3', productQty: '8', weightDeclared: '9.125' },
    { referenceNo: 'R-2', boxNo: 'B-01', weightDeclared: 'heavy' },
  ];
  const { id: run } = await importOne(engine, inboundCsv(lines));
  await engine.call('runs.target', { run, target: 'production', account });
  await send(engine, run);

  const preview = await engine.call('labels.preview', { run });
  const order = await engine.call('orders.window', { run, search: 'R-1' });
  expect(preview).toMatchObject({
    boxes: 4,
    labels: 4,
    notes: [],
    orders: [{ key: 'R-1', boxes: 4, warehouse: 'SYD01' }],
    left: [{ key: 'R-2', reason: 'incomplete' }],
  });
  expect(words(preview)).toEqual(
    expect.arrayContaining([String(order.items[0]?.partnerNo), 'SKU-2', '7 件', 'SKU-3', '8 件']),
  );
  expect(words(preview).join('\n')).toContain('9.125 kg');
  expect(words(preview).join('\n')).not.toMatch(/PRACTICE|DRAFT/);

  const out = join(freshFolder(), 'labels.pdf');
  const { files } = await engine.call('labels.write', { run, out });
  expect(files).toEqual([{ path: out, notes: [] }]);
  const pages = await scanPdf(readFileSync(out));
  expect(pages.map(({ codes }) => codes)).toEqual(
    ['A-01', 'A-01', 'A-01', 'A-02'].map((text) => [{ format: 'Code128', text }]),
  );
});

test('a practised run says “practice” on every label, one that was not sent “draft”', async () => {
  const engine = await opened();
  const { id: run } = await importOne(engine, inboundCsv([{ boxQty: '2' }]));
  const before = await engine.call('labels.preview', { run });
  expect(words(before).filter((text) => /DRAFT/.test(text))).toHaveLength(2);
  await send(engine, run);
  const after = await engine.call('labels.preview', { run });
  expect(words(after).filter((text) => /演练 PRACTICE/.test(text))).toHaveLength(2);
  expect(words(after).join()).not.toContain('DRAFT');
  expect(after.notes).toEqual([expect.stringContaining('演练')]);
});

test('where the warehouse uses numbers of its own, the code is the order’s and the label says that it is a mark only', async () => {
  const engine = await opened();
  const { id: run } = await importOne(engine, inboundCsv([{ useShipperBoxNo: '否' }]));
  const before = await engine.call('labels.preview', { run });
  expect(before.items[0]?.marks).toContainEqual(expect.objectContaining({ type: 'code128', text: 'R-1' }));
  await send(engine, run);
  const { items, notes } = await engine.call('labels.preview', { run });
  const { items: orders } = await engine.call('orders.window', { run });
  expect(items[0]?.marks).toContainEqual(expect.objectContaining({ type: 'code128', text: orders[0]?.partnerNo }));
  expect(notes).toContainEqual(expect.stringMatching(/门户里打印的箱唛.*R-1/));
});

test('a rejected order has labels only when it is asked a second time, and they say so', async () => {
  const engine = await opened();
  const errors = [{ code: '600100', message: 'referenceNo:R-1,sku is not registered' }];
  const partner = await serve((_, response) => json(response, [{ code: '0005', data: '', errors, success: false }]));
  onTestFinished(() => partner.close());
  const { id: account } = await engine.call('accounts.save', {
    partner: 'etower',
    name: '悉尼仓',
    settings: { baseUrl: partner.url },
    secrets: { token: 't', key: 'k' },
  });
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  await engine.call('runs.target', { run, target: 'production', account });
  await send(engine, run);
  const out = join(freshFolder(), 'labels.pdf');
  const refused = await engine.call('labels.write', { run, out });
  expect(refused).toMatchObject({ files: [], left: [{ key: 'R-1', reason: 'rejected' }] });
  expect(existsSync(out)).toBe(false);
  const anyway = await engine.call('labels.preview', { run, anyway: true });
  expect(words(anyway)).toContain('被拒 REJECTED');
});

test('an order that is not there, and a kind without boxes, are told', async () => {
  const engine = await opened();
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const { left, boxes } = await engine.call('labels.preview', { run, orders: ['R-1', 'R-9'] });
  expect({ left, boxes }).toMatchObject({ left: [{ key: 'R-9', reason: 'missing' }], boxes: 1 });
  const { id: other } = await importOne(engine, 'cainiao-stock-in.xlsx');
  await expect(engine.call('labels.preview', { run: other })).rejects.toMatchObject({ code: 'labels.kind' });
});

test('settings of the office hold for all, those of a warehouse for it alone, those of a call for the call', async () => {
  const engine = await opened();
  const { id: run } = await importOne(
    engine,
    inboundCsv([{}, { referenceNo: 'R-2', boxNo: 'X', warehouseCode: 'MEL02' }]),
  );
  await engine.call('settings.set', {
    values: { 'label.origin': 'MADE IN CHINA', 'label@MEL02.copies': 2, 'label.copies': 'as another version had it' },
  });
  expect(words(await engine.call('labels.preview', { run })).filter((text) => text === 'MADE IN CHINA')).toHaveLength(
    2,
  );
  expect(await engine.call('labels.preview', { run })).toMatchObject({ boxes: 2, labels: 3 });
  expect(await engine.call('labels.preview', { run, settings: { copies: 4 } })).toMatchObject({ boxes: 2, labels: 8 });
  await expect(engine.call('labels.preview', { run, settings: { copies: 5 } })).rejects.toMatchObject({
    code: 'labels.setting',
    params: { name: 'copies', value: '5' },
  });
});

test('a warehouse with sheets of its own has nothing for a label printer, one with rolls has, whatever all others have', async () => {
  const engine = await opened();
  const { id: run } = await importOne(
    engine,
    inboundCsv([{}, { referenceNo: 'R-2', boxNo: 'X', warehouseCode: 'MEL02' }]),
  );
  const zpl = (orders?: string[]) =>
    engine.call('labels.write', {
      ...{ run, format: 'zpl', out: join(freshFolder(), 'labels.zpl') },
      ...(orders && { orders }),
    });
  await engine.call('settings.set', { values: { 'label@MEL02.paper': 'a4-2' } });
  await expect(zpl()).rejects.toMatchObject({ code: 'labels.sheets', params: { paper: 'a4-2' } });
  expect(await zpl(['R-1'])).toMatchObject({ labels: 1 });
  expect(await engine.call('labels.preview', { run, orders: ['R-2'] })).toMatchObject({ paper: 'a4-2' });

  await engine.call('settings.set', { values: { 'label.paper': 'a4-2', 'label@MEL02.paper': '100x100' } });
  expect(await zpl(['R-2'])).toMatchObject({ labels: 1 });
  expect(await engine.call('settings.forget', { names: ['label@MEL02.paper', 'nothing'] })).toEqual({
    'label.paper': 'a4-2',
  });
  await expect(zpl(['R-2'])).rejects.toMatchObject({ code: 'labels.sheets' });
});

test('a file of labels never replaces the workbook, nor a file that nobody named; rolls alone go to a label printer', async () => {
  const engine = await opened();
  const file = inboundCsv([{}]);
  const { id: run } = await importOne(engine, file);
  await expect(engine.call('labels.write', { run, out: file })).rejects.toMatchObject({ code: 'report.overSource' });
  const out = join(freshFolder(), 'labels.pdf');
  writeFileSync(out, 'mine');
  const { files } = await engine.call('labels.write', { run, out, ifTaken: 'next' });
  expect(files[0]?.path).toMatch(/labels-2\.pdf$/);
  expect(readFileSync(out, 'utf8')).toBe('mine');
  await expect(
    engine.call('labels.write', { run, out, format: 'zpl', settings: { paper: 'a4-4' } }),
  ).rejects.toMatchObject({ code: 'labels.sheets' });
  await expect(engine.call('labels.write', { run, out, from: 2 })).rejects.toMatchObject({ code: 'labels.from' });
});

test('of an order that the partner had already, and not from here, it is told that its boxes may be others', async () => {
  const partner = await hostPractice(freshFolder());
  onTestFinished(() => partner.close());
  const office = async () => {
    const engine = await opened();
    const { id: account } = await engine.call('accounts.save', {
      partner: 'etower',
      name: '悉尼仓',
      settings: { baseUrl: partner.addresses.etower ?? '' },
      secrets: { ...practiceCredentials.etower },
    });
    const { id: run } = await importOne(engine, inboundCsv([{}]));
    await engine.call('runs.target', { run, target: 'production', account });
    await send(engine, run);
    return { engine, run };
  };
  const first = await office();
  expect((await first.engine.call('labels.preview', { run: first.run })).notes).toEqual([]);
  const { engine, run } = await office();
  const { notes, boxes } = await engine.call('labels.preview', { run });
  expect({ notes, boxes }).toEqual({ notes: [expect.stringMatching(/不是从这里发的.*R-1/)], boxes: 1 });
  const { files } = await engine.call('packingLists.write', { run, out: join(freshFolder(), 'list.xlsx') });
  expect(files[0]?.notes).toEqual(notes);
});
