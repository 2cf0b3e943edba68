import { expect, test } from 'vitest';
import { findKind } from '#shared/kinds/registry.ts';
import { translator } from '#shared/text/index.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';

const refused = {
  file: 'a.csv',
  code: 'resembles',
  params: { sheet: 'S', kind: 'cainiao-stock-in', missing: 'order_code,store_code', others: 'package-inbound' },
};

test('a file of an unknown kind: the kinds it resembles and the columns it lacks, by their names', () => {
  const zh = renderFileProblem(translator('zh'), findKind, refused);
  expect(zh).toMatch(/看起来像「菜鸟入库通知单」，但缺少这些列：入库单号、仓库编码。.*也有些像：包裹入库。$/);
  const en = renderFileProblem(translator('en'), findKind, { ...refused, params: { ...refused.params, others: '' } });
  expect(en).toMatch(/Cainiao stock-in notification/);
  expect(en).not.toMatch(/also|order_code/);
});

test('other reasons keep their params', () => {
  const words = renderFileProblem(translator('en'), findKind, {
    file: 'a.xlsx',
    code: 'tooLarge',
    params: { size: 60, max: 50 },
  });
  expect(words).toMatch(/a\.xlsx.*60 MB.*50 MB/);
});
