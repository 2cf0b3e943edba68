// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type FollowedItem, warehouseState } from '#shared/contract/follow-up.ts';
import type { Output } from '#shared/contract.ts';
import { translator } from '#shared/text/index.ts';
import { DraftBar } from '../../../renderer/screens/follow-up/draft-bar.tsx';
import { FollowUpScreen, RunFollowUp } from '../../../renderer/screens/follow-up/follow-up-screen.tsx';
import { makeRun, showIn } from '../support/program.tsx';

const answer = {
  ...{ orderNo: 'E1O', status: '100', statusText: '', planNo: null, createdAt: null, deliveredAt: null, boxes: 1 },
  ...{ volume: null, volumeUnit: '', skus: [{ sku: 'A', name: '', forecast: 40, putAway: 12, putAwayAt: null }] },
};
const point = { what: 'putAway', sku: 'A', known: 30, said: 12 } as const;

/** An order of which the warehouse says something else than before. */
const item: FollowedItem = {
  ...{
    id: 7,
    order: 3,
    run: 'one',
    key: 'R-1',
    kind: 'overseas-inbound',
    account: 'A',
    accountName: 'Office',
    target: 'production',
    partnerNo: 'E1O',
  },
  ...{ state: 'partly', status: { code: '100', text: 'Draft', label: '' }, planNo: null, warehouse: 'SYD01' },
  ...{ eta: '2026-07-20 00:00:00', lateDays: 6, delivered: null, forecast: 40, putAway: 30 },
  skus: [{ sku: 'A', name: '', sent: 40, forecast: 40, putAway: 30, damaged: null, putAwayAt: null, boxNos: ['01'] }],
  findings: [{ code: 'contradiction', params: { ...point, count: 1 }, settled: false }],
  contested: { what: 'changed', answer, points: [point] },
  ...{
    acceptedAt: '2026-06-01T08:00:00.000Z',
    askedAt: null,
    seen: '2026-06-02T08:00:00.000Z',
    newsAt: null,
    over: false,
  },
};

const list: Output<'followUp.list'> = {
  total: 1,
  items: [item],
  target: 'production',
  apart: 0,
  counts: { all: 1, open: 1, attention: 1, states: { partly: 1 }, findings: { contradiction: 1 } },
  pieces: { forecast: 40, putAway: 30, short: 0, over: 0 },
  warehouses: ['SYD01'],
  accounts: [
    {
      ...{ id: 'A', name: 'Office', target: 'production', auto: false, roundAt: '2026-06-02T08:00:00.000Z' },
      hold: { reason: 'credentials', params: {}, since: '2026-06-02T08:00:00.000Z' },
    },
  ],
  statuses: [{ account: 'A', name: 'Office', code: '100', words: 'Draft', key: 'R-1' }],
};

function office(
  more: Partial<Output<'followUp.list'>> = {},
  asking: Partial<Output<'followUp.ask'>> = {},
  shown = <FollowUpScreen />,
) {
  return showIn(
    shown,
    {},
    {
      'followUp.list': () => ({ ...list, ...more }),
      'followUp.get': () => ({
        item,
        sightings: [{ at: '2026-06-02T08:00:00.000Z', what: 'contested', said: item.contested }],
        settled: [],
      }),
      'followUp.take': () => item,
      'followUp.settle': () => item,
      'followUp.knowStatus': () => ({ known: true }),
      'followUp.ask': () => ({ requests: 1, asked: 1, found: 1, left: 0, stopped: [], elsewhere: false, ...asking }),
    },
  );
}

test('what is missing before put-away has ended is told as to come', async () => {
  office();
  expect(await screen.findByText('还差 10 件')).toBeTruthy();
  expect(screen.queryByText(/短少/)).toBeNull();
});

test('a contradiction is shown point by point; a person takes what the warehouse says now, or keeps what was known', async () => {
  const { asked } = office();
  fireEvent.click(await screen.findByRole('button', { name: '展开 R-1' }));
  expect((await screen.findAllByText(/A 的上架件数原来是 30，现在是 12/)).length).toBeGreaterThan(0);
  expect(await screen.findByText(/没有采用$/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '采用仓库现在说的' }));
  await waitFor(() => expect(asked('followUp.take')).toEqual([{ id: 7 }]));
  fireEvent.click(screen.getByRole('button', { name: '保留原来的' }));
  await waitFor(() => expect(asked('followUp.settle')).toEqual([{ id: 7, code: 'contradiction' }]));
});

