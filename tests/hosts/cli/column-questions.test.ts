import { expect, test } from 'vitest';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { goodLine, inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome } from './dockhand.ts';
import { workbook } from './workbooks.ts';

const lines = [
  { referenceNo: 'C-1', weightDeclared: '12,500' },
  { referenceNo: 'C-2', weightDeclared: '13' },
];

test('submit names the column, its readings and the option for each, and takes the answer', async () => {
  const home = freshHome();
  const path = inboundCsv(lines);
  const asked = await dockhand(home, ['submit', path, '--yes']);
  expect(asked.code).toBe(2);
  for (const part of [
    '单箱重量',
    '12,500',
    '12.5 kg',
    '12500 kg',
    '--read "单箱重量=comma"',
    '--read "单箱重量=point"',
  ]) {
    expect(asked.stderr).toContain(part);
  }
  const sent = await dockhand(home, ['submit', path, '--yes', '--read', '单箱重量=comma']);
  expect(sent.stdout).toContain('12,500 → 12.5');
  expect(sent.code).toBe(0);
});

test('a header that no sheet has, and an answer that is none, are said', async () => {
  const home = freshHome();
  const path = inboundCsv(lines);
  const unfound = await dockhand(home, ['check', path, '--read', '净重=comma']);
  expect([unfound.code, unfound.stderr.includes('净重')]).toEqual([2, true]);
  const unknown = await dockhand(home, ['check', path, '--read', '单箱重量=maybe']);
  expect([unknown.code, unknown.stderr.includes('--read')]).toEqual([2, true]);
});

test('what only a table further down has is asked and answered as well, and counts as found', async () => {
  const home = freshHome();
  const table = (weight: string, key: string, ...cells: readonly unknown[]) => {
    const line = { ...goodLine, referenceNo: key };
    const keys = (Object.keys(line) as (keyof typeof line)[]).filter((name) => name !== 'weightDeclared');
    return [
      [...keys.map((name) => fields[name].label.zh), weight],
      ...cells.map((cell, at) => [...keys.map((name) => (name === 'referenceNo' ? `${key}-${at}` : line[name])), cell]),
    ];
  };
  const path = workbook({
    单: [...table('单箱重量', 'A', 12), [], ...table('单箱毛重', 'B', '12,500'), [], ...table('毛重(lb)', 'C', 30)],
  });
  const asked = await dockhand(home, ['submit', path, '--yes']);
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('--map "毛重(lb)=weightDeclared:lb"')]);
  const pounds = ['--map', '毛重(lb)=weightDeclared:lb'];
  const half = await dockhand(home, ['submit', path, '--yes', ...pounds]);
  expect([half.code, half.stderr]).toEqual([2, expect.stringContaining('--read "单箱毛重=comma"')]);
  const sent = await dockhand(home, ['submit', path, '--yes', ...pounds, '--read', '单箱毛重=comma']);
  expect(sent.stderr).toBe('');
  expect(sent.code).toBe(0);
});

test('check asks in one sentence, and in its event, whose the rows without an order number are', async () => {
  const home = freshHome();
  const path = inboundCsv([{ referenceNo: 'D-1' }, { referenceNo: '', boxNo: '02' }, { referenceNo: '', boxNo: '03' }]);
  const checked = await dockhand(home, ['check', path]);
  const [question, ...more] = checked.stdout.split('\n').filter((line) => line.includes('--read'));
  expect(more).toEqual([]);
  for (const part of ['row 3', '客户入库单号', 'D-1', '客户入库单号=above', '客户入库单号=missing'])
    expect(question).toContain(part);
  const json = await dockhand(home, ['check', path, '--json']);
  const event = JSON.parse(json.stdout.split('\n')[0] ?? '');
  expect(event.questions).toEqual([
    { column: 'A', header: '客户入库单号', field: 'referenceNo', kind: 'blanks', answers: ['above', 'missing'] },
  ]);
  const refused = await dockhand(home, ['submit', path, '--yes']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('客户入库单号=above')]);
  const sent = await dockhand(home, ['submit', path, '--yes', '--read', '客户入库单号=above']);
  expect([sent.code, sent.stderr]).toEqual([0, '']);
});
