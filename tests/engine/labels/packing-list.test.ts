import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read, utils, type WorkBook } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { Input } from '#shared/contract.ts';
import { translator } from '#shared/text/index.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let engine: Engine;
let run: string;
beforeAll(async () => {
  engine = await openEngine();
  const lines = [
    { boxNo: '001', boxQty: '3', weightDeclared: '12.345', lengthDeclared: '60.5', productQty: '20', remark: '=易碎' },
    { boxNo: '002', sku: '00123', productQty: '7', weightDeclared: '9', shippedDate: '2026-06-22' },
    { boxNo: '002', sku: 'SKU-3', productQty: '8', weightDeclared: '9' },
    { referenceNo: 'R-2', weightDeclared: 'heavy' },
    { referenceNo: 'R/3', boxNo: 'X', remark: '한국' },
  ];
  run = (await importOne(engine, inboundCsv(lines))).id;
});
afterAll(() => engine.close());

const write = (out: string, more: Partial<Input<'packingLists.write'>> = {}) =>
  engine.call('packingLists.write', { run, out, ...more });

async function book(more: Partial<Input<'packingLists.write'>> = {}): Promise<WorkBook> {
  const out = join(freshFolder(), 'list.xlsx');
  await write(out, more);
  return read(readFileSync(out), { cellNF: true, bookFiles: true });
}

const rowsOf = (of: WorkBook, name = 'R-1') =>
  utils.sheet_to_json<(string | number)[]>(of.Sheets[name] ?? {}, { header: 1, blankrows: false, raw: true });

async function pdfText(file: string): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(readFileSync(file));
  const texts = [...document.pages()].map((page) => page.getText().replaceAll('\u0000', ''));
  document.destroy();
  library.destroy();
  return texts;
}

