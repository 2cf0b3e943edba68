// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { ImportJobProvider } from '../../../../renderer/screens/import/import-job.tsx';
import { MappingScreen } from '../../../../renderer/screens/mapping/mapping-screen.tsx';
import { makeRun, showIn } from '../../support/program.tsx';
import { column, sheet } from './sheets.ts';

beforeEach(() => {
  location.hash = '#/runs/R/mapping';
});

const own = sheet({ kind: 'overseas-inbound', headerRow: 2, columns: [column(0, 'referenceNo', { header: '单号' })] });

function show(recognised: SheetRecognition) {
  return showIn(
    <ImportJobProvider>
      <MappingScreen run={makeRun('R')} />
    </ImportJobProvider>,
    { setProgress: () => undefined },
    {
      'imports.recognition': () => [{ file: 0, name: 'own.xlsx', sheets: [recognised] }],
      'imports.look': () => ({ file: 0, sheets: [], orders: [], orderCount: 0, lineCount: 0, beginning: false }),
      'imports.remap': () => ({ runs: [makeRun('R2')], refused: [], unkept: [] }),
      'rows.skipped': () => ({ total: 0, items: [] }),
    },
  );
}

const card = async (name: RegExp) => within(await screen.findByRole('region', { name }));
const button = (name: RegExp | string) => screen.findByRole('button', { name });

test('a column that only a table further down has is given its field, and what is likely of it is confirmed', async () => {
  const columns = [
    column(0, 'referenceNo', { header: '单号' }),
    column(5, null, { header: '花色', own: true, samples: ['红'] }),
    column(6, 'sku', { header: '款', own: true, likely: true }),
  ];
  const tables = [{ headerRow: 8, columns }];
  const { asked } = show({ ...own, tables });
  const list = await card(/只有下面的表格才有的列/);
  expect(list.getByText('红')).toBeTruthy();
  const [chip] = list.getAllByRole('combobox');
  if (!chip) throw new Error('no chip');
  fireEvent.mouseDown(chip);
  fireEvent.change(chip, { target: { value: '理货规则' } });
  fireEvent.keyDown(chip, { key: 'Enter', code: 'Enter', keyCode: 13 });
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.named).toEqual({
      花色: { field: 'tallyRule' },
      款: { field: 'sku' },
    }),
  );
});

test('what a column leaves open that only a table further down has is asked with the others, and answered by its name', async () => {
  const columns = [
    column(0, 'referenceNo', { header: '单号' }),
    column(5, 'weightDeclared', { header: '毛重', own: true, samples: ['12,500'] }),
    column(6, null, { header: '总数', own: true, samples: ['40'] }),
  ];
  const questions = [
    {
      index: 5,
      table: 8,
      field: 'weightDeclared',
      kind: 'decimal' as const,
      readings: ([',', '.'] as const).map((decimal) => ({
        answer: { decimal },
        examples: [{ typed: '12,500', read: decimal === ',' ? '12.5 kg' : '12500 kg' }],
      })),
    },
    {
      index: 6,
      table: 8,
      field: 'productQty',
      kind: 'perTotal' as const,
      readings: [{ answer: { per: 'total' as const }, examples: [{ typed: '40 ÷ 2', read: '20' }] }],
    },
  ];
  const { asked } = show({ ...own, questions, tables: [{ headerRow: 8, columns }] });
  const decimal = await card(/毛重/);
  fireEvent.click(decimal.getByRole('radio', { name: /12,500 → 12.5 kg/ }));
  fireEvent.click((await card(/总数/)).getByRole('radio', { name: /40 ÷ 2/ }));
  fireEvent.click(await button(/继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.named).toEqual({
      毛重: { field: 'weightDeclared', decimal: ',' },
      总数: { field: 'productQty', per: 'total' },
    }),
  );
});

test('that another table stands beside the one that is read is said above it', async () => {
  const columns = ['单号', '款'].map((header, at) => ({ index: 9 + at, header }));
  show({ ...own, beside: { from: 0, to: 9, columns } });
  expect((await screen.findByRole('alert')).textContent).toContain('旁边还有一张表（J–K 列：单号、款）');
});
