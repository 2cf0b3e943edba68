// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import { createEngineClient } from '../../../renderer/api/engine-client.ts';
import type { HostBridge } from '../../../renderer/api/host-bridge.ts';
import { App } from '../../../renderer/app.tsx';

function refused(askForLink: HostBridge['askForLink']) {
  const engine = createEngineClient(() => Promise.reject(new Failure('session.missing')));
  const host = { showsFiles: false, openedFiles: null, updates: null, restart: null, askForLink };
  render(
    <App engine={engine} host={host as unknown as HostBridge}>
      a screen
    </App>,
  );
}

test('a page whose link was used says so, and asks the running program for a new one', async () => {
  const ask = vi.fn(async () => false);
  refused(ask);
  await screen.findByText(/没有登录，或登录已失效.*npm run web/);
  fireEvent.click(screen.getByRole('button', { name: /要一个新链接/ }));
  await screen.findByText(/没有要到/);
  ask.mockResolvedValue(true);
  fireEvent.click(await screen.findByRole('button', { name: /要一个新链接/ }));
  await screen.findByText(/新链接已显示在.*命令行窗口/);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('where nothing can be asked, nothing is offered', async () => {
  refused(null);
  await screen.findByText(/没有登录，或登录已失效/);
  expect(screen.queryByRole('button', { name: /要一个新链接/ })).toBeNull();
});
