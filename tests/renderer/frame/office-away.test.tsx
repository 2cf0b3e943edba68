// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, showPage } from '../support/program.tsx';

const away = { code: 'ledger.unreachable', params: { address: 'db:5432/office', cause: 'ECONNREFUSED' } };
const there: Output<'ledger.standing'> = {
  joined: { address: 'db:5432/office', by: 'settings' },
  desk: { id: 'd', name: '打包台', person: 'li' },
  ...{ waiting: 0, away: null },
};

test('while the office’s ledger is away every screen says what goes on and what waits, and stops when it is back', async () => {
  let standing: Output<'ledger.standing'> = {
    ...there,
    waiting: 2,
    away: { ...away, since: '2026-06-10T01:30:00.000Z' },
  };
  const { engine, tell } = fakeEngine({ 'ledger.standing': () => standing });
  showPage(engine, {});
  const title = await screen.findByText(/办公室账本现在不能用/);
  const words = title.closest('.ant-alert')?.textContent;
  expect(words).toMatch(/db:5432\/office.*照常.*2 张单据的结果/);
  standing = there;
  tell({ type: 'office' });
  await waitFor(() => expect(screen.queryByText(/办公室账本现在不能用/)).toBeNull());
});

test('a desk by itself hears nothing of an office', async () => {
  const { engine, asked } = fakeEngine({ 'ledger.standing': () => ({ ...there, joined: null }) });
  showPage(engine, {});
  await waitFor(() => expect(asked('ledger.standing')).not.toEqual([]));
  expect(screen.queryByText(/办公室账本/)).toBeNull();
});
