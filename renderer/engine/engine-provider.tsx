import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ConnectionState, EngineClient } from '../api/engine-client.ts';
import type { HostBridge } from '../api/host-bridge.ts';
import { followEvents } from './queries.ts';

interface Program {
  readonly engine: EngineClient;
  readonly host: HostBridge;
}

const ProgramContext = createContext<Program | null>(null);

/** Gives every screen the engine and the host, and keeps what was asked for up to date with the engine's events. */
export function EngineProvider({ engine, host, children }: Program & { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const program = useMemo(() => ({ engine, host }), [engine, host]);
  useEffect(() => followEvents(engine, queries), [engine, queries]);
  return <ProgramContext value={program}>{children}</ProgramContext>;
}

function useProgram(): Program {
  const program = useContext(ProgramContext);
  if (!program) throw new Error('The engine is asked for outside EngineProvider');
  return program;
}

/** For calls at a moment of one's choosing; `useCall` and `useAction` suit most screens better. */
export function useEngine(): EngineClient {
  return useProgram().engine;
}

export function useHost(): HostBridge {
  return useProgram().host;
}

export function useConnection(): ConnectionState {
  const engine = useEngine();
  return useSyncExternalStore(engine.onState, () => engine.state);
}
