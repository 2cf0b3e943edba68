/** Skipped rows, ignored sheets and the rules that matched columns. */
export const recognition = {} as const;
