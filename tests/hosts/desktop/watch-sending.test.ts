import { expect, test, vi } from 'vitest';
import type { EngineEvent } from '#shared/contract/events.ts';
import { watchSending } from '../../../electron/hosts/desktop/watch-sending.ts';

test('sending begins with the first run and ends with the last, whatever else is told of them', () => {
  const told = vi.fn();
  let listener: (event: EngineEvent) => void = () => undefined;
  watchSending((given) => {
    listener = given;
  }, told);
  const run = (id: string, state: string) => listener({ type: 'run', run: { id, state } } as EngineEvent);
  run('a', 'review');
  run('a', 'submitting');
  run('b', 'submitting');
  run('a', 'submitting');
  run('a', 'paused');
  expect(told.mock.calls).toEqual([[true]]);
  run('b', 'done');
  run('b', 'done');
  expect(told.mock.calls).toEqual([[true], [false]]);
});
