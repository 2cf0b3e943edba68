import type { Log } from '#engine/ports.ts';
import type { EngineEvent } from '#shared/contract/events.ts';
import { contract, type EngineApi, type Input, type ProcedureName } from '#shared/contract.ts';
import { createDispatcher, type Dispatch } from './dispatcher.ts';
import { writtenPaths } from './written-paths.ts';

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
