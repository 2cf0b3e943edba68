import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { App } from 'antd';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { EngineEvent } from '#shared/contract/events.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { Input, Output, ProcedureName } from '#shared/contract.ts';
import { failureWords } from '#shared/text/outcome-words.ts';
import type { ConnectionState, EngineClient } from '../api/engine-client.ts';
import type { HostBridge } from '../api/host-bridge.ts';
import { useText } from '../preferences/preferences.tsx';
import { followEvents } from './queries.ts';

/*
 * The engine and the host as screens use them: `useCall` for what is shown, `useAction` for what a person does,
 * `useEvents` for what happens meanwhile.
 */

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

/** For single calls; `useCall` and `useAction` suit most screens better. */
export function useEngine(): EngineClient {
  return useProgram().engine;
}

/** The program that the page runs in. */
export function useHost(): HostBridge {
  return useProgram().host;
}

export function useConnection(): ConnectionState {
  const engine = useEngine();
  return useSyncExternalStore(engine.onState, () => engine.state);
}

/**
 * What a reading procedure answers, kept up to date. While new input is being answered the former answer stays in
 * `data` (`isPlaceholderData`), so that lists do not flicker. `enabled: false` asks nothing yet.
 */
export function useCall<N extends ReadName>(
  name: N,
  input: Input<N>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Output<N>, Failure> {
  const engine = useEngine();
  return useQuery<Output<N>, Failure>({
    queryKey: [name, input],
    queryFn: () => engine.call(name, input),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** Reading procedures: asking for them again changes nothing. */
type ReadName = Extract<
  ProcedureName,
  | `${string}.list`
  | `${string}.get`
  | `${string}.window`
  | `${string}.groups`
  | 'accounts.runs'
  | 'orders.contents'
  | 'orders.failures'
  | 'search.find'
  | 'rows.skipped'
  | 'imports.recognition'
  | 'imports.look'
  | 'edits.replaceCount'
  | 'followUp.ofRuns'
  | 'freight.weights'
  | 'freight.prices'
  | 'freight.totals'
  | 'freight.quotes'
  | 'freight.chosen'
  | 'freight.cap'
  | 'freight.explain'
  | 'labels.preview'
  | 'ledger.others'
  | 'ledger.standing'
  | 'ledger.status'
  | 'submissions.attached'
  | 'withdrawals.ways'
  | 'submissions.heldBack'
  | 'submissions.sentElsewhere'
  | 'submissions.undecided'
>;

/** A procedure as a person's action; `mutate` begins it. */
export type Action<N extends ProcedureName> = Omit<UseMutationResult<Output<N>, Failure, Input<N>>, 'mutate'> & {
  mutate(input: Input<N>, next?: { onSuccess(output: Output<N>): void }): void;
};

/**
 * A procedure that changes something: `const pause = useAction('submissions.pause'); pause.mutate({ run })`.
 * A failure is told to the person; afterwards everything shown is asked for again. What is to follow does so also when the
 * component is gone by then: the event that tells of the change may come before the answer, and take it away.
 */
export function useAction<N extends ProcedureName>(name: N): Action<N> {
  const engine = useEngine();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  const action = useMutation<Output<N>, Failure, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => engine.call(name, input),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries(),
  });
  const { mutateAsync } = action;
  return { ...action, mutate: (input, next) => void mutateAsync(input).then(next?.onSuccess, () => undefined) };
}

/** The office's settings: undefined until they are known; `set` changes these and leaves the others, `forget` takes them back. */
export function useSettings(): {
  readonly settings: SettingValues | undefined;
  set(values: SettingValues): void;
  forget(names: readonly string[]): void;
} {
  const { data } = useCall('settings.get', {});
  const change = useAction('settings.set');
  const takeBack = useAction('settings.forget');
  return {
    settings: data,
    set: (values) => change.mutate({ values }),
    forget: (names) => takeBack.mutate({ names: [...names] }),
  };
}

type SettingValues = Output<'settings.get'>;

/** Calls the listener with every event of one type while the component is shown. */
export function useEvents<T extends EngineEvent['type']>(
  type: T,
  listener: (event: Extract<EngineEvent, { type: T }>) => void,
): void {
  const engine = useEngine();
  const tell = useEffectEvent((event: EngineEvent) => {
    if (event.type === type) listener(event as Extract<EngineEvent, { type: T }>);
  });
  useEffect(() => engine.subscribe((event) => tell(event)), [engine]);
}

/** Shows why something could not be done, in the person's words. What is no `Failure` is a bug and says so. */
export function useTellFailure(): (error: unknown) => void {
  const { message } = App.useApp();
  const t = useText();
  return useCallback(
    (error) => {
      const failure = error instanceof Failure ? error : new Failure('internal');
      const content = failureWords(t, failure);
      // Long enough to be read: ten letters or Chinese characters a second.
      const words = { content, duration: Math.max(3, content.length / 10) };
      if (stoppedByPerson.has(failure.code)) message.info(words);
      else message.error(words);
    },
    [message, t],
  );
}

/** Codes of what a person stopped themselves: told, but not as an error. */
const stoppedByPerson: ReadonlySet<string> = new Set(['import.cancelled']);
