const MiB = 1024 * 1024;

/** What the gate lets through. Sizes in bytes. */
export interface FileLimits {
  /** Size of the file itself; looked up without opening it. Default 50 MB. */
  readonly fileBytes: number;
  /** Entries of a zip-based workbook. Default 1000. */
  readonly entries: number;
  /** What all entries say they inflate to. Default 512 MiB. */
  readonly inflatedBytes: number;
  /** Inflated size over file size. Default 200. */
  readonly ratio: number;
  /**
   * The ratio is not looked at below this inflated size: honest sheets of repeated rows are small and dense (100 000
   * equal lines saved by LibreOffice: 61 MB inflated at 118:1), and so little does no harm. Default 16 MiB.
   */
  readonly ratioFrom: number;
}

export const FILE_LIMITS: FileLimits = {
  fileBytes: 50_000_000,
  entries: 1000,
  inflatedBytes: 512 * MiB,
  ratio: 200,
  ratioFrom: 16 * MiB,
};
