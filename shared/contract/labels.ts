import { z } from 'zod';
import { mark } from '../labels/mark.ts';
import { paperIds } from '../labels/papers.ts';
import { procedure } from './procedure.ts';
import { ifTaken, written } from './reports.ts';

/** One carton's label. */
const boxLabel = z.object({
  order: z.string(),
  boxNo: z.string(),
  /** Of the order's cartons, from 1. */
  number: z.int(),
  of: z.int(),
  width: z.number(),
  height: z.number(),
  marks: z.array(mark),
});
export type BoxLabel = z.infer<typeof boxLabel>;

/** Which labels, and how. `settings`: names without `label.`; what is not said is as the office has it. */
const request = {
  run: z.string(),
  /** Keys; all orders without it. */
  orders: z.array(z.string()).max(20_000).optional(),
  settings: z.record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.boolean()])).default({}),
  /** Also orders that the partner rejected, that a person decided not to send, or of which nobody knows what became: asked a second time. */
  anyway: z.boolean().default(false),
  lang: z.enum(['zh', 'en']).default('zh'),
};

/** An order without labels, and why in words. */
export const leftOut = z.object({
  key: z.string(),
  reason: z.enum([
    'incomplete',
    'rejected',
    'shelved',
    'withdrawn',
    'unknown',
    'noBoxes',
    'unsureBoxes',
    'missing',
    'tooLong',
    'characters',
  ]),
  text: z.string(),
});
export type LeftOut = z.infer<typeof leftOut>;

const doubtful = ['rejected', 'shelved', 'withdrawn', 'unknown'] as const satisfies readonly LeftOut['reason'][];

/** Nothing of such an order may be at the warehouse: its labels are made only when somebody says so (`anyway`). */
export function isDoubtful(reason: string): reason is (typeof doubtful)[number] {
  return doubtful.some((each) => each === reason);
}

/** What is told beside labels, before they are printed. */
const told = {
  /** Cartons that get labels; each `copies` times. */
  boxes: z.int(),
  labels: z.int(),
  left: z.array(leftOut),
  /** Sentences. */
  notes: z.array(z.string()),
};

/** More in one file, or shown at once, are refused. */
export const MOST_LABELS = 10_000;

export const labelProcedures = {
  /**
   * Labels as drawings, `limit` of them from `offset` on. Failures `labels.kind`, `labels.setting`, `labels.tooMany`,
   * `labels.noFont`, `run.unknown`.
   */
  'labels.preview': procedure(
    z.object({ ...request, offset: z.int().min(0).default(0), limit: z.int().min(0).max(500).default(20) }),
    z.object({
      ...told,
      /** Theirs where all of them have the same, else what holds for all warehouses. */
      paper: z.enum(paperIds),
      /** Orders that have labels, in reading order. `warehouse`: the code whose settings they are made with; may be empty. */
      orders: z.array(z.object({ key: z.string(), boxes: z.int(), warehouse: z.string() })),
      items: z.array(boxLabel),
    }),
  ),
  /** Writes them as PDF, or as ZPL for a label printer's own software. No file where there are none. Failures as above, and `report.*`. */
  'labels.write': procedure(
    z.object({
      ...request,
      format: z.enum(['pdf', 'zpl']).default('pdf'),
      out: z.string(),
      ifTaken,
      /** The first label to print, from 1: what went wrong in the middle is gone on with. */
      from: z.int().min(1).default(1),
    }),
    z.object({ ...told, files: z.array(written) }),
  ),
};
