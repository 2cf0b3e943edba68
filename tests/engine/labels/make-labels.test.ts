import { describe, expect, test } from 'vitest';
import { type LabelTask, makeLabels } from '#engine/labels/make-labels.ts';
import type { LabelOrder } from '#engine/labels/plan-labels.ts';
import type { LabelSettings } from '#shared/labels/label-settings.ts';
import { cellSize, type PaperId, paperIds, papers } from '#shared/labels/papers.ts';
import { labelOrder } from './label-fixture.ts';
import { scanPdf, scanZpl } from './scan.ts';

async function make(orders: readonly LabelOrder[], output: LabelTask['output']) {
  return makeLabels({ plan: { orders, left: [] }, lang: 'zh', most: 10_000, output });
}

async function fileOf(orders: readonly LabelOrder[], type: 'pdf' | 'zpl', from = 1): Promise<Uint8Array> {
  const { file } = await make(orders, { type, from });
  if (!file) throw new Error('no file');
  return file;
}

const changed = (paper: PaperId, more: Partial<LabelSettings> = {}) => ({ changed: { paper, ...more } });

describe('a label is scanned back from its rendered page and says what its box does', () => {
  const boxes = [
    { boxNo: '01', count: 1 },
    { boxNo: 'BOX-ab/7 ^~_>8', count: 2 },
    { boxNo: '12345678901234567890', count: 1 },
  ];
  const codes = ['01', 'BOX-ab/7 ^~_>8', 'BOX-ab/7 ^~_>8', '12345678901234567890'];

  test.each(paperIds)('on %s, its page exactly as large as the paper', async (id) => {
    const { across, down, page } = papers[id];
    const pages = await scanPdf(await fileOf([labelOrder(boxes, changed(id))], 'pdf'));
    expect(pages).toHaveLength(Math.ceil(4 / (across * down)));
    for (const one of pages) expect(one).toMatchObject(page);
    expect(pages.flatMap((one) => one.codes)).toEqual(codes.map((text) => ({ format: 'Code128', text })));
  });

  test.each(['203', '300'] as const)('the longest box number on 100x150 at %s dpi', async (dpi) => {
    const boxNo = 'ABCDEFGHIJKLMNOPQRST';
    const file = await fileOf([labelOrder([{ boxNo, count: 1 }], changed('100x150', { dpi }))], 'pdf');
    const [page] = await scanPdf(file, dpi === '203' ? 203.2 : 300);
    expect(page?.codes).toEqual([{ format: 'Code128', text: boxNo }]);
  });

  test('a number in Chinese as a QR code in UTF-8, and the second code with both numbers a line each', async () => {
    const order = labelOrder([{ boxNo: '箱—01', count: 1 }], changed('100x150', { qr: true }));
    const [page] = await scanPdf(await fileOf([order], 'pdf'));
    expect(page?.codes).toHaveLength(2);
    expect(page?.codes).toEqual(
      expect.arrayContaining([
        { format: 'QRCode', text: '箱—01' },
        { format: 'QRCode', text: 'R-1\n箱—01' },
      ]),
    );
  });

  test('as ZPL, with the signs that begin commands in its number', async () => {
    const file = await fileOf([labelOrder(boxes.slice(0, 2), changed('100x150', { qr: true }))], 'zpl');
    const labels = await scanZpl(Buffer.from(file).toString('utf8'), 100, 150);
    expect(labels.map((label) => [...label].sort((a, b) => (a.format < b.format ? -1 : 1)))).toEqual(
      ['01', 'BOX-ab/7 ^~_>8', 'BOX-ab/7 ^~_>8'].map((text) => [
        { format: 'Code128', text },
        { format: 'QRCode', text: `R-1\n${text}` },
      ]),
    );
  });
});

test('the font is embedded, and only what is used of it; the page asks to be printed as large as it is', async () => {
  const file = Buffer.from(await fileOf([labelOrder([{ boxNo: '01', count: 1 }])], 'pdf'));
  const source = file.toString('latin1');
  expect(source).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansHans-Medium/);
  expect(source).toContain('/FontFile3');
  expect(source).toContain('/PrintScaling /None');
  expect(file.length).toBeLessThan(100_000);
});

test('Chinese is ink on the page, not a blank or a box', async () => {
  const stamped = { ...labelOrder([{ boxNo: '01', count: 1 }]), stamps: ['practice'] as const };
  const { items } = await make([stamped], { type: 'preview', offset: 0, limit: 1 });
  const stamp = items[0]?.marks.find((mark) => mark.type === 'text' && mark.text === '演练 PRACTICE');
  if (stamp?.type !== 'text') throw new Error('no stamp');
  const [page] = await scanPdf(await fileOf([stamped], 'pdf'));
  const each = (at: number) =>
    page?.dark(stamp.x + at * stamp.size, stamp.y - stamp.size * 0.85, stamp.size, stamp.size);
  // 演 and 练 have some dozen strokes each; an empty box would be a thin frame.
  for (const at of [0, 1]) expect(each(at)).toBeGreaterThan(0.2);
  for (const at of [0, 1]) expect(each(at)).toBeLessThan(0.6);
});

