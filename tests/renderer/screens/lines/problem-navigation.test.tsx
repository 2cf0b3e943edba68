// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Mended } from '../../../../renderer/screens/grid/cells.ts';
import { useProblemNavigation } from '../../../../renderer/screens/lines/use-problem-navigation.ts';
import { type Answers, showIn } from '../../support/program.tsx';

const goTo = vi.fn();
const handle = { goTo, goToInNextView: vi.fn(), focus: vi.fn() };
const mended: Mended = { cell: null, written: Promise.resolve(), holds: false };

/** Stands for the screen: two buttons, and whether the active cell is about to be another one. */
function Navigation() {
  const { navigating, goOn, stay } = useProblemNavigation({
    view: { run: 'r', filter: {} } as never,
    columns: [{ field: 'boxNo' }] as never,
    grid: { current: handle },
    onFilter: vi.fn(),
  });
  return (
    <>
      <button type="button" onClick={() => void goOn(mended)}>
        mended
      </button>
      <button type="button" onClick={stay}>
        pointed
      </button>
      <output aria-label="navigating">{String(navigating)}</output>
    </>
  );
}

test('what is mended leads on to the next problem, but not from a cell that was pointed at meanwhile', async () => {
  const found = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
  let asked = 0;
  const answers: Answers = {
    'problems.next': () => {
      asked += 1;
      return found[asked - 1]?.promise as never;
    },
    'lines.position': () => ({ offset: 5 }) as never,
  };
  showIn(<Navigation />, {}, answers);
  const navigating = async () => (await screen.findByLabelText('navigating')).textContent;
  const problem = { atLine: 7, field: 'boxNo', severity: 'error' };

  fireEvent.click(await screen.findByText('mended'));
  await vi.waitFor(() => expect(asked).toBe(1));
  fireEvent.click(screen.getByText('pointed'));
  expect(await navigating()).toBe('false');
  await act(async () => found[0]?.resolve(problem));
  expect(goTo).not.toHaveBeenCalled();

  fireEvent.click(screen.getByText('mended'));
  await vi.waitFor(() => expect(asked).toBe(2));
  expect(await navigating()).toBe('true');
  await act(async () => found[1]?.resolve(problem));
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledExactlyOnceWith({ row: 5, col: 0 }));
  expect(await navigating()).toBe('false');
});
