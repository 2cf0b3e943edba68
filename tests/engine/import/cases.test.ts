import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

// Small inputs that others wrote and that went wrong once: what is right stands in their README.
const CASES = resolve(import.meta.dirname, '../../../../shared/cases');
const isThere = existsSync(CASES);
if (!isThere) console.warn(`skipped: there is no ${CASES}`);

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

/** The problems of a case, as `row code field`, and the body of every order that has no error. */
async function problemsOf(name: string) {
  const run = await importOne(engine, join(CASES, name));
  const { items } = await engine.call('problems.window', { run: run.id, limit: 500 });
  const orders = await engine.call('orders.window', { run: run.id });
  const bodies = await Promise.all(
    orders.items.map(async ({ id }) => JSON.parse((await engine.call('orders.get', { order: id })).body ?? 'null')),
  );
  return { problems: items.map(({ row, code, field }) => `${row} ${code} ${field}`), bodies };
}

describe.skipIf(!isThere)('files that others wrote', () => {
  test('m-v1: the partner’s own field names; LB and INCH are not sent as KG and CM', async () => {
    const { problems, bodies } = await problemsOf('m-v1.xlsx');
    expect(problems.toSorted()).toEqual([
      '7 unit.rounds weightDeclared',
      ...['heightDeclared', 'lengthDeclared', 'widthDeclared'].map((field) => `8 unit.converts ${field}`),
      ...['heightDeclared', 'lengthDeclared', 'widthDeclared'].map((field) => `9 unit.converts ${field}`),
      '9 unit.rounds weightDeclared',
    ]);
    expect(bodies.map((body) => body?.eta)).toEqual(['2023-06-26 00:00:00', '2023-06-26 00:00:00', ...Array(3)]);
  });

  test('m-x1: units in Chinese and English', async () => {
    const { problems, bodies } = await problemsOf('m-x1.xlsx');
    const errors = problems.filter((problem) => problem.includes(' unit.'));
    expect(errors).toHaveLength(8);
    expect(bodies).toEqual([null, null]);
    // The order remark is sent; the column that nothing knows is said.
    expect(problems.filter((problem) => !problem.includes(' unit.'))).toEqual(['2 column.unused null']);
  });

  test('m-p3: links are divided, keep their commas, get a scheme; a private address is warned about', async () => {
    const { problems, bodies } = await problemsOf('m-p3.xlsx');
    expect(problems.toSorted()).toEqual(['3 cell.normalised images', '4 urls.invalid images', '5 urls.private images']);
    const both = ['https://a.example.com/1.jpg', 'https://a.example.com/2.jpg'];
    expect(bodies.map((body) => body?.quality_inspection_info.images)).toEqual([
      ['https://x.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image/resize,m_lfit,w_800'],
      ['https://cbu01.alicdn.com/img/ibank/O1CN01.jpg'],
      undefined,
      ['http://192.168.1.5/a.jpg'],
      ['https://图片.example.com/中文.jpg'],
      both,
      both,
    ]);
  });

  test('m-a2c: the order carries its file', async () => {
    const { problems, bodies } = await problemsOf('m-a2c.xlsx');
    // Its box of 1 kg is 1 × 1 × 1 cm.
    expect(problems).toEqual(['2 scale.odd weightDeclared']);
    expect(bodies).toMatchObject([{ attachments: [{ attachName: 'a.pdf', attachType: 'pdf' }] }]);
  });
});