test('in ZPL what is not ASCII is a picture, copies are the printer’s, and the size is in whole dots', async () => {
  const order = labelOrder([{ boxNo: '01', count: 1 }], changed('100x100', { copies: 2 }));
  const zpl = Buffer.from(await fileOf([order], 'zpl')).toString('utf8');
  expect(zpl).toMatch(/^\^XA\n\^CI28\n\^PW800\n\^LL800\n/);
  expect(zpl).toMatch(/\^GFA,(\d+),\1,\d+,[0-9A-F]+\^FS/);
  expect(zpl).toContain('^PQ2\n^XZ');
  expect(zpl).toMatch(/^[\x20-\x7e\n]+$/);
});

describe('cartons are counted over the whole order, without gaps', () => {
  const order = labelOrder(
    [
      { boxNo: '01', count: 2 },
      { boxNo: '02', count: 1 },
      { boxNo: '03', count: 3 },
    ],
    { changed: { copies: 2 } },
  );

  test('Σ of the numbers of boxes, each with its place', async () => {
    const { boxes, labels, items, orders } = await make([order], { type: 'preview', offset: 0, limit: 100 });
    expect({ boxes, labels, orders }).toEqual({
      ...{ boxes: 6, labels: 12 },
      orders: [{ key: 'R-1', boxes: 6, warehouse: 'SYD01' }],
    });
    expect(items.map(({ boxNo, number, of }) => `${boxNo} ${number}/${of}`)).toEqual([
      '01 1/6',
      '01 2/6',
      '02 3/6',
      '03 4/6',
      '03 5/6',
      '03 6/6',
    ]);
  });

  test.each([0, 1, 2, 3, 5, 6])('a window of them from %i on', async (offset) => {
    const { items } = await make([order], { type: 'preview', offset, limit: 2 });
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6].slice(offset, offset + 2));
  });

  test.each([1, 2, 4, 5, 12])('printed from label %i on, the rest is there', async (from) => {
    const pages = await scanPdf(await fileOf([order], 'pdf', from));
    const all = ['01', '01', '01', '01', '02', '02', '03', '03', '03', '03', '03', '03'];
    expect(pages.flatMap(({ codes }) => codes.map(({ text }) => text))).toEqual(all.slice(from - 1));
  });

  test('two thousand million equal boxes are looked at, and too many to print', async () => {
    const many = labelOrder([{ boxNo: '01', count: 2_147_483_647 }]);
    const preview = await make([many], { type: 'preview', offset: 2_147_483_600, limit: 1 });
    expect(preview.items).toMatchObject([{ number: 2_147_483_601, of: 2_147_483_647 }]);
    expect(await make([many], { type: 'pdf', from: 1 })).toMatchObject({ file: null, tooMany: true });
  });
});

describe('labels on sheets', () => {
  test.each(paperIds.filter((id) => !papers[id].roll))('on %s the divisions fill the page', (id) => {
    const { across, down, page } = papers[id];
    const { width, height } = cellSize(papers[id]);
    expect([width * across, height * down]).toEqual([page.width, page.height]);
    expect([page.width, page.height]).toEqual([210, 297]);
  });

  test('papers of several warehouses are not mixed on one page', async () => {
    const orders = [
      labelOrder([{ boxNo: '01', count: 1 }], { key: 'R-1', changed: { paper: 'a4-4' } }),
      labelOrder([{ boxNo: '02', count: 1 }], { key: 'R-2', changed: { paper: '100x150' } }),
    ];
    const pages = await scanPdf(await fileOf(orders, 'pdf'));
    expect(pages).toMatchObject([
      { width: 210, height: 297, codes: [{ text: '01' }] },
      { width: 100, height: 150, codes: [{ text: '02' }] },
    ]);
  });
});

describe('before printing it is told', () => {
  const notes = async (orders: readonly LabelOrder[]) =>
    (await make(orders, { type: 'preview', offset: 0, limit: 0 })).notes;

  test('that several orders have the same box number', async () => {
    const orders = [labelOrder([{ boxNo: '01', count: 1 }]), labelOrder([{ boxNo: '01', count: 1 }], { key: 'R-2' })];
    expect(await notes(orders)).toEqual([expect.stringMatching(/相同的箱号（如“01”）.*R-1、R-2/)]);
  });

  test('that a number cannot be bars', async () => {
    expect(await notes([labelOrder([{ boxNo: '箱1', count: 1 }])])).toEqual([expect.stringContaining('改用二维码')]);
  });

  test('that numbers added to equal cartons differ from what was sent', async () => {
    const order = labelOrder([{ boxNo: '01', count: 2 }], { changed: { boxSuffix: true } });
    expect(await notes([order])).toEqual([expect.stringContaining('“01-02”')]);
    const pages = await scanPdf(await fileOf([order], 'pdf'));
    expect(pages.map(({ codes }) => codes[0]?.text)).toEqual(['01-01', '01-02']);
  });

  test('which orders got none, and why', async () => {
    const odd = labelOrder([{ boxNo: '01', count: 1 }]);
    const packing = { ...odd.packing, warehouse: 'SYD😀' };
    const { left, boxes } = await make([{ ...odd, packing }], { type: 'pdf', from: 1 });
    expect({ left, boxes }).toEqual({
      left: [{ key: 'R-1', reason: 'characters', text: expect.stringContaining('😀') }],
      boxes: 0,
    });
  });
});
