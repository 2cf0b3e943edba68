/** Problems of cells, lines and orders, by code. `{{field}}` is the field's label and is always there. */
export const problem = {} as const;
