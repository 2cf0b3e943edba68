import { describe, expect, test } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { offices } from '../../fixtures/office-headers.ts';
import { recognise, sheetOf, type Typed } from './sheets.ts';

const twelve = (row: (nth: number) => Typed[]) => Array.from({ length: 12 }, (_, nth) => row(nth));
const [stems, branches] = ['甲乙丙丁戊己庚辛壬', '子丑寅卯辰巳午未申酉戌亥'];

/** Rows of words that stand above the header. */
const above: readonly (readonly [string, readonly Typed[][]])[] = [
  ['nothing', []],
  ['numbered notes', twelve((nth) => [`第${nth + 1}条`, '请按要求填写，缺一不可'])],
  ['the same three words', twelve(() => ['注意', '货物须提前预约', '联系仓库'])],
  [
    'what each column is',
    ['箱号', '箱数', 'SKU', '重量', '长', '宽', '高', '备注', '目的仓', '数量', '品名', '单价'].map((word) => [
      word,
      '必填',
      `填写${word}`,
    ]),
  ],
  ['notes as wide as the table', twelve((nth) => [...stems].map((stem) => `说明${stem}${branches[nth]}`))],
];

const syllables = ['喵', '咕', '嘟', '哒', '犇'];
const nonsense = (at: number) =>
  `${[at % 5, Math.floor(at / 5) % 5, (at * 3 + 1) % 5].map((nth) => syllables[nth]).join('')}zq`;

describe.each(above)('below %s', (_, rows) => {
  test.each(['lingxing-fba', 'trad-forwarder', 'shipper-block', 'sap-inb'])(
    'a header of %s in words that nobody knows is found by the shape of its table',
    (name) => {
      const office = offices.find(({ id }) => id === name);
      if (!office) throw new Error(`there is no ${name}`);
      const { kind, columns } = office;
      const data = [0, 1, 2].map((row) => columns.map(({ values }) => values[row] ?? null));
      const table = sheetOf([...rows, columns.map((_column, at) => nonsense(at)), ...data]);
      expect(recognise([table], { kinds })[0]).toMatchObject({ use: 'ignored', headerRow: rows.length + 1 });
      const choices = [{ file: 0, sheet: 'Sheet1', use: 'whole' as const }];
      const [said] = recognise([table], { kinds, kind, choices });
      expect(said).toMatchObject({ use: 'whole', kind, headerRow: rows.length + 1 });
      expect(said?.columns.filter(({ field, likely }) => field !== null && !likely)).toEqual([]);
    },
  );
});
