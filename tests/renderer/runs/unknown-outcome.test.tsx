// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { ChangeDecision, UnknownOutcome } from '../../../renderer/runs/unknown-outcome.tsx';
import { makeRun, showIn } from '../support/program.tsx';

const show = (
  asked: boolean,
  unanswered: OrderSummary['unanswered'] = null,
  target: Run['target'] = 'practice',
  state: Run['state'] = 'submitting',
) => {
  const order = { id: 7, key: 'PO-7', unanswered };
  const run = makeRun('one', { target, state });
  showIn(<UnknownOutcome run={run} order={order} asked={asked} onDecided={vi.fn()} />, {});
};
const choices = () => screen.getAllByRole<HTMLInputElement>('radio').map(({ value }) => value);

test('where the program found out nothing, a person decides, sending again included', async () => {
  show(false);
  await screen.findByText(/PO-7/);
  expect(choices()).toEqual(['accepted', 'not-accepted', 'send-again']);
});

test('what was cut off when the program ended is not told as sent', async () => {
  const at = '2026-06-10T01:30:00.000Z';
  show(false, { at, result: 'interrupted', detail: null }, 'production');
  expect(await screen.findByText(/单据 PO-7 正在发送时程序中断，不知道有没有到达/)).toBeTruthy();
  cleanup();
  show(false, { at, result: 'unknown', detail: 'timeout' }, 'production');
  expect(await screen.findByText(/单据 PO-7 已发出，但没有收到对方的回答/)).toBeTruthy();
  cleanup();
  show(false, { at, result: 'unknown', detail: 'unreadable' }, 'production');
  expect(await screen.findByText(/单据 PO-7 已发出，对方的回答不能用（回答看不懂）/)).toBeTruthy();
  cleanup();
  show(false, { at, result: 'refused-again', detail: 'no such SKU' }, 'production');
  expect(await screen.findByText(/单据 PO-7 再发时被对方拒收，但更早的一次没有得到能用的回答/)).toBeTruthy();
});

test('while the partner is asked, only what was found in its system counts, and nothing is sent again', async () => {
  show(true);
  await screen.findByText(/暂时不用您决定/);
  expect(screen.queryByRole('radio')).toBeNull();
  fireEvent.click(screen.getByText('我已在对方系统里查到结果'));
  await screen.findByText(/PO-7/);
  expect(choices()).toEqual(['accepted', 'not-accepted']);
});

test('while its run stands still nobody asks, and it is said when that goes on', async () => {
  show(true, null, 'practice', 'paused');
  expect(await screen.findByText(/现在没有在查：继续发送时由入库通先向对方查询，暂时不用您决定/)).toBeTruthy();
});

test('a decision from which nothing followed is changed in a fold of its own, with every choice', async () => {
  const order = { id: 7, key: 'PO-7', unanswered: null, decision: 'not-accepted', partnerNo: null } as const;
  const { asked } = showIn(
    <ChangeDecision run={makeRun('one')} order={order} onDecided={vi.fn()} />,
    {},
    {
      'submissions.decide': () => makeRun('one'),
    },
  );
  expect(screen.queryByRole('radio')).toBeNull();
  fireEvent.click(await screen.findByText('更改这个决定，或补填对方的单号'));
  fireEvent.click(await screen.findByRole('radio', { name: /对方已有这张单据/ }));
  fireEvent.change(await screen.findByLabelText('对方的单号（查得到就填）'), { target: { value: ' E-7 ' } });
  fireEvent.click(screen.getByRole('button', { name: '就这样定' }));
  await waitFor(() =>
    expect(asked('submissions.decide')).toEqual([{ order: 7, decision: 'accepted', partnerNo: 'E-7' }]),
  );
});

test('sending a booking again says what it costs, and practice prices are called so', async () => {
  const show = (target: 'practice' | 'production') =>
    showIn(
      <UnknownOutcome
        run={makeRun('one', { kind: 'freight-order', target })}
        order={{ id: 7, key: 'PO-7', unanswered: null }}
        asked={false}
        onDecided={vi.fn()}
      />,
      {},
      {
        'freight.chosen': () => ({
          sums: [{ amount: '12.50', currency: 'USD', orders: 1 }],
          undecided: 0,
          unpriced: 0,
          overCap: 0,
          afterCap: 0,
          unanswered: [],
          differing: { orders: 0, previewed: [], first: [] },
        }),
      },
    );
  const { asked } = show('production');
  fireEvent.click(await screen.findByRole('radio', { name: /再发一次/ }));
  expect(await screen.findByText('会真的再下单一次，运费 12.50 USD。')).toBeTruthy();
  expect(asked('freight.chosen')).toEqual([{ run: 'one', order: 7 }]);
  cleanup();
  show('practice');
  fireEvent.click(await screen.findByRole('radio', { name: /再发一次/ }));
  expect(await screen.findByText(/运费 12.50 USD（演练价格，不是真的）/)).toBeTruthy();
});

test('the partner’s number is given later without deciding anew: the decision is chosen already, with what was given', async () => {
  const order = { id: 7, key: 'PO-7', unanswered: null, decision: 'accepted', partnerNo: 'E-6' } as const;
  const { asked } = showIn(
    <ChangeDecision run={makeRun('one')} order={order} onDecided={vi.fn()} />,
    {},
    { 'submissions.decide': () => makeRun('one') },
  );
  fireEvent.click(await screen.findByText('更改这个决定，或补填对方的单号'));
  const number = await screen.findByLabelText<HTMLInputElement>('对方的单号（查得到就填）');
  expect(number.value).toBe('E-6');
  fireEvent.change(number, { target: { value: 'E-7' } });
  fireEvent.click(screen.getByRole('button', { name: '就这样定' }));
  await waitFor(() =>
    expect(asked('submissions.decide')).toEqual([{ order: 7, decision: 'accepted', partnerNo: 'E-7' }]),
  );
});

test('a decision to send again is not chosen already', async () => {
  const order = { id: 7, key: 'PO-7', unanswered: null, decision: 'send-again', partnerNo: null } as const;
  showIn(<ChangeDecision run={makeRun('one')} order={order} onDecided={vi.fn()} />, {});
  fireEvent.click(await screen.findByText('更改这个决定，或补填对方的单号'));
  const radios = await screen.findAllByRole<HTMLInputElement>('radio');
  expect(radios.some(({ checked }) => checked)).toBe(false);
});
