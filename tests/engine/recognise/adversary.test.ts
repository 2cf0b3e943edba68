import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turned } from '../../fixtures/adversary.ts';
import { alike, readOffice } from '../../fixtures/office-headers.ts';

// The same sheets every day; `npm run properties -- 200 adversary` makes 20 000 others.
const seed = { seed: 20_261_127 };

test('of a sheet that was turned round, shuffled and mixed with another kind no column is surely what it is not', () => {
  fc.assert(
    fc.property(turned, ({ kind, columns }) => {
      const found = readOffice({ above: [], columns }, kind).columns;
      const wrong = found.flatMap(({ header, field, sure, right, reading }, at) => {
        const { unit, how, means } = columns[at] ?? {};
        const isRead = unit === undefined || reading?.unit !== undefined || reading?.unitFrom !== undefined;
        const isWrong = field !== '' && sure && !alike.has(`${header} ${field}`) && (!right || !isRead);
        return isWrong ? [`${header}: ${field}, ${how ?? means?.join('|')}`] : [];
      });
      expect(wrong).toEqual([]);
      const sure = found.filter((column) => column.field !== '' && column.sure).map(({ field }) => field);
      expect(new Set(sure).size).toBe(sure.length);
    }),
    { numRuns: 100, ...seed },
  );
});
