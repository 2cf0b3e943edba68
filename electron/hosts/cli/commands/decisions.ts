import type { Input } from '#shared/contract.ts';

/** What a person can say of an order of unknown outcome. */
export const decisions = [
  'accepted',
  'not-accepted',
  'send-again',
] as const satisfies readonly Input<'submissions.decide'>['decision'][];
export type Decision = (typeof decisions)[number];
