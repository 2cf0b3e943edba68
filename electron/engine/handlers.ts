import type { Output, Parsed, ProcedureName } from '#shared/contract.ts';

/** The engine's side of some procedures: input already parsed, output as the contract says. */
export type Handlers<N extends ProcedureName> = {
  readonly [K in N]: (input: Parsed<K>) => Output<K> | Promise<Output<K>>;
};

/** The procedures whose names start with a prefix, such as `runs.`. */
export type ProceduresOf<Prefix extends string> = Extract<ProcedureName, `${Prefix}.${string}`>;
