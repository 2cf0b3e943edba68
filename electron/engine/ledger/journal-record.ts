import { crc32 } from 'node:zlib';
import { z } from 'zod';

const request = z.object({ run: z.string(), account: z.string(), kind: z.string() });

const left = request.extend({
  type: z.literal('left'),
  /** The order's number in the store, its key, and the hash that tells it from another one with this key. */
  orders: z.array(z.tuple([z.int(), z.string(), z.string()])),
});
const came = request.extend({
  type: z.literal('came'),
  /** The record of the request that this is the answer to; 0 for what was found out otherwise. */
  of: z.int(),
  /**
   * The order's number in the store, its key, what is certain, and the partner's number. `not-accepted`: a person looked, and
   * what had left before is not there.
   */
  orders: z.array(
    z.tuple([
      z.int(),
      z.string(),
      z.enum(['accepted', 'exists', 'rejected', 'nothing-left', 'not-accepted']),
      z.string().nullable(),
    ]),
  ),
});
const record = z.intersection(
  z.object({ store: z.string(), writer: z.string(), n: z.int(), at: z.string() }),
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
