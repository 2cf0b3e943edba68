// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Channel } from '#shared/contract/messages.ts';
import { createEngineClient } from '../../renderer/api/engine-client.ts';
import type { HostBridge } from '../../renderer/api/host-bridge.ts';
import { App } from '../../renderer/app.tsx';

/** What every list answers, and the first screen. */
const empty = {
  ...{ total: 0, items: [], jobs: [], runs: 0 },
  followUp: { attention: 0, short: { orders: 0, pieces: 0 }, draft: 0 },
};

/** Answers every list as empty; `drop` ends the connection, `refuse` and `hold` keep the next from being made. */
function line() {
  let drop: () => void = () => undefined;
  const made = { refuse: false, hold: false };
  const open = async (): Promise<Channel> => {
    if (made.refuse) throw new Failure('session.missing');
    if (made.hold) throw new Error('not now');
    let hear: (message: unknown) => void = () => undefined;
    return {
      send: (message) => hear({ id: (message as { id: number }).id, ok: true, output: empty }),
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: (listener) => {
        drop = listener;
      },
      close: () => undefined,
    };
  };
  return { open, made, drop: () => drop() };
}

const host = { showsFiles: true } as HostBridge;
const show = (open: () => Promise<Channel>) =>
  render(
    <App engine={createEngineClient(open)} host={host}>
      <p>a screen</p>
    </App>,
  );

test('speaks Chinese first, English at a click, and remembers it', async () => {
  const { unmount } = show(line().open);
  expect(await screen.findByText('入库通')).toBeTruthy();
  expect(document.documentElement.lang).toBe('zh-CN');
  fireEvent.click(screen.getByText('English'));
  expect(await screen.findByText('Dockhand')).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  unmount();
  show(line().open);
  expect(await screen.findByText('Dockhand')).toBeTruthy();
});

test('a lost connection is told above the screen, which stays, and goes when it is back', async () => {
  const { open, made, drop } = line();
  show(open);
  await screen.findByText('a screen');
  made.hold = true;
  drop();
  expect(await screen.findByText(/正在重新连接/)).toBeTruthy();
  expect(screen.getByText('a screen')).toBeTruthy();
  made.hold = false;
  await waitFor(() => expect(screen.queryByText(/正在重新连接/)).toBeNull(), { timeout: 5000 });
});

test('a used link is told, with what to do', async () => {
  const { open, made } = line();
  made.refuse = true;
  show(open);
  expect(await screen.findByText(/npm run web/)).toBeTruthy();
});
