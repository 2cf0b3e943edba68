import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { brief, check, flat, good, kind } from './inbound-lines.ts';

function found(field: string, typed: string) {
  const def = kind.fields[field];
  if (!def) throw new Error(`no ${field}`);
  return parseCell(def, typed, { today: '2026-06-01' }).problems.map(({ code, severity }) => [code, severity]);
}

describe('a row that shows how to fill in the sheet', () => {
  test.each([
    '示例：IB2026001',
    '示例',
    '例',
    '例：IB2026001',
    '样例1',
    '示范单',
    '例如:IB1',
    'Example',
    'example: IB-1',
    'Sample',
    'IB1（示例）',
  ])('%s for its number is an error, not an order that goes out', (referenceNo) => {
    const { orders } = check(flat({ ...good, referenceNo }, { ...good, referenceNo: 'IB-2' }));
    expect(orders.map(({ problems }) => brief(problems))).toEqual([['cell.example referenceNo 1'], []]);
  });

  test.each(['示例，请删除', '此行为示例', '示例', '（示例）', '示例数据，勿导入', 'Example', 'Example row'])(
    '%s in its remark',
    (remark) => {
      expect(found('remark', remark)).toEqual([['cell.example', 'error']]);
    },
  );

  test('what is beside it is told on its number, and what stands there can be confirmed', () => {
    const cell = { type: 'plain', value: 'IB2026001', example: '示例' } as const;
    const { orders } = check(flat({ ...good, referenceNo: cell }));
    expect(orders[0]?.problems).toMatchObject([
      {
        code: 'cell.example',
        field: 'referenceNo',
        params: { value: '示例' },
        fix: { cells: [{ value: 'IB2026001' }] },
      },
    ]);
  });

  test.each([
    ['sku', 'SAMPLE-01'],
    ['sku', 'SAMPLE'],
    ['sku', 'Example-1'],
    ['referenceNo', 'SAMPLE-2026-01'],
    ['remark', '样品，轻放'],
    ['remark', 'sample, no commercial value'],
    ['remark', '例外处理'],
    ['addressLine1', '示范路12号'],
    ['city', '示范区'],
  ])('%s %s is what it says', (field, typed) => {
    expect(found(field, typed)).toEqual([]);
  });
});
