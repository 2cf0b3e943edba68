// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { OpenColumns } from '../../../../renderer/screens/mapping/open-columns.tsx';
import { makeRun, showIn } from '../../support/program.tsx';
import { column, sheet } from './sheets.ts';

const open = sheet({
  kind: 'overseas-inbound',
  columns: [column(0, 'referenceNo', { likely: true }), column(1, 'weightDeclared')],
  missing: ['sku'],
  questions: [{ index: 1, field: 'weightDeclared', kind: 'unit', readings: [{ answer: { unit: 'g' }, examples: [] }] }],
});
const lacking = { code: 'value.required', field: 'sku', severity: 'error' as const, count: 3, orders: 1 };

function show(recognised: SheetRecognition, groups: readonly object[], run = makeRun('R')) {
  return showIn(
    <OpenColumns run={run} />,
    {},
    {
      'imports.recognition': () => [{ file: 0, name: 'own.xlsx', sheets: [recognised] }],
      'problems.groups': () => [...groups] as never,
    },
  );
}

test('how many questions there are is said, with the way to them', async () => {
  show(open, [lacking]);
  expect(await screen.findByText(/还有 3 项要您看一下/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去回答' }));
  expect(location.hash).toBe('#/runs/R/mapping');
});

test('a field that every row has by now is no question any more', async () => {
  show(open, []);
  expect(await screen.findByText(/还有 2 项要您看一下/)).toBeTruthy();
});

test('before an order is read, all that is asked counts', async () => {
  show(open, [], makeRun('R', { counts: { ...makeRun('R').counts, orders: 0, ready: 0 } }));
  expect(await screen.findByText(/还有 3 项要您看一下/)).toBeTruthy();
});

test('a field that lines lack as long as another is blank is a question, until they have either', async () => {
  const needing = sheet({
    kind: 'overseas-inbound',
    needed: [{ field: 'shipperPhone', unless: ['shipperWarehouseCode'] }],
  });
  show(needing, [{ ...lacking, code: 'value.requiredWithout', field: 'shipperPhone' }]);
  expect(await screen.findByText(/还有 1 项要您看一下/)).toBeTruthy();
  cleanup();
  const { asked } = show(needing, []);
  await waitFor(() => expect(asked('problems.groups')).toHaveLength(1));
  expect(screen.queryByText(/要您看一下/)).toBeNull();
});

test('where nothing is open, or something was sent, nothing is said', async () => {
  const sent = makeRun('R', { counts: { ...makeRun('R').counts, accepted: 1 } });
  const { asked } = show(open, [], sent);
  await waitFor(() => expect(asked('imports.recognition')).toHaveLength(1));
  expect(screen.queryByText(/要您看一下/)).toBeNull();
});
