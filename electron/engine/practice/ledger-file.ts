import { ftruncateSync, readSync } from 'node:fs';
import { Failure } from '#shared/contract/failure.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';

const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

/** Where a record stands in the file. */
export interface Place {
  readonly position: number;
  readonly length: number;
}

/**
 * Hands over every record of an NDJSON file from its start and returns the position after the last one. A last line
 * without its line break was being written when the process died; it is cut off, because the answer to it never left.
 * @throws Failure `practice.ledgerDamaged` for any other line that is not a JSON object
 */
export function replay(fd: number, path: string, each: (record: JsonObject, place: Place) => void): number {
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  let line = 0;
  for (;;) {
    const chunk = Buffer.alloc(CHUNK);
    const count = readSync(fd, chunk, 0, CHUNK, position + rest.length);
    if (count === 0) break;
    rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      line += 1;
      const record = parseJson(rest.subarray(start, end));
      if (!isObject(record)) throw new Failure('practice.ledgerDamaged', { path, line });
      each(record, { position: position + start, length: end - start });
      start = end + 1;
    }
    position += start;
    rest = rest.subarray(start);
  }
  if (rest.length > 0) ftruncateSync(fd, position);
  return position;
}

/** The record at a place that {@link replay} or an append has told. */
export function readRecord(fd: number, place: Place): JsonObject {
  const bytes = Buffer.alloc(place.length);
  readSync(fd, bytes, 0, place.length, place.position);
  const record = parseJson(bytes);
  if (!isObject(record)) throw new Error(`No ledger record at ${place.position}`);
  return record;
}
