// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { OtherDesks, OtherDeskTag } from '../../../renderer/runs/other-desks.tsx';
import { showIn } from '../support/program.tsx';

const standing: Output<'ledger.standing'> = {
  joined: { address: 'db:5432/office', by: 'settings' },
  desk: { id: 'd', name: '打包台', person: 'li' },
  ...{ waiting: 0, away: null },
};
const at = '2026-06-10T01:30:00.000Z';
const others: Output<'ledger.others'> = [
  { order: 1, key: 'K-1', desk: '前台', person: 'wang', at, state: 'sent', partnerNo: 'E-1' },
  { order: 2, key: 'K-2', desk: '窗口', person: 'zhao', at, state: 'sending', partnerNo: null },
];

function show(target: 'production' | 'practice', joined = true) {
  return showIn(
    <OtherDesks run={{ id: 'r', target }}>
      <OtherDeskTag order={1} shown="ready" />
      <OtherDeskTag order={2} shown="incomplete" />
      <OtherDeskTag order={1} shown="accepted" />
      <OtherDeskTag order={3} shown="ready" />
    </OtherDesks>,
    {},
    {
      'ledger.standing': () => (joined ? standing : { ...standing, joined: null }),
      'ledger.others': () => others,
    },
  );
}

test('an order that another desk has is shown so, by whom and when, unless it was sent from here', async () => {
  const { asked } = show('production');
  const sent = await screen.findByText('前台 已发送');
  expect(sent.closest('[title]')?.getAttribute('title')).toMatch(/wang.*2026.*E-1/);
  expect(screen.getAllByText(/已发送/)).toHaveLength(1);
  expect(screen.getByText('窗口 正在发送').closest('[title]')?.getAttribute('title')).toContain('zhao');
  expect(asked('ledger.others')).toEqual([{ run: 'r' }]);
});

test.each([
  ['in practice', 'practice', true],
  ['by a desk by itself', 'production', false],
] as const)('%s nobody is asked', async (_, target, joined) => {
  const { asked } = show(target, joined);
  await waitFor(() => expect(asked('ledger.standing')).not.toEqual([]));
  expect(asked('ledger.others')).toEqual([]);
  expect(screen.queryByText(/已发送/)).toBeNull();
});
