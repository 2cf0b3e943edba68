// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Account } from '#shared/contract/settings.ts';
import type { Output } from '#shared/contract.ts';
import { OrderDrawer } from '../../../renderer/runs/order-drawer.tsx';
import { makeRun, showIn } from '../support/program.tsx';

const account = (hasSecrets: boolean): Account => ({
  ...{ id: 'a', partner: 'xport', name: '旗舰店', target: 'production', settings: {}, hasSecrets },
});

/** An order in the drawer: of unknown outcome, or one that a person decided about. */
function show(state: 'unknown' | 'accepted', keys: boolean) {
  const run = makeRun('one', { kind: 'package-inbound', target: 'production', account: 'a', state: 'held' });
  const order: Output<'orders.get'> = {
    kind: 'package-inbound',
    summary: {
      ...{ id: 7, key: 'PK-7', state, shown: state, existing: null, lines: 1, errors: 0, warnings: 0 },
      ...{
        partnerNo: null,
        message: null,
        decision: null,
        decidedBy: null,
        decidedAt: null,
        unanswered: null,
        withdrawal: null,
        results: [],
      },
    },
    lineResults: [],
    body: '{}',
    answer: null,
    asked: false,
    decisions: [],
    changeable: state === 'accepted',
    attempts: [],
    attachments: [],
  };
  showIn(
    <OrderDrawer run={run} order={7} onClose={vi.fn()} />,
    {},
    {
      'orders.get': () => order,
      'accounts.list': () => [account(keys)],
      'freight.chosen': () => ({
        ...{ sums: [], unanswered: [], differing: { orders: 0, previewed: [], first: [] } },
        ...{ undecided: 0, unpriced: 0, overCap: 0, afterCap: 0 },
      }),
    },
  );
}

test('what needs the account’s keys is not offered without them: the order says so, with the way there', async () => {
  show('unknown', false);
  await screen.findByText(/账号「旗舰店」缺少密钥/);
  expect(screen.getByRole('button', { name: '去填写密钥' })).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.queryByRole('button', { name: '就这样定' })).toBeNull();
  cleanup();
  show('unknown', true);
  await screen.findByRole('radio', { name: /再发一次/ });
  expect(screen.queryByText(/缺少密钥/)).toBeNull();
});

test('neither is another decision about one that was decided about', async () => {
  const change = '更改这个决定，或补填对方的单号';
  show('accepted', false);
  await screen.findByRole('region', { name: '经过' });
  expect(screen.queryByText(change)).toBeNull();
  cleanup();
  show('accepted', true);
  await screen.findByText(change);
});
