import { describe, expect, test } from 'vitest';
import { misleading, type OfficeColumn, readOffice as read, surelyWrong } from '../../fixtures/office-headers.ts';

const tried = misleading.flatMap((office) =>
  office.tried.map((column) => ({ ...office, column, header: column.header })),
);

/** All of the columns, and those without each one that means something. */
const without = (columns: readonly OfficeColumn[]) => [
  columns,
  ...columns.flatMap((left) => (left.means.includes('') ? [] : [columns.filter((of) => of !== left)])),
];

/** All of them, the first alone, the rest without it, and the first with every other one. */
const some = (columns: readonly OfficeColumn[]) => [
  columns,
  columns.slice(0, 1),
  columns.slice(1),
  columns.filter((_, at) => at % 2 === 0),
  columns.filter((_, at) => at === 0 || at % 2 === 1),
];

test('of two columns of one name neither is sure, though a neighbour says whose the one is', () => {
  const office = misleading.find(({ id }) => id === 'freight-no-name');
  const phones = ['5083326889', '5123326889', '0412345679'];
  const buyer: OfficeColumn = { header: '买家姓名/国家(二字码)', means: [''], values: ['Pat', 'Ann', 'Joe'] };
  const mobile: OfficeColumn = { header: '手机', means: [''], values: phones };
  const columns = [mobile, ...(office?.columns ?? []), buyer, mobile];
  expect(surelyWrong(read({ above: [], columns }, 'freight-order'))).toEqual([]);
});

describe('headers whose words mislead', () => {
  test.each(misleading)('$id: no column is surely another, whichever is missing', ({ kind, above, columns }) => {
    for (const of of without(columns)) expect(surelyWrong(read({ above, columns: of }, kind))).toEqual([]);
  });

  test.each(tried)('$id: $header is surely none of the fields', ({ kind, above, columns, column, header }) => {
    for (const of of some(columns)) {
      const wrong = surelyWrong(read({ above, columns: [...of, column] }, kind));
      expect(wrong.filter((found) => found.header === header)).toEqual([]);
    }
  });
});
