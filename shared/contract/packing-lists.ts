import { z } from 'zod';
import { leftOut } from './labels.ts';
import { procedure } from './procedure.ts';
import { ifTaken, written } from './reports.ts';

/** A packing list itemises what is in each box; an ASN sheet is the same, titled as what is told to the warehouse. */
export const packingListType = z.enum(['packing-list', 'asn']);
export type PackingListType = z.infer<typeof packingListType>;

/** More orders are not written into one file: each has a sheet, or pages, of its own. */
export const MOST_LISTS = 500;

/** The largest picture that is taken as the office's logo, in bytes. */
export const LARGEST_LOGO = 100_000;

export const packingListProcedures = {
  /**
   * A sheet (or pages, A4 landscape) for each order, from the same lines as its labels. No prices and no net weight: they are not
   * in what was sent. Failures `labels.kind`, `packing.tooMany`, `labels.noFont`, `report.*`, `run.unknown`.
   */
  'packingLists.write': procedure(
    z.object({
      run: z.string(),
      /** Keys; all orders without it. */
      orders: z.array(z.string()).max(20_000).optional(),
      type: packingListType.default('packing-list'),
      format: z.enum(['xlsx', 'pdf']).default('xlsx'),
      out: z.string(),
      ifTaken,
      /** Also orders that were rejected, or of which nobody knows what became. */
      anyway: z.boolean().default(false),
      lang: z.enum(['zh', 'en']).default('zh'),
    }),
    z.object({
      files: z.array(written),
      /** Orders in the file. */
      orders: z.int(),
      left: z.array(leftOut),
    }),
  ),
  /** Keeps a PNG or JPEG as the office's logo, or none for null. Failure `office.logo` for anything else, or what is too large. */
  'office.setLogo': procedure(z.object({ path: z.string().nullable() }), z.object({ kept: z.boolean() })),
};
