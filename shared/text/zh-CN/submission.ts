/** Order and run states, hold reasons, unknown outcomes. */
export const submission = {} as const;
