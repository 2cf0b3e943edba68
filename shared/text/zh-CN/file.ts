/** Files (or sheets) that could not be used, by code; `{{file}}` is always there. */
export const file = {} as const;