/** What comes of each file: the refusal's code, or how many orders are ready, how many are not, and why not. */
const OUTCOMES: Readonly<Record<string, string | readonly [ready: number, incomplete: number, errors: string]>> = {
  'a1-sku-bilingual.xlsx': [1, 0, ''],
  'a1-sku-en.xlsx': [1, 0, ''],
  'a1-sku-zh.xlsx': [1, 0, ''],
  'a2-key-unknown.xlsx': [1, 0, ''],
  'b01-comma.xlsx': [8, 4, 'number.ambiguous number.unreadable'],
  'b02-dates.xlsx': [11, 10, 'date.ambiguous date.impossible date.noYear date.unreadable date.zone'],
  'b03-long.xlsx': [0, 3, 'id.digitsLost order.disagrees'],
  'b04-merge.xlsx': [0, 1, 'cell.filledDown cell.mergedOver'],
  'b05-hidden.xlsx': [3, 0, ''],
  'b05-veryhidden.xlsx': [1, 0, ''],
  'b06-uncached.xlsx': [0, 1, 'cell.uncached key.missing'],
  'b07-dup-key.xlsx': [0, 0, 'key.missing'],
  'b07-dup-qty.xlsx': [1, 0, ''],
  'b08-zeros.xlsx': [1, 0, ''],
  'b09-units.xlsx': [5, 17, 'number.converts number.dozen number.rounds number.unit number.unreadable'],
  'b10-semicolon.csv': [0, 2, 'number.ambiguous'],
  'b11-second-order.xlsx': [2, 0, ''],
  'b11-two-tables.xlsx': [2, 0, ''],
  'b13-rare.xlsx': [5, 2, 'text.tooLong'],
  'b14-gbk.csv': [2, 0, ''],
  'b14-zeros.csv': [1, 0, ''],
  'b16-negative.xlsx': [
    0,
    10,
    'cell.error number.notWhole number.scientific number.tooSmall number.unreadable value.required',
  ],
  'b17-far.xlsx': [1, 0, ''],
  'b23-errors.xlsx': [0, 1, 'cell.error'],
  'b24-form-onecell.xlsx': [0, 1, 'value.required value.requiredWithout'],
  'b24-form.xlsx': [1, 0, ''],
  'b26-total-qty.xlsx': [1, 0, ''],
  'b27-owner.xlsx': [2, 0, ''],
  'b28-apostrophe.xlsx': [1, 0, ''],
  'b28-taobao.csv': [1, 0, ''],
  'b28-taobao2.csv': [1, 0, ''],
  'm-a2c.xlsx': [1, 0, ''],
  'm-p3.xlsx': [6, 1, 'urls.invalid'],
  'm-v1.xlsx': [2, 3, 'unit.converts unit.rounds'],
  'm-x1.xlsx': [0, 2, 'unit.converts unit.rounds'],
  'n-country-only-rates.xlsx': 'resembles',
  'n-missing-column.xlsx': [0, 2, 'text.tooLong value.required'],
  'n-own-layout-day1.xlsx': [0, 8, 'country.unknown value.required'],
  'n-own-layout-day2.xlsx': [0, 2, 'country.unknown value.required'],
  'n-same-plus-new.xlsx': [3, 0, ''],
  'r-amp-str.xlsx': 'unknownKind',
  'r-char-ref-str.xlsx': 'unknownKind',
  'r-empty-shared-string-orders.xlsx': [3, 0, ''],
  'r-long-shared-string.xlsx': [0, 100, 'cell.tooLong'],
  'r-m01_header_crlf_rows_lf.csv': [5, 0, ''],
  'r-m01b_all_lf_control.csv': [5, 0, ''],
  'r-m02_cp1252_address.csv': 'encodingAsked',
  'r-m02c_utf8_control.csv': [1, 0, ''],
  'r-m02d_latin1_refused.csv': 'encodingAsked',
  'r-m03_empty_si.xlsx': [3, 0, ''],
  'r-m03b_control.xlsx': [3, 0, ''],
  'r-m04_ods_numbers_without_text.ods': [2, 0, ''],
  'r-m04b_ods_control.ods': [2, 0, ''],
  'r-m05_nonbmp_charref.xlsx': 'unknownKind',
  'r-m07_module_sheet_without_part.xlsx': 'resembles',
  'r-m08_two_columns_tab.txt': 'resembles',
  'r-m08b_two_columns_semicolon.csv': 'resembles',
  'r-m08d_title_rows_semicolon.csv': [5, 0, ''],
  'r-m09_gs1_separator.csv': [1, 0, ''],
  'r-m10_xml2003_richtext.xls': 'unknownKind',
  'r-m11_bare_biff2.xls': 'resembles',
  'r-m12_one_trailing_byte.xlsx': 'resembles',
  'r-m14_biff5_no_codepage_gbk.xls': 'resembles',
};

/** Columns of these are confirmed before anything is sent: what they hold may be totals. */
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  'b26-total-qty.xlsx': ['毛重(KG)', '数量'],
};

/** Questions about columns of these, each with its answers, likeliest first; nothing is sent before. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  'b01-comma.xlsx': ['weightDeclared decimal , .', 'productQty decimal . ,'],
  'b02-dates.xlsx': ['eta dates dmy mdy'],
  'b09-units.xlsx': ['weightDeclared unit kg g lb', 'lengthDeclared unit cm in m mm', 'productQty counted true'],
  'b10-semicolon.csv': ['weightDeclared decimal , .', 'productQty decimal , .'],
};

describe.skipIf(!isThere)('every file that others wrote', () => {
  test('each has its outcome, and none is left out', () => {
    const files = readdirSync(CASES).filter((name) => name !== 'README.md');
    expect(Object.keys(OUTCOMES).toSorted()).toEqual(files.toSorted());
  });

  test('no order is ready but those that are right, and each refusal and error has its reason', async () => {
    const found: Record<string, unknown> = {};
    for (const name of Object.keys(OUTCOMES)) {
      const { runs, refused } = await engine.call('imports.create', { importId: name, paths: [join(CASES, name)] });
      const [run] = runs;
      if (run === undefined) {
        found[name] = refused[0]?.code;
        continue;
      }
      const groups = await engine.call('problems.groups', { run: run.id });
      const errors = groups.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      found[name] = [run.counts.ready, run.counts.incomplete, [...new Set(errors)].toSorted().join(' ')];
    }
    expect(found).toEqual(OUTCOMES);
  });

  test.each(Object.entries(QUESTIONS))('%s: %o are asked once for the column', async (name, expected) => {
    const { runs } = await engine.call('imports.create', { importId: name, paths: [join(CASES, name)] });
    const run = runs[0]?.id ?? '';
    const [file] = await engine.call('imports.recognition', { run });
    const questions = file?.sheets.flatMap((sheet) => sheet.questions ?? []) ?? [];
    const told = questions.map(({ field, kind, readings }) =>
      [field, kind, ...readings.flatMap(({ answer }) => Object.values(answer))].join(' '),
    );
    expect(told).toEqual(expected);
    const start = engine.call('submissions.start', { run, confirmWarnings: true });
    await expect(start).rejects.toMatchObject({ code: 'columns.asksTwo' });
  });

  test.each(Object.entries(LIKELY))('%s: %o are asked about before anything is sent', async (name, headers) => {
    const { runs } = await engine.call('imports.create', { importId: name, paths: [join(CASES, name)] });
    const run = runs[0]?.id ?? '';
    const [file] = await engine.call('imports.recognition', { run });
    const likely = file?.sheets.flatMap(({ columns }) => columns.filter((column) => column.likely));
    expect(likely?.map(({ header }) => header)).toEqual(headers);
    const start = engine.call('submissions.start', { run, confirmWarnings: true });
    await expect(start).rejects.toMatchObject({ code: 'columns.unconfirmed' });
  });
});
