/** Calls that could not be carried out, by `Failure` code. */
export const failure = {} as const;
