// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GridLine } from '#shared/contract/runs.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { Sources } from '../../../../renderer/screens/grid/sources.ts';
import type { Edits } from '../../../../renderer/screens/grid/use-edits.ts';
import { CellBar } from '../../../../renderer/screens/lines/cell-bar.tsx';
import { showIn } from '../../support/program.tsx';

beforeEach(() => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
});
afterEach(cleanup);

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

function show() {
  const mapChoice = vi.fn<Edits['mapChoice']>(async () => undefined);
  const sources: Pick<Sources, 'ofLine'> = { ofLine: () => undefined };
  const column = { field: 'tallyRule', def: overseasInbound.fields.tallyRule };
  showIn(
    <CellBar
      cell={{ line, column } as never}
      kind={overseasInbound}
      sources={sources as Sources}
      edits={{ mapChoice } as unknown as Edits}
      groups={[]}
    />,
    {},
  );
  return mapChoice;
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
});

test('going back changes nothing and asks for the meaning again', async () => {
  const mapChoice = show();
  await choose();
  fireEvent.click(await screen.findByRole('button', { name: /^返\s?回$/ }));
  expect(await screen.findByRole('button', { name: '把“散货”都当作…' })).toBeTruthy();
  expect(mapChoice).not.toHaveBeenCalled();
});
