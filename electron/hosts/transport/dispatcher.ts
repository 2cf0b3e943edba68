import type { Log } from '#engine/ports.ts';
import { Failure, type FailureCode } from '#shared/contract/failure.ts';
import type { CallResult } from '#shared/contract/messages.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { whereItBroke } from './where-it-broke.ts';

/** Carries out one call that came from outside. Never rejects: what went wrong is in the result. */
export type Dispatch = (name: string, input: unknown) => Promise<CallResult>;

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
      log.warn('a call broke', { procedure: name, where: whereItBroke(error) });
      return refuse('internal', { name });
    }
  };
}

function refuse(code: FailureCode, params: Readonly<Record<string, string>>): CallResult {
  return { error: { code, params } };
}
