// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { OrderDrawer } from '../../../renderer/runs/order-drawer.tsx';
import { makeRun, showIn } from '../support/program.tsx';

const run = makeRun('one');

/** So much of an order without an answer as the drawer shows. */
const unknown = (id: number) => ({
  kind: run.kind,
  summary: {
    id,
    key: `PO-${id}`,
    state: 'unknown',
    shown: 'unknown',
    existing: null,
    lines: 1,
    results: [],
    messages: [],
    unanswered: null,
  },
  ...{ asked: false, changeable: false, decisions: [], lineResults: [], attempts: [], attachments: [] },
  ...{ body: '{}', answer: null },
});

function Drawer({ onClose }: { readonly onClose: () => void }) {
  const [order, setOrder] = useState(7);
  return (
    <>
      <button type="button" onClick={() => setOrder(8)}>
        another
      </button>
      <OrderDrawer run={run} order={order} onClose={onClose} />
    </>
  );
}

async function decide(meanwhile: () => Promise<unknown>) {
  const answer = Promise.withResolvers<Run>();
  const onClose = vi.fn();
  const { asked } = showIn(
    <Drawer onClose={onClose} />,
    {},
    { 'orders.get': ({ order }) => unknown(order) as never, 'submissions.decide': () => answer.promise },
  );
  fireEvent.click(await screen.findByRole('radio', { name: /对方没有，不再发送/ }));
  fireEvent.click(screen.getByRole('button', { name: '就这样定' }));
  await waitFor(() => expect(asked('submissions.decide')).toEqual([{ order: 7, decision: 'not-accepted' }]));
  await meanwhile();
  const before = asked('orders.get').length;
  answer.resolve(run);
  // Everything shown is asked for again, and then what follows is done.
  await waitFor(() => expect(asked('orders.get').length).toBeGreaterThan(before));
  return onClose;
}

test('a decided order is closed', async () => {
  const onClose = await decide(async () => undefined);
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});

test('another one that is looked at when the answer comes stays open', async () => {
  const onClose = await decide(() => {
    fireEvent.click(screen.getByText('another'));
    return screen.findAllByText(/PO-8/);
  });
  await screen.findAllByText(/PO-8/);
  expect(onClose).not.toHaveBeenCalled();
});
