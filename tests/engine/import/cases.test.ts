import { existsSync } from 'node:fs';
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
    expect(problems).toEqual([]);
    expect(bodies).toMatchObject([{ attachments: [{ attachName: 'a.pdf', attachType: 'pdf' }] }]);
  });
});
