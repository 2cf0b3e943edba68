import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { EngineEvent } from '#shared/contract/events.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { UpdateState } from '#shared/contract/updates.ts';
import type { Input, Output, ProcedureName } from '#shared/contract.ts';
import type { EngineClient } from '../../../renderer/api/engine-client.ts';
import type { HostBridge, OpenedFilesBridge, UpdatesBridge } from '../../../renderer/api/host-bridge.ts';
import { App } from '../../../renderer/app.tsx';
import { Screens } from '../../../renderer/screens/screens.tsx';

/** What the engine answers, by procedure; what is not here fails as unknown. */
export type Answers = { readonly [N in ProcedureName]?: (input: Input<N>) => Output<N> | Promise<Output<N>> };

/** An engine that answers what a test says, and tells what it was asked. */
export function fakeEngine(answers: Answers) {
  const listeners = new Set<(event: EngineEvent) => void>();
  const asked: { readonly name: ProcedureName; readonly input: unknown }[] = [];
  const engine: EngineClient = {
    state: 'open',
    onState: () => () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      asked.push({ name, input });
      const answer = answers[name];
      if (!answer) throw new Failure('procedure.unknown', { name });
      return answer(input);
    },
    close: () => undefined,
  };
  return {
    engine,
    /** The inputs of the calls of one procedure so far. */
    asked: <N extends ProcedureName>(name: N) =>
      asked.filter((call) => call.name === name).map(({ input }) => input as Input<N>),
    tell(event: EngineEvent) {
      for (const listener of listeners) listener(event);
    },
  };
}

/** The desktop's list of files that were opened from outside. */
export function fakeOpenedFiles(...atStart: string[]) {
  let waiting = atStart;
  const listeners = new Set<() => void>();
  const openedFiles: OpenedFilesBridge = {
    async take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    onOpened(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    openedFiles,
    open(...paths: string[]) {
      waiting = [...waiting, ...paths];
      for (const listener of listeners) listener();
    },
  };
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

function show(screen: ReactNode, engine: EngineClient, host: Partial<HostBridge>) {
  const setProgress = vi.fn();
  const none = { showsFiles: true, openedFiles: null, updates: null, restart: null, askForLink: null, setProgress };
  const page = render(
    <App engine={engine} host={{ ...none, ...host } as unknown as HostBridge}>
      {screen}
    </App>,
  );
  return { ...page, setProgress };
}

/** The whole page over an engine and a host of the test's making. */
export function showPage(engine: EngineClient, host: Partial<HostBridge>) {
  return show(<Screens />, engine, host);
}

/** Shows something as a screen of the program, in the frame and with these parts of the host. */
export function showIn(screen: ReactNode, host: Partial<HostBridge>, answers: Answers = {}) {
  const { engine, asked, tell } = fakeEngine(answers);
  show(screen, engine, host);
  return { asked, tell };
}

/** A run of one file that bears the run's name. */
export function makeRun(id: string, part: Partial<Run> = {}): Run {
  const none = {
    queued: 0,
    accepted: 0,
    exists: 0,
    rejected: 0,
    shelved: 0,
    withdrawn: 0,
    unknown: 0,
    errors: 0,
    warnings: 0,
    incomplete: 0,
  };
  return {
    id,
    kind: 'overseas-inbound',
    state: 'checked',
    target: 'practice',
    account: null,
    createdAt: '2026-06-10T01:30:00.000Z',
    files: [{ index: 0, name: `${id}.xlsx`, size: 1, sha256: '' }],
    counts: { ...none, orders: 1, lines: 1, skipped: 0, ready: 1 },
    standing: { readyThere: 0, existsUnsent: 0, heldBack: 0, sending: 0, wrongLines: 0, toConfirm: 0 },
    hold: null,
    ...part,
  };
}
