import type { Packed } from './pack.ts';

export interface RuleContext {
  readonly projectDir: string;
}

/** Looks at a packed app; returns one sentence for each thing that is wrong with it. */
export type Rule = (packed: Packed, context: RuleContext) => string[] | Promise<string[]>;
