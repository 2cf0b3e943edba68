import { z } from 'zod';
import { placedProblem } from './problem.ts';
import { procedure } from './procedure.ts';

/** A field with its value as it is sent (a choice by its code); as it was typed where that cannot be read: `wrong`. */
const orderValue = z.object({ field: z.string(), text: z.string(), wrong: z.boolean() });
export type OrderValue = z.infer<typeof orderValue>;

/** Identical boxes; decimals are exact, in kg and cm. Null for what a missing or wrong cell leaves unknown. */
const orderBox = z.object({
  boxNo: z.string(),
  count: z.int(),
  weightKg: z.string().nullable(),
  lengthCm: z.string().nullable(),
  widthCm: z.string().nullable(),
  heightCm: z.string().nullable(),
  /** In one of them. */
  contents: z.array(z.object({ sku: z.string(), pieces: z.int() })),
});
export type OrderBox = z.infer<typeof orderBox>;

const orderLine = z.object({
  /** Its id in the run. */
  line: z.int(),
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  values: z.array(orderValue),
  /** What the partner said of it, by those of the kind's result columns that speak of lines. */
  results: z.array(z.string()),
});
export type OrderLineContents = z.infer<typeof orderLine>;

/** One step of a person's edits, as far as it changed this order. */
const orderEdit = z.object({
  /** ISO time. */
  at: z.string(),
  /** Cells (or lines, where one was merged into another) that it changed. */
  count: z.int(),
  /** The first of them; `field` null: the line was merged into another one of the order. */
  changes: z.array(z.object({ row: z.int(), field: z.string().nullable(), before: z.string(), after: z.string() })),
});
export type OrderEdit = z.infer<typeof orderEdit>;

export const orderContents = z.object({
  run: z.string(),
  /** From 1, in reading order, with the ids of the orders before and after it. */
  place: z.object({ at: z.int(), of: z.int(), previous: z.int().nullable(), next: z.int().nullable() }),
  /** Retention took the lines and the body away: nothing below is known any more. */
  cleared: z.boolean(),
  /** It was sent, and by today's settings and rules its lines would come to another body: what was sent says only that. */
  sentOtherwise: z.boolean(),
  /** Of the order, in the kind's order of fields; without files. */
  values: z.array(orderValue),
  /** Null for kinds without boxes. */
  boxes: z
    .object({
      types: z.array(orderBox),
      boxes: z.int(),
      units: z.int(),
      kg: z.string(),
      m3: z.string(),
      /** Box numbers of which something is unknown: the sums do not hold it. */
      incomplete: z.array(z.string()),
    })
    .nullable(),
  /** Where it comes from and goes to, for kinds that say; wall times `yyyy-MM-dd HH:mm:ss`. */
  route: z
    .object({
      warehouse: z.string(),
      shipper: z.string(),
      phone: z.string(),
      shipped: z.string().nullable(),
      eta: z.string().nullable(),
    })
    .nullable(),
  /** The first of its lines ({@link MAX_ORDER_LINES}), and how many there are. */
  lines: z.object({ total: z.int(), items: z.array(orderLine) }),
  problems: z.array(placedProblem),
  /** Oldest first. */
  edits: z.array(orderEdit),
  /** ISO time at which its run was imported. */
  imported: z.string(),
});
export type OrderContents = z.infer<typeof orderContents>;

/** More lines than this of one order are not listed. */
export const MAX_ORDER_LINES = 500;

export const orderContentsProcedures = {
  /**
   * What one order consists of, in parts that can be shown without JSON, and what persons did to it before it was sent.
   * Failures `order.missing`, `run.deleted`.
   */
  'orders.contents': procedure(z.object({ order: z.int() }), orderContents),
};
