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

/** An order's state as it is shown. */
export const shownState = z.enum([
  ...orderState.options,
  /** Incomplete for a reason that sending found, and without an error of its own. */
  'held',
  /**
   * Rejected by nobody: its outcome was unknown, a person did not find it at the partner and decided that it is not sent.
   * Only naming it sends it.
   */
  'shelved',
  /** Accepted or existing, and taken back at the partner since. Its number is never sent again. */
  'withdrawn',
]);
export type ShownState = z.infer<typeof shownState>;

/** How an order came to be at the partner before it was sent. */
export const existing = z.enum([
  /** This program sent it before, with the same content: it is not sent again. */
  'unsent',
  /** An earlier attempt of this run, which nobody answered, had arrived after all. */
  'own-attempt',
  /** The partner said so, and no attempt of this run explains it. */
  'partner',
]);
export type Existing = z.infer<typeof existing>;

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
  /** By the partner. */
  rejected: z.int(),
  /** A person decided that they are not at the partner and are not sent. */
  shelved: z.int(),
  /** Taken back at the partner; not among `accepted` and `exists`. */
  withdrawn: z.int(),
  unknown: z.int(),
  /** Queued or being sent. */
  queued: z.int(),
});
export type Counts = z.infer<typeof counts>;

/** What the counts of a run do not tell. */
export const standing = z.object({
  /** Of `ready`: accepted before with the same content. Sending marks them as existing and sends nothing. */
  readyThere: z.int(),
  /** Of `exists`: marked so without being sent. */
  existsUnsent: z.int(),
  /** Of `incomplete`: kept back by an attempt to send them, without an error of their own. */
  heldBack: z.int(),
  /** Of `queued`: on their way to the partner. They cannot be taken back. */
  sending: z.int(),
  /** Lines with an error of their own or of their order, but for what only sending found. */
  wrongLines: z.int(),
  /** Of `warnings`: those that are confirmed before sending. That an order is there already is none of them. */
  toConfirm: z.int(),
});
export type Standing = z.infer<typeof standing>;

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
    /** The store takes nothing: it cannot say so itself, so that only this process knows. */
    'store',
    /** The ledger of the office cannot be asked: only this process knows. */
    'office',
    /** A bug. */
    'internal',
    /** The program ended while it queued the run: nothing of it left, and it does not go on by itself. It is not being sent. */
    'queueing',
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

/** For how many days a deleted run can be taken back. */
export const DAYS_DELETED = 30;

export const run = z.object({
  id: z.string(),
  kind: z.string(),
  state: runState,
  target,
  account: z.string().nullable(),
  createdAt: z.string(),
  files: z.array(runFile),
  counts,
  standing,
  hold: hold.nullable(),
  /** ISO time at which a person deleted it; it can be taken back for {@link DAYS_DELETED} days. */
  deletedAt: z.string().optional(),
  /**
   * ISO time at which the store was found to be of two moments: its lines and edits may be of before, and nothing of it is sent
   * until a person looked (`runs.trust`).
   */
  doubtedAt: z.string().optional(),
});
export type Run = z.infer<typeof run>;
