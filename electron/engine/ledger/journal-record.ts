import { crc32 } from 'node:zlib';
import { z } from 'zod';

const request = z.object({ run: z.string(), account: z.string(), kind: z.string() });
/** Who the account was at its partner, for a store that does not know it: an old copy, or a new one. */
const space = z.object({
  partner: z.string(),
  practice: z.literal([0, 1]),
  name: z.string(),
  address: z.string(),
  marks: z.array(z.string()).readonly(),
});

const left = request.extend({
  type: z.literal('left'),
  /** The order's number in the store, its key, and the hash that tells it from another one with this key. */
  orders: z.array(z.tuple([z.int(), z.string(), z.string()])),
});
const came = request.extend({
  type: z.literal('came'),
  /** The record of the request that this is the answer to; 0 for what was found out otherwise. */
  of: z.int(),
  /** It is a person's word. */
  by: z.literal('person').optional(),
  /**
   * The order's number in the store, its key, what is certain, and the partner's number. Of what left before, `not-found`: the
   * partner was asked and does not have it; `not-accepted`: a person looked, and it is not there; `resend`: it may be there, and
   * is sent again, as the partner's contract allows, or as a person said.
   */
  orders: z.array(
    z.tuple([
      z.int(),
      z.string(),
      z.enum(['accepted', 'exists', 'rejected', 'nothing-left', 'not-found', 'not-accepted', 'resend']),
      z.string().nullable(),
    ]),
  ),
});
const record = z.intersection(
  z.object({
    store: z.string(),
    writer: z.string(),
    n: z.int(),
    at: z.string(),
    as: space.optional(),
    /** Without it, it was not written down when what had left might be sent again. */
    form: z.literal(2).optional(),
  }),
  z.discriminatedUnion('type', [left, came]),
);

export type Left = Omit<z.infer<typeof left>, 'type'>;
export type Came = Omit<z.infer<typeof came>, 'type'>;
export type JournalRecord = z.infer<typeof record>;

/** A record as it is written: checksum and JSON, in a line. */
export function journalLine(news: JournalRecord): string {
  const text = JSON.stringify(news);
  // Begins with a line break, so that what a torn line before it left does not spoil it.
  return `\n${checksum(text)} ${text}\n`;
}

/** The record in a line; undefined for what is none. */
export function readJournalLine(line: string): JournalRecord | undefined {
  const text = line.slice(9);
  if (line.slice(0, 9) !== `${checksum(text)} `) return undefined;
  const parsed = record.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
