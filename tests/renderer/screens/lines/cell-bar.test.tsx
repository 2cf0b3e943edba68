// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { GridLine } from '#shared/contract/runs.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { Sources } from '../../../../renderer/screens/grid/sources.ts';
import type { Edits } from '../../../../renderer/screens/grid/use-edits.ts';
import { CellBar } from '../../../../renderer/screens/lines/cell-bar.tsx';
import { showIn } from '../../support/program.tsx';

const at = {
  field: 'tallyRule',
  line: 1,
  atLine: 1,
  order: 'A',
  file: 'a.xlsx',
  sheet: 'S',
  row: 2,
  column: '理货规则',
};
const line: GridLine = {
  id: 1,
  file: 0,
  sheet: 'S',
  row: 2,
  part: 'whole',
  order: 'A',
  orderId: 1,
  orderState: 'incomplete',
  orderShown: 'incomplete',
  existing: null,
  partnerNo: null,
  cells: { tallyRule: { text: '散货' } },
  problems: [{ ...at, id: 7, code: 'choice.unknown', severity: 'error', params: { value: '散货' } }],
};

/** The line as it is after it was checked again: the same problem, with another id. */
const checkedAgain: GridLine = { ...line, problems: line.problems.map((problem) => ({ ...problem, id: 8 })) };

function show() {
  const mapChoice = vi.fn<Edits['mapChoice']>(async () => undefined);
  const onFixed = vi.fn();
  const sources: Pick<Sources, 'ofLine'> = { ofLine: () => undefined };
  const column = { field: 'tallyRule', def: overseasInbound.fields.tallyRule };
  function Bar() {
    const [shown, setShown] = useState(line);
    return (
      <>
        <CellBar
          cell={{ line: shown, column } as never}
          kind={overseasInbound}
          sources={sources as Sources}
          edits={{ mapChoice } as unknown as Edits}
          groups={[]}
          onFixed={onFixed}
        />
        <button type="button" onClick={() => setShown(checkedAgain)}>
          check again
        </button>
      </>
    );
  }
  showIn(<Bar />, {});
  return Object.assign(mapChoice, { onFixed });
}

async function choose() {
  fireEvent.click(await screen.findByRole('button', { name: '把“散货”都当作…' }));
  fireEvent.click(await screen.findByText('单件'));
}

test.each([
  ['只改这一批', 'cells'],
  ['这种表头都这样', 'layout'],
  ['以后都这样', 'always'],
] as const)('what an unknown word means is asked first, then where it holds: %s', async (name, scope) => {
  const mapChoice = show();
  await choose();
  expect(await screen.findByText('把“散货”当作“单件”：')).toBeTruthy();
  expect(mapChoice).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name }));
  expect(mapChoice.mock.calls).toEqual([['tallyRule', '散货', '1', scope]]);
  // The hand goes on when it is done.
  expect(mapChoice.onFixed).toHaveBeenCalledOnce();
});

test('going back changes nothing and asks for the meaning again', async () => {
  const mapChoice = show();
  await choose();
  fireEvent.click(await screen.findByRole('button', { name: /^返\s?回$/ }));
  expect(await screen.findByRole('button', { name: '把“散货”都当作…' })).toBeTruthy();
  expect(mapChoice).not.toHaveBeenCalled();
});

test('an answer that comes while a person chooses, after which the same problem has another id, takes nothing away', async () => {
  const mapChoice = show();
  await choose();
  fireEvent.click(screen.getByText('check again'));
  fireEvent.click(screen.getByRole('button', { name: '只改这一批' }));
  expect(mapChoice.mock.calls).toEqual([['tallyRule', '散货', '1', 'cells']]);
});

test.each([
  ['只改这一批', 'cells'],
  ['这种表头都这样', 'layout'],
  ['以后都这样', 'always'],
] as const)('a country’s name that is mended everywhere is asked first where that holds: %s', async (name, scope) => {
  const fix = vi.fn<Edits['fix']>(async () => undefined);
  const onFixed = vi.fn();
  const of = { ...at, field: 'country', column: '国家' };
  const cells = [{ line: 1, field: 'country', value: 'CN' }];
  const problem = {
    ...of,
    id: 7,
    code: 'country.unknown',
    severity: 'error' as const,
    params: { value: '中国' },
    fix: { type: 'set' as const, cells },
  };
  const group = {
    code: 'country.unknown',
    severity: 'error' as const,
    field: 'country',
    count: 1,
    fixable: 1,
    params: {},
  };
  showIn(
    <CellBar
      cell={
        {
          line: { ...line, problems: [problem] },
          column: { field: 'country', def: overseasInbound.fields.country },
        } as never
      }
      kind={overseasInbound}
      sources={{ ofLine: () => undefined } as unknown as Sources}
      edits={{ fix } as unknown as Edits}
      groups={[group] as never}
      onFixed={onFixed}
    />,
    {},
  );
  fireEvent.click(await screen.findByRole('button', { name: '同类 1 处都按建议改' }));
  expect(fix).not.toHaveBeenCalled();
  fireEvent.click(await screen.findByRole('button', { name }));
  expect(fix.mock.calls).toEqual([[7, true, scope]]);
  expect(onFixed).toHaveBeenCalledOnce();
});

test.each([
  ['incomplete', true],
  ['accepted', false],
] as const)(
  'of a line with mistakes of an order that is %s it can be said that it is no order: %s',
  async (orderState, can) => {
    const noOrder = vi.fn<Edits['noOrder']>(async () => undefined);
    const onFixed = vi.fn();
    showIn(
      <CellBar
        cell={{ line: { ...line, orderState, orderShown: orderState }, column: undefined } as never}
        kind={overseasInbound}
        sources={{ ofLine: () => undefined } as unknown as Sources}
        edits={{ noOrder } as unknown as Edits}
        groups={[]}
        onFixed={onFixed}
      />,
      {},
    );
    await screen.findByRole('region');
    const button = screen.queryByRole('button', { name: '这行不是单据' });
    expect(button !== null).toBe(can);
    if (!button) return;
    fireEvent.click(button);
    expect(noOrder.mock.calls).toEqual([[[1], true]]);
    expect(onFixed).toHaveBeenCalledOnce();
  },
);
