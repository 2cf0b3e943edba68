import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { recognise, sheetOf, type Typed } from './sheets.ts';

type Column = readonly [header: string, ...values: Typed[]];

const base: readonly Column[] = [
  ['客户参考编号', 'IB-1', 'IB-1', 'IB-2'],
  ['送往仓库代码', 'SYD01', 'SYD01', 'MEL02'],
  ['外箱号', '01', '02', '01'],
  ['总箱数', 1, 2, 3],
  ['商品货号', 'SKU-A', 'SKU-B', 'SKU-C'],
  ['每箱件数', 20, 21, 22],
];
const weight: Column = ['每箱毛重(kg)', 12.5, 8.4, 20];
const sizes = ['60*40*30', '50*41*35', '55*45*40'] as const;
const fields = ['lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;

/** What the last column is read as, and whether nobody is asked about it. */
function last(columns: readonly Column[]) {
  const rows = [1, 2, 3].map((row) => columns.map((column) => column[row] ?? null));
  const [sheet] = recognise([sheetOf([columns.map(([header]) => header), ...rows])], { kinds });
  const column = sheet?.use === 'ignored' ? undefined : sheet?.columns.at(-1);
  const { field = null, reading } = column ?? {};
  const isAsked = sheet?.questions?.some(({ index }) => index === column?.index) === true;
  const isRead = field !== null || reading?.fields !== undefined;
  return { field, reading, isSure: isRead && column?.likely !== true && !isAsked };
}

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
const order = fc.constantFrom(...orders);
const words = fc.constantFrom(['长', '宽', '高'], ['L', 'W', 'H'], ['Length', 'Width', 'Height'], ['l', 'w', 'h']);
const between = fc.constantFrom('*', ' x ', 'x', 'X', '×', '/', '-', ' ', '');
const size = fc.constantFrom('', '外箱尺寸 ', '尺寸', 'Carton Size ', 'Dimensions: ', '箱规 ');

const named = (said: readonly string[], places: readonly number[], sign: string) =>
  places.map((at) => said[at]).join(sign);

test('a split is surely in no other order than its header says', () => {
  fc.assert(
    fc.property(size, words, order, between, (before, said, places, sign) => {
      const header = before + named(said, places, sign);
      const { reading, isSure } = last([...base, weight, [header, ...sizes]]);
      if (isSure) expect(reading?.fields, header).toEqual(places.map((at) => fields[at]));
    }),
    { numRuns: 150 },
  );
});

test('a header that says two orders, or one side twice, is not sure', () => {
  fc.assert(
    fc.property(size, fc.tuple(words, words), fc.tuple(order, order), between, (before, [one, other], [a, b], sign) => {
      fc.pre(a !== b);
      const header = `${before}${named(one, a, sign)} (${named(other, b, sign)})`;
      expect(last([...base, weight, [header, ...sizes]]).isSure, header).toBe(false);
    }),
    { numRuns: 150 },
  );
  for (const header of ['尺寸(L*W*L)', '外箱尺寸 长*宽*长', '长*高', '外箱尺寸 高', '外箱尺寸 L*W'])
    expect(last([...base, weight, [header, ...sizes]]).isSure, header).toBe(false);
});

test('three sides below a header of nonsense, or of one side, are surely nothing', () => {
  const nonsense = fc.array(fc.constantFrom('喵', '咕', 'zq', 'xv', '长', '宽', 'W', '规格'), {
    minLength: 1,
    maxLength: 2,
  });
  fc.assert(
    fc.property(nonsense, (said) => {
      expect(last([...base, weight, [said.join(''), ...sizes]]).isSure, said.join('')).toBe(false);
    }),
    { numRuns: 80 },
  );
});

const lengths = ['cm', 'mm', 'm', 'in', 'inch', '厘米', '毫米', '英寸', '米'];
const weights = ['kg', 'g', 'lb', 'lbs', 'oz', '公斤', '克', '磅', '千克'];
const ofKg = new Set(['kg', '公斤', '千克']);
const ofCm = new Set(['cm', '厘米']);

test('a split whose cells and header are not both in the partner’s unit is asked about', () => {
  const unit = fc.constantFrom('', ...lengths, ...weights);
  fc.assert(
    fc.property(unit, unit, (above, below) => {
      const [first, ...others] = sizes;
      const header = above === '' ? '外箱尺寸' : `外箱尺寸(${above})`;
      const { isSure } = last([...base, weight, [header, first + below, ...others]]);
      const isOurs = (said: string) => said === '' || ofCm.has(said);
      if (!isOurs(above) || !isOurs(below)) expect(isSure, `${header} ${first}${below}`).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('a weight whose header says two units, or one of another sort, is not sure', () => {
  const unit = fc.constantFrom(...weights, ...lengths);
  fc.assert(
    fc.property(unit, unit, fc.constantFrom('每箱毛重', '单箱重量', 'Carton Weight '), (one, other, name) => {
      const header = `${name}(${one}/${other})`;
      const { isSure, reading } = last([...base, [header, 12.5, 8.4, 20]]);
      if (ofKg.has(one) && ofKg.has(other)) return;
      expect(isSure && reading?.unit === undefined, header).toBe(false);
    }),
    { numRuns: 120, examples: [['mm', 'mm', '每箱毛重']] },
  );
});
