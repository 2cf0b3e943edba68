import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { CallMessage } from '#shared/contract/messages.ts';
import type { UpdateState } from '#shared/contract/updates.ts';
import { createEngineClient } from '../../renderer/api/engine-client.ts';
import type { HostBridge, UpdatesBridge } from '../../renderer/api/host-bridge.ts';
import { App } from '../../renderer/app.tsx';

/** An engine that answers by procedure name (a function is asked with the input, a `Failure` is thrown); lists are empty. */
export type Answers = Readonly<Record<string, unknown>>;

export function fakeEngine(answers: Answers) {
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const client = createEngineClient(async () => {
    let hear: (message: unknown) => void = () => undefined;
    return {
      send(message) {
        const { id, name, input } = message as CallMessage;
        calls.push({ name, input });
        const given = answers[name];
        const output = typeof given === 'function' ? given(input) : (given ?? { total: 0, items: [] });
        queueMicrotask(() =>
          hear(
            output instanceof Failure
              ? { id, error: { code: output.code, params: output.params } }
              : { id, ok: true, output },
          ),
        );
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: () => undefined,
      close: () => undefined,
    };
  });
  return { client, calls };
}

/** Updates as the desktop tells them; `become` is what it tells next. */
export function fakeUpdates(first: UpdateState) {
  const listeners = new Set<(state: UpdateState) => void>();
  return {
    state: async () => first,
    check: vi.fn<UpdatesBridge['check']>(async () => ({ state: 'checking' })),
    install: vi.fn<UpdatesBridge['install']>(async () => undefined),
    onState(listener: (state: UpdateState) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    become(state: UpdateState) {
      for (const listener of listeners) listener(state);
    },
  };
}

/** Shows something as a screen of the program, in the frame and with these parts of the desktop. */
export function showIn(screen: ReactNode, host: Partial<HostBridge>, answers: Answers = {}) {
  const { client, calls } = fakeEngine(answers);
  const program = { showsFiles: true, updates: null, restart: null, ...host } as HostBridge;
  render(
    <App engine={client} host={program}>
      {screen}
    </App>,
  );
  return { calls };
}