describe('as a workbook', () => {
  test('a row for each SKU of each box; numbers are numbers, ids keep every digit, and nothing is a formula', async () => {
    const rows = rowsOf(await book());
    const header = rows.findIndex(([first]) => first === '箱号');
    expect(rows.slice(header)).toEqual([
      ['箱号', '箱数', 'SKU', '每箱件数', '件数', '单箱毛重 kg', '毛重 kg', '长 × 宽 × 高 cm', '体积 m³', '备注'],
      ['001', 3, 'SKU-1', 20, 60, 12.345, 37.035, '60.5 × 40 × 35.5', 0.25773, '=易碎'],
      ['002', 1, '00123', 7, 7, 9, 9, '60 × 40 × 35.5', 0.0852],
      ['002', undefined, 'SKU-3', 8, 8],
      ['合计', 4, undefined, undefined, 75, undefined, 46.035, undefined, 0.34293],
    ]);
    const sheet = (await book()).Sheets['R-1'] ?? {};
    expect(Object.values(sheet).filter((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([]);
  });

  test('the columns add up to the foot: a box with two SKUs counts once', async () => {
    const rows = rowsOf(await book());
    const header = rows.findIndex(([first]) => first === '箱号');
    const lines = rows.slice(header + 1, -1);
    for (const column of [1, 4, 6, 8]) {
      const sum = lines.reduce((total, row) => total + Number(row[column] ?? 0), 0);
      expect(sum).toBeCloseTo(Number(rows.at(-1)?.[column]), 9);
    }
  });

  test('above stand the order’s own numbers and dates, and that it was not accepted; no prices, no net weight', async () => {
    const head = rowsOf(await book()).map((row) => row.filter((cell) => cell !== undefined));
    expect(head[0]).toEqual(['装箱单 PACKING LIST']);
    expect(head).toContainEqual(['演练 PRACTICE · 草稿 未受理 DRAFT']);
    expect(head).toContainEqual(['入库单号', 'R-1']);
    expect(head).toContainEqual(['目的仓', 'SYD01']);
    expect(head).toContainEqual(['发出日期', '2026-06-22 00:00:00']);
    expect(head.flat().join()).not.toMatch(/净重|单价|金额|net|price/i);
  });

  test('each order has a sheet, in English too, and as an ASN', async () => {
    const asn = await book({ type: 'asn', lang: 'en' });
    expect(asn.SheetNames).toEqual(['R-1', 'R_3']);
    expect(rowsOf(asn)[0]).toEqual(['ASN 入库预报单']);
    expect(rowsOf(asn)).toContainEqual(['Total', 4, undefined, undefined, 75, undefined, 46.035, undefined, 0.34293]);
  });

  test('the office’s name, address and logo, once it gave them', async () => {
    const logo = join(freshFolder(), 'logo.bin');
    writeFileSync(logo, PIXEL);
    await engine.call('settings.set', { values: { 'office.name': '义乌某某公司', 'office.address': 'Road 1' } });
    expect(await engine.call('office.setLogo', { path: logo })).toEqual({ kept: true });
    const made = await book();
    expect(rowsOf(made)).toContainEqual(['义乌某某公司']);
    expect(rowsOf(made)).toContainEqual(['Road 1']);
    const files = Object.keys((made as { files?: object }).files ?? {});
    expect(files.filter((name) => /xl\/media\/.*\.png$/.test(name))).toHaveLength(2);
    const out = join(freshFolder(), 'list.pdf');
    await write(out, { format: 'pdf' });
    expect(readFileSync(out).toString('latin1')).toContain('/Subtype /Image');
    expect(await engine.call('office.setLogo', { path: null })).toEqual({ kept: false });
    await engine.call('settings.set', { values: { 'office.name': '', 'office.address': '' } });
  });
});

test('as PDF: A4 landscape, each order on pages of its own with its headers, totals and number', async () => {
  const many = await importOne(
    engine,
    inboundCsv(Array.from({ length: 90 }, (_, at) => ({ referenceNo: 'R-9', boxNo: `B${at}`, sku: `SKU-${at}` }))),
  );
  const out = join(freshFolder(), 'list.pdf');
  const made = await write(out, { run: many.id, format: 'pdf' });
  expect(made).toMatchObject({ orders: 1, left: [], files: [{ path: out }] });
  const pages = await pdfText(out);
  expect(pages.length).toBeGreaterThan(1);
  for (const [at, text] of pages.entries()) {
    expect(text).toContain('每箱件数');
    expect(text).toContain(`第 ${at + 1} / ${pages.length} 页`);
  }
  const all = pages.join('\n');
  for (let at = 0; at < 90; at += 1) expect(all).toContain(`SKU-${at}`);
  expect(all).toContain('合计');
  expect(all).toContain('1125');
  const source = readFileSync(out).toString('latin1');
  expect(source).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/);
});

test('as PDF in English: captions, headers, foot and page in English, and what the lines say as they say it', async () => {
  const t = translator('en');
  const lines = [
    { referenceNo: 'R-1', boxNo: '001', boxQty: '3', productQty: '20', weightDeclared: '12.345', remark: '易碎' },
    { referenceNo: 'R-1', boxNo: '002', productQty: '7' },
  ];
  const { id } = await importOne(engine, inboundCsv(lines));
  const out = join(freshFolder(), 'list.pdf');
  await write(out, { run: id, format: 'pdf', lang: 'en' });
  const [page = '', ...more] = await pdfText(out);
  expect(more).toEqual([]);
  // A header that is too long for its column goes on in the next line.
  const words = page.replaceAll(/\s+/g, ' ');
  for (const name of [
    'title.packing-list',
    'warehouse',
    'boxes',
    'piecesEach',
    'pieces',
    'kg',
    'm3',
    'remark',
    'total',
  ])
    expect(words).toContain(t.dynamic(`labels:list.${name}`));
  expect(words).toContain(t('labels:list.page', { key: 'R-1', page: 1, pages: 1 }).replaceAll(/\s+/g, ' '));
  // The document's own name has both languages; all else that is Chinese are the stamps', and what the sheet has.
  const chinese = page.match(/\p{Script=Han}+/gu) ?? [];
  expect([...new Set(chinese)].sort()).toEqual(['易碎', '演练', '装箱单', '草稿', '未受理'].sort());
  expect(words).toContain('12.345');
  expect(words).toContain('37.035');
});

test('orders without a list are told: with errors, not there, and for PDF those with characters that the font lacks', async () => {
  const out = join(freshFolder(), 'list.pdf');
  const { left, orders } = await write(out, { format: 'pdf', orders: ['R-1', 'R-2', 'R/3', 'R-8'] });
  expect(orders).toBe(1);
  expect(left).toMatchObject([
    { key: 'R-2', reason: 'incomplete' },
    { key: 'R-8', reason: 'missing' },
    { key: 'R/3', reason: 'characters', text: expect.stringContaining('한 국') },
  ]);
});

test.each([
  ['no picture', Buffer.from('GIF89a')],
  ['a picture that is too large', Buffer.concat([PIXEL, Buffer.alloc(100_000)])],
])('%s is not kept as the logo', async (_, bytes) => {
  const path = join(freshFolder(), 'logo.png');
  writeFileSync(path, bytes);
  await expect(engine.call('office.setLogo', { path })).rejects.toMatchObject({ code: 'office.logo' });
});
