/** A part of a long list, and how long the list is. */
export interface Page<T> {
  readonly total: number;
  readonly items: T[];
}

export interface PageRange {
  readonly offset: number;
  readonly limit: number;
}

/** A LIKE pattern (with `ESCAPE '\'`) for "contains this text"; LIKE sets no store by the case of Latin letters. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
