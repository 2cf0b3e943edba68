import { describe, expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';
import { brokenRuns } from '../../engine/check/broken-runs.ts';
import { kind } from '../../engine/check/inbound-lines.ts';

const zh = translator('zh');
const en = translator('en');

test('a field’s label and limits stand in the sentence', () => {
  const tooLong = { code: 'text.tooLong', field: 'city', params: { length: 21, max: 20 } };
  expect(renderProblem(zh, kind, tooLong)).toBe('「发货人城市」有 21 个字，最多 20 个。请缩短');
  expect(renderProblem(en, kind, tooLong)).toBe(
    '“Shipper City” has 21 characters, at most 20 are allowed. Please shorten it',
  );
});

test('the kind’s own words for a field go first', () => {
  const tooLong = { code: 'text.tooLong', field: 'sku', params: { length: 29, max: 20 } };
  for (const t of [zh, en]) {
    expect(renderProblem(t, kind, tooLong)).toMatch(/29.*20.*30/);
  }
});

test('choices are listed', () => {
  const unknown = { code: 'choice.unknown', field: 'tallyRule', params: { value: '散货' } };
  expect(renderProblem(zh, kind, unknown)).toBe('「理货规则」没有 散货 这个选项。可以填：单件、单箱');
  expect(renderProblem(en, kind, unknown)).toContain('By piece, By box');
});

test('another field is called by its label, and its choices by theirs', () => {
  const without = { code: 'value.requiredWithout', field: 'country', params: { otherField: 'shipperWarehouseCode' } };
  expect(renderProblem(zh, kind, without)).toBe('没有填「发货地址代码」时，「发货人国家」必填');
  const when = { code: 'value.requiredFor', field: 'remark', params: { otherField: 'tallyRule', otherChoices: '2' } };
  expect(renderProblem(zh, kind, when)).toBe('「理货规则」是 单箱 时，「备注」必填');
});

test('without its kind a problem is still words', () => {
  expect(renderProblem(zh, undefined, { code: 'cell.uncached', field: 'sku', params: {} })).toContain('公式');
});

describe('every problem that a check raises', () => {
  const problems = brokenRuns();

  test('has words in both languages, with every blank filled in', () => {
    for (const problem of problems) {
      for (const t of [zh, en]) {
        const words = renderProblem(t, kind, problem);
        expect(words).not.toBe(problem.code);
        expect(words).not.toMatch(/\{\{|undefined/);
      }
    }
  });

  test('has a known code, and each of the kind’s own codes is among them', () => {
    const raised = new Set(problems.map(({ code }) => code));
    const ownCodes = Object.keys(kind.texts ?? {}).filter((code) => !code.includes('@'));
    const known = new Set([...Object.keys(zhCN.problem), ...ownCodes]);
    expect([...raised].filter((code) => !known.has(code))).toEqual([]);
    expect(ownCodes.filter((code) => !raised.has(code))).toEqual([]);
  });
});
