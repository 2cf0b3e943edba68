import { z } from 'zod';
import { params } from './problem.ts';

/** States of an order, from the sheet to the partner's final answer. */
export const orderState = z.enum([
  /** Has errors; is not sent and holds nothing back. */
  'incomplete',
  /** Without errors; not submitted yet. */
  'ready',
  /** Body, hash and idempotency key are committed; waits for its turn. */
  'queued',
  /** Its request may have left. */
  'sending',
  'accepted',
  /** The partner had it already. */
  'exists',
  'rejected',
  /** Sent, and no readable answer: looked up, or decided by a person; never resent blindly. */
  'unknown',
]);
export type OrderState = z.infer<typeof orderState>;

/** `importing` runs are invisible until complete, and removed when the program died half-way. */
export const runState = z.enum(['importing', 'checked', 'submitting', 'paused', 'held', 'finished']);
export type RunState = z.infer<typeof runState>;

/** Where a run goes. Practice is the built-in partner on loopback. */
export const target = z.enum(['practice', 'production']);
export type Target = z.infer<typeof target>;

/** Counts of one run; the `summary` event of the command line carries the same. */
export const counts = z.object({
  orders: z.int(),
  /** Detail lines (boxes × SKUs, items, parcels); rows of a separate order sheet are not counted. */
  lines: z.int(),
  /** Source rows that are not lines, all listed with their reason. */
  skipped: z.int(),
  errors: z.int(),
  warnings: z.int(),
  ready: z.int(),
  incomplete: z.int(),
  accepted: z.int(),
  exists: z.int(),
  rejected: z.int(),
  unknown: z.int(),
  /** Queued or being sent. */
  queued: z.int(),
});
export type Counts = z.infer<typeof counts>;

/** Why a run stopped by itself and what mends it. */
export const hold = z.object({
  reason: z.enum([
    'credentials',
    'clock',
    'unreachable',
    'throttled',
    'banned',
    'failing',
    'undecided',
    'keys',
    'account',
  ]),
  /** Words for `shared/text` (`hold.<reason>`). */
  params,
  /** ISO time at which the run goes on by itself; absent when a person must act. */
  until: z.string().optional(),
});
export type Hold = z.infer<typeof hold>;

export const runFile = z.object({
  index: z.int(),
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
});
export type RunFile = z.infer<typeof runFile>;

export const run = z.object({
  id: z.string(),
  kind: z.string(),
  state: runState,
  target,
  account: z.string().nullable(),
  createdAt: z.string(),
  files: z.array(runFile),
  counts,
  hold: hold.nullable(),
});
export type Run = z.infer<typeof run>;
