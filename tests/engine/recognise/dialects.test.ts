import { expect, test } from 'vitest';
import { dialects, measureDialects } from '../../fixtures/dialects.ts';

test.skipIf(dialects.length === 0)(
  'header sets of other offices are understood without a hint; the sets lie beside the checkout, and without them this is skipped',
  () => {
    const figures = measureDialects();
    expect(figures.faults.slice(0, 20)).toEqual([]);
    expect(figures).toMatchObject({ sheets: 42, kinds: 42, keys: 42, wrong: 0, surelyWrong: 0 });
    expect(figures.found / figures.wanted).toBeGreaterThanOrEqual(0.99);
    expect(figures.whole).toBeGreaterThanOrEqual(40);
    expect(figures.sure / figures.found).toBeGreaterThan(0.9);
  },
);
