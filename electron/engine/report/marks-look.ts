/** Fills of marked cells. Not the spreadsheet programs' own reds, so that a later report recognises its own marks. */
export const FILLS = { error: 'FFFF9A9B', warning: 'FFFFEB9D' } as const;
export type MarkFill = keyof typeof FILLS;
