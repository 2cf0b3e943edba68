/** A part of a long list, and how long the list is. */
export interface Page<T> {
  readonly total: number;
  readonly items: T[];
}

export interface PageRange {
  readonly offset: number;
  readonly limit: number;
}
