const MiB = 1024 * 1024;

/** What the gate lets through. Sizes in bytes. */
export interface FileLimits {
  /** Size of the file itself; looked up without opening it. Default 50 MB. */
  readonly fileBytes: number;
  /** Entries of a zip-based workbook. Default 1000. */
  readonly entries: number;
  /** What all entries say they inflate to. Default 512 MiB. */
  readonly inflatedBytes: number;
  /** Inflated size over file size. Default 200; 100 000 lines of 25 columns reach 10 to 20. */
  readonly ratio: number;
  /**
   * The same for .ods, whose XML is wordier: LibreOffice needs 67 for 100 000 real lines and 213 when all are equal.
   * Default 500; a bomb has about 1000, the most that deflate can do.
   */
  readonly odsRatio: number;
  /** The ratio is not looked at below this inflated size, which does no harm. Default 16 MiB. */
  readonly ratioFrom: number;
}

export const FILE_LIMITS: FileLimits = {
  fileBytes: 50_000_000,
  entries: 1000,
  inflatedBytes: 512 * MiB,
  ratio: 200,
  odsRatio: 500,
  ratioFrom: 16 * MiB,
};
