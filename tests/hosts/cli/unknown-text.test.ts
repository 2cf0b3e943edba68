import { expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import type { UnknownEvidence } from '../../../electron/hosts/cli/output/events.ts';
import { unknownText } from '../../../electron/hosts/cli/output/unknown-text.ts';

const event = { type: 'order', key: 'R-1', state: 'unknown', target: 'production' } as unknown as Parameters<
  typeof unknownText
>[1];
const send = { purpose: 'send', startedAt: '2026-06-10T01:30:00.000Z', endedAt: null, status: null, detail: null };
const told = (...results: string[]) => {
  const attempts = results.map((result) => ({ ...send, practice: false, result }));
  const evidence = { run: 'r', reason: null, at: null, asked: false, attempts } as UnknownEvidence;
  return unknownText(translator('zh'), event, evidence)[0];
};

test('an order of whose sending a backup knows nothing is not said to have been cut off', () => {
  expect(told()).toMatch(/备份里没有它的经过/);
  expect(told('untold')).toMatch(/备份里没有它的经过/);
  expect(told('interrupted')).toMatch(/程序中断/);
  expect(told('unknown')).toMatch(/没有得到能读懂的回答/);
});
