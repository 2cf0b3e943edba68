import { closeSync, constants, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import { lockFile } from '../data-folder/data-folder.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../private-files.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';

/** One stored order, as it stands in one line of the ledger. */
export interface LedgerRecord {
  /** Which partner has it. */
  readonly partner: string;
  /** Which of the partner's calls stored it; references are unique per partner and kind. */
  readonly kind: string;
  /** The sender's reference: stored once, never forgotten. */
  readonly reference: string;
  /** The number that the partner gave it; unique per partner and kind. */
  readonly orderNo: string;
  /** When, ISO 8601 in UTC. */
  readonly at: string;
  /** What was sent, files replaced by `{sha256, size}`. */
  readonly body: JsonObject;
}

type Series = Pick<LedgerRecord, 'partner' | 'kind'>;

/** What the practice partners know: append-only NDJSON, one record per stored order, kept across restarts. */
export interface Ledger {
  find(series: Series, reference: string): LedgerRecord | undefined;
  findByNumber(series: Series, orderNo: string): LedgerRecord | undefined;
  /** All of a series, oldest first. */
  all(series: Series): Generator<LedgerRecord, void, undefined>;
  /** Orders stored in a series so far. */
  count(series: Series): number;
  /** Adds a record; it is only safe from a power cut after {@link flush}. */
  append(record: LedgerRecord): void;
  /** Returns when everything that was added is on the disk. */
  flush(): void;
  close(): void;
}

/**
 * Opens the ledger (made when absent) for this process alone. Records stay in the file; memory holds where each is.
 * @throws Failure `practice.ledgerInUse`, `practice.ledgerDamaged`
 */
export function openLedger(path: string): Ledger {
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  const lock = lockFile(`${path}.lock`);
  if (!lock) throw new Failure('practice.ledgerInUse', { path });
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT, PRIVATE_FILE);
  const places = new Map<string, Place>();
  const ofSeries = new Map<string, Place[]>();
  const index = (record: JsonObject, place: Place) => {
    places.set(key(record, 'reference', record.reference), place);
    places.set(key(record, 'number', record.orderNo), place);
    const series = key(record);
    const all = ofSeries.get(series) ?? [];
    ofSeries.set(series, all);
    all.push(place);
  };
  const close = () => {
    closeSync(fd);
    lock.release();
  };

  let size: number;
  try {
    size = replay(fd, path, index);
  } catch (error) {
    close();
    throw error;
  }
  let flushed = true;
  const at = (place: Place | undefined) => (place ? asRecord(readRecord(fd, place)) : undefined);

  return {
    find: (series, reference) => at(places.get(key(series, 'reference', reference))),
    findByNumber: (series, orderNo) => at(places.get(key(series, 'number', orderNo))),
    *all(series) {
      for (const place of ofSeries.get(key(series)) ?? []) yield asRecord(readRecord(fd, place));
    },
    count: (series) => ofSeries.get(key(series))?.length ?? 0,
    append(record) {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      try {
        for (let done = 0; done < line.length; ) {
          done += writeSync(fd, line, done, line.length - done, size + done);
        }
      } catch (error) {
        // A full disk may have taken half of the line: what was not stored must not stand in the file.
        ftruncateSync(fd, size);
        throw error;
      }
      flushed = false;
      index({ ...record }, { position: size, length: line.length - 1 });
      size += line.length;
    },
    flush() {
      if (flushed) return;
      fsyncSync(fd);
      flushed = true;
    },
    close,
  };
}

function key(record: JsonObject | Series, ...more: readonly unknown[]): string {
  return JSON.stringify([record.partner, record.kind, ...more]);
}

function asRecord(record: JsonObject): LedgerRecord {
  const text = (name: keyof LedgerRecord) => String(record[name]);
  return {
    partner: text('partner'),
    kind: text('kind'),
    reference: text('reference'),
    orderNo: text('orderNo'),
    at: text('at'),
    body: isObject(record.body) ? record.body : {},
  };
}

const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

/** Where a record stands in the file. */
interface Place {
  readonly position: number;
  readonly length: number;
}

/**
 * Hands over every record of an NDJSON file from its start and returns the position after the last one. A last line
 * without its line break was being written when the process died; it is cut off, because the answer to it never left.
 * @throws Failure `practice.ledgerDamaged` for any other line that is not a JSON object
 */
function replay(fd: number, path: string, each: (record: JsonObject, place: Place) => void): number {
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
function readRecord(fd: number, place: Place): JsonObject {
  const bytes = Buffer.alloc(place.length);
  readSync(fd, bytes, 0, place.length, place.position);
  const record = parseJson(bytes);
  if (!isObject(record)) throw new Error(`No ledger record at ${place.position}`);
  return record;
}
