// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Counts } from '#shared/contract/run.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import { LinesNext, type LinesNextHandle } from '../../../../renderer/screens/lines/lines-next.tsx';
import { makeRun, showIn } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/R/lines';
});

const boxQty = { field: 'boxQty', def: { type: 'integer' }, header: '箱', width: 96, isKey: false } as never;

function show(counts: Partial<Counts>, { hasFreight = true, state = 'checked' as const } = {}) {
  const handle = createRef<LinesNextHandle>();
  const onProblem = vi.fn();
  const run = makeRun('R', { state, counts: { ...makeRun('R').counts, ready: 0, ...counts } });
  showIn(
    <LinesNext run={run} columns={[boxQty]} handle={handle} hasFreight={hasFreight} onProblem={onProblem} />,
    {},
    {},
  );
  return { handle, onProblem };
}
const foot = () => within(screen.getByRole('region', { name: '下一步' }));
const button = (name: string) => screen.getByRole('button', { name });

test('while there are errors the next step is the next of them; whole orders can go before', () => {
  const { onProblem } = show({ ready: 4, incomplete: 3, errors: 5 });
  expect(foot().getByRole('status').textContent).toBe('4 张可发送，3 张有错误');
  fireEvent.click(button('还有 5 处错误：去改'));
  expect(onProblem).toHaveBeenCalledOnce();
  fireEvent.click(button('先发 4 张'));
  expect(location.hash).toBe('#/runs/R/submit');
});

test('where nothing can be sent yet, nothing is offered but the errors', () => {
  show({ incomplete: 3, errors: 5 });
  expect(
    foot()
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['还有 5 处错误：去改F8']);
});

test('after the last error the way leads on: to the prices, or straight to sending', () => {
  show({ ready: 7 });
  expect(foot().getByRole('status').textContent?.trim()).toBe('7 张都可发送');
  expect(button('不看运费，发送 7 张')).toBeTruthy();
  fireEvent.click(button('下一步：运费'));
  expect(location.hash).toBe('#/runs/R/freight');
  cleanup();
  show({ ready: 7 }, { hasFreight: false });
  fireEvent.click(button('下一步：发送 7 张'));
  expect(location.hash).toBe('#/runs/R/submit');
});

test('what was sent leads to its results', () => {
  show({ accepted: 7 });
  fireEvent.click(button('去看结果'));
  expect(location.hash).toBe('#/runs/R/results');
});

test('several selected cells are counted and added; one is not', async () => {
  const { handle } = show({ ready: 1 });
  const lines = ['2', '', '1200'].map((text) => ({ cells: { boxQty: { text } } }) as unknown as GridLine);
  const range = { top: 0, bottom: 2, left: 0, right: 0 };
  act(() => handle.current?.select({ range, fetch: async () => lines }));
  expect((await screen.findByText('合计')).textContent).toBe('合计 1,202');
  expect(screen.getByText('已选 3 格')).toBeTruthy();
  act(() => handle.current?.select({ range: { ...range, bottom: 0 }, fetch: async () => lines }));
  expect(screen.queryByText('合计')).toBeNull();
});