test('why an account is not asked and what its codes may mean is told; that one knows of a code is remembered', async () => {
  const { asked } = office();
  expect(await screen.findByText(/仓库不认可账号「Office」的密钥/)).toBeTruthy();
  expect(screen.getByText(/没见过的状态：100 Draft（单据 R-1）/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '知道了' }));
  await waitFor(() => expect(asked('followUp.knowStatus')).toEqual([{ account: 'A', code: '100' }]));
});

test('nobody asks by pressing anything but the button; it asks for all that can change', async () => {
  const { asked } = office();
  expect(await screen.findByText('晚 6 天')).toBeTruthy();
  expect(asked('followUp.ask')).toEqual([]);
  // Practice days are offered where there is practice alone.
  expect(screen.queryByRole('button', { name: /演练/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /现在查/ }));
  await waitFor(() => expect(asked('followUp.ask')).toEqual([{ when: 'now' }]));
  expect(await screen.findByText('问了 1 张，仓库有 1 张；没问到 0 张')).toBeTruthy();
});

test('what was practised is told apart from what was sent for real, with the way to it', async () => {
  const { asked } = office({ apart: 4 });
  expect(await screen.findByRole('heading', { name: '在路上和在仓库的 1 张' })).toBeTruthy();
  expect(screen.getByText(/演练的另有 4 张，没有算在内/)).toBeTruthy();
  expect(asked('followUp.list')[0]).toMatchObject({ target: 'one' });
  fireEvent.click(screen.getByRole('button', { name: '去看' }));
  await waitFor(() => expect(asked('followUp.list').at(-1)).toMatchObject({ target: 'practice' }));
});

test('where there is nothing but practice it is shown, as practice', async () => {
  const { accounts } = list;
  office({ target: 'practice', accounts: accounts.map((account) => ({ ...account, target: 'practice' })) });
  expect(await screen.findByRole('heading', { name: '演练：在路上和在仓库的 1 张' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '演练：过 3 天' })).toBeTruthy();
});

test('why some were not reached is told with how many', async () => {
  const hold = { reason: 'gone', params: {}, since: '2026-06-02T08:00:00.000Z' } as const;
  office({}, { asked: 0, left: 6, stopped: [{ account: 'B', name: 'Old', hold }] });
  fireEvent.click(await screen.findByRole('button', { name: /现在查/ }));
  expect(await screen.findByText(/账号「Old」已删除，它的单据不再查/)).toBeTruthy();
});

test('all drafts are copied and marked, however many, and not only the first thousand', async () => {
  const drafts = Array.from({ length: 1001 }, (_, n) => ({ ...item, id: n, key: `R-${n}`, partnerNo: `E${n}O` }));
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { asked } = showIn(
    <DraftBar drafts={drafts.length} target="production" run={undefined} />,
    {},
    {
      'followUp.list': ({ offset = 0, limit = 200 }) => ({
        ...list,
        total: drafts.length,
        items: drafts.slice(offset, offset + limit),
      }),
      'followUp.settle': () => item,
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: /复制 1,?001 个单号/ }));
  await waitFor(() => expect(writeText).toHaveBeenCalledTimes(1));
  expect(writeText.mock.calls[0]?.[0].split('\n')).toHaveLength(1001);
  fireEvent.click(screen.getByRole('button', { name: /1,?001 张都已在门户确认/ }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: /1,?001 张都已在门户确认/ }));
  await waitFor(() => expect(asked('followUp.settle')).toHaveLength(1001));
  writeText.mockRestore();
});

test('every state that an order can have is counted above the list, and pressing it shows those orders', async () => {
  const t = translator('zh');
  const states = Object.fromEntries(warehouseState.options.map((state, index) => [state, index + 1]));
  const { asked } = office({ counts: { all: 120, open: 120, attention: 1, states, findings: {} } });
  const strip = await screen.findByRole('group', { name: '按状态看' });
  await waitFor(() => expect(within(strip).getAllByRole('button')).toHaveLength(warehouseState.options.length));
  for (const [index, state] of warehouseState.options.entries()) {
    fireEvent.click(within(strip).getByRole('button', { name: `${index + 1} ${t(`followUp:state.${state}`)}` }));
    await waitFor(() => expect(asked('followUp.list').at(-1)).toMatchObject({ state, show: 'all' }));
  }
});

test('as a step of a run it shows all of that run’s, and asks about these alone', async () => {
  const { asked } = office({}, {}, <RunFollowUp run={makeRun('one', { target: 'production' })} />);
  fireEvent.click(await screen.findByRole('button', { name: /现在查/ }));
  await waitFor(() => expect(asked('followUp.ask')).toEqual([{ run: 'one', when: 'now' }]));
  expect(asked('followUp.list')[0]).toMatchObject({ run: 'one', show: 'all', target: 'production' });
});
