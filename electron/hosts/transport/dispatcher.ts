import type { Log } from '#engine/ports.ts';
import type { EngineEvent } from '#shared/contract/events.ts';
import { Failure, type FailureCode } from '#shared/contract/failure.ts';
import {
  type AnswerMessage,
  type CallResult,
  type Channel,
  callMessage,
  type EventMessage,
} from '#shared/contract/messages.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { contract, type EngineApi, type Input, type ProcedureName } from '#shared/contract.ts';
import { writtenPaths } from './written-paths.ts';

/** Carries out one call that came from outside. Never rejects: what went wrong is in the result. */
type Dispatch = (name: string, input: unknown) => Promise<CallResult>;

export interface DispatcherOptions<N extends string> {
  readonly procedures: Readonly<Record<N, Procedure>>;
  /** Receives parsed input. */
  call(name: N, input: unknown): Promise<unknown>;
  readonly log: Log;
}

/**
 * The one gate between a page and the program: an unknown name (`procedure.unknown`) or input that does not fit its
 * schema (`input.invalid`) is refused before anything runs; a `Failure` crosses as it is; anything else that is thrown
 * is a bug, noted in the log, and crosses as `internal`. Output is parsed too, so that only what the contract names leaves.
 */
export function createDispatcher<N extends string>({ procedures, call, log }: DispatcherOptions<N>): Dispatch {
  const known = (name: string): name is N => Object.hasOwn(procedures, name);
  return async (name, input) => {
    if (!known(name)) return refuse('procedure.unknown', { name: name.slice(0, 100) });
    const parsed = procedures[name].input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse('input.invalid', { name, field: issue?.path.join('.') ?? '' });
    }
    try {
      return { ok: true, output: procedures[name].output.parse(await call(name, parsed.data)) };
    } catch (error) {
      if (error instanceof Failure) return { error: { code: error.code, params: error.params } };
      log.warn('a call broke', { procedure: name, where: errorTrace(error) });
      return refuse('internal', { name });
    }
  };
}

function refuse(code: FailureCode, params: Readonly<Record<string, string>>): CallResult {
  return { error: { code, params } };
}

/** The part of the engine that a page may reach. */
export interface ServedEngine extends EngineApi {
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

export interface EngineDispatcherOptions {
  readonly engine: ServedEngine;
  readonly log: Log;
  /** A host's own say before a call runs: throws a `Failure` for what this host's page may not ask. */
  admit?(name: ProcedureName, input: unknown): void;
  /** Told of every file a call wrote for the person. */
  wrote?(path: string): void;
}

/** Answers the contract's procedures with an engine. */
export function createEngineDispatcher({ engine, log, admit, wrote }: EngineDispatcherOptions): Dispatch {
  return createDispatcher({
    procedures: contract,
    log,
    async call(name: ProcedureName, input) {
      admit?.(name, input);
      const output = await engine.call(name, input as Input<typeof name>);
      for (const path of writtenPaths(name, output)) wrote?.(path);
      return output;
    },
  });
}

export interface Served {
  readonly dispatch: Dispatch;
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** Answers the calls of one connection and tells it every event until it ends. */
export function serveChannel(channel: Channel, { dispatch, subscribe }: Served): void {
  const unsubscribe = subscribe((event) => channel.send({ event } satisfies EventMessage));
  channel.onClose(unsubscribe);
  channel.onMessage(async (message) => channel.send(await answer(dispatch, message)));
}

async function answer(dispatch: Dispatch, message: unknown): Promise<AnswerMessage> {
  const call = callMessage.safeParse(message);
  if (!call.success) return { id: null, error: { code: 'input.invalid', params: { name: '', field: '' } } };
  return { id: call.data.id, ...(await dispatch(call.data.name, call.data.input)) };
}

/**
 * An error's name and the nearest places of its stack, for the log. Not its message: messages of libraries quote what
 * they could not read, and that may be a secret or an address.
 */
export function errorTrace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 4).map((line) => line.trim())].join(' ');
}
