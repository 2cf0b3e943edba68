// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { NextBar } from '../../renderer/components/next-bar.tsx';
import { fakeEngine, makeRun, showIn, showPage } from './support/program.tsx';

function show(place: string) {
  location.hash = place;
  const run = makeRun('one');
  const { engine } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'imports.recognition': () => [],
    'problems.groups': () => [],
    'orders.window': () => ({ total: 0, items: [] }),
    'accounts.list': () => [],
  });
  showPage(engine, {});
}

test('a question mark shows all keys wherever nothing is typed, F1 everywhere', async () => {
  const keys = <input aria-label="own" />;
  showIn(keys, {});
  fireEvent.keyDown(await screen.findByLabelText('own'), { key: '?' });
  expect(screen.queryByText('Alt+1 … 7')).toBeNull();
  fireEvent.keyDown(document.body, { key: '?' });
  expect(await screen.findByText('Alt+1 … 7')).toBeTruthy();
  cleanup();
  showIn(keys, {});
  fireEvent.keyDown(await screen.findByLabelText('own'), { key: 'F1' });
  expect(await screen.findByText('Alt+1 … 7')).toBeTruthy();
});

test('Alt and a digit lead to the step of that number, as the row has it', async () => {
  show('#/runs/one/results');
  await screen.findByRole('link', { name: '发送' });
  fireEvent.keyDown(document.body, { code: 'Digit4', altKey: true });
  await waitFor(() => expect(location.hash).toBe('#/runs/one/submit'));
  // None has that number.
  fireEvent.keyDown(document.body, { code: 'Digit9', altKey: true });
  fireEvent.keyDown(document.body, { code: 'Digit1' });
  expect(location.hash).toBe('#/runs/one/submit');
});

test('Ctrl and Enter press the next step, unless the key was meant for something else', async () => {
  const onPress = vi.fn();
  showIn(
    <NextBar words="next" onPress={onPress}>
      <input aria-label="own" onKeyDown={(event) => event.preventDefault()} />
    </NextBar>,
    {},
  );
  fireEvent.keyDown(await screen.findByLabelText('own'), { key: 'Enter', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'Enter' });
  expect(onPress).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  expect(onPress).toHaveBeenCalledOnce();
});
