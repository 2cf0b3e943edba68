import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome } from './dockhand.ts';

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
