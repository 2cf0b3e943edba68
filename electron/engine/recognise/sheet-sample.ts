import type { SheetInfo, SourceRow } from '../read/read.ts';

/** What recognition sees of a sheet. */
export interface SheetSample {
  readonly info: SheetInfo;
  /** The first rows, blank ones too; the header must be among them. About 80 are enough. */
  readonly head: readonly SourceRow[];
}
