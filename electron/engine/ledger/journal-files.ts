import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../data-folder/data-folder.ts';
import { makePrivate, PRIVATE_FILE } from '../private-files.ts';
import { type JournalRecord, readJournalLine } from './journal-record.ts';

const SUFFIX = '.journal';
/** Files of so many months are kept, the present one included. */
const MONTHS = 13;

/** The disk took a part of a record only. */
export class TornRecord extends Error {
  override readonly name = 'TornRecord';
}

/** Has a file on the disk, whatever happens to the computer then. */
export type Flush = (fd: number, done: (error: Error | null) => void) => void;

/** Appends to the file of a month, in one write each, so that processes do not get into each other's lines. */
export function createAppender(folder: string, flush: Flush = fdatasync) {
  let open: { readonly month: string; readonly fd: number } | undefined;
  let syncing: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  const close = () => {
    if (open) closeSync(open.fd);
    open = undefined;
  };
  const sync = () =>
    new Promise<void>((resolve, reject) => {
      if (!open) resolve();
      else flush(open.fd, (error) => (error ? reject(error) : resolve()));
    });
  return {
    close,
    append(month: string, text: string): void {
      if (open?.month !== month) {
        close();
        makeFolder(folder);
        makePrivate(folder);
        open = { month, fd: openSync(join(folder, `${month}${SUFFIX}`), 'a', PRIVATE_FILE) };
        if (fstatSync(open.fd).size === 0) syncFolder(folder);
      }
      const bytes = Buffer.from(text);
      if (writeSync(open.fd, bytes) < bytes.length) throw new TornRecord();
    },
    /** Requests that begin together share a flush: one that runs already may have missed what was written since. */
    flush(): Promise<void> {
      waiting ??= (syncing ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => {
          waiting = undefined;
          syncing = sync();
          return syncing;
        });
      return waiting;
    },
  };
}

/** A file that was just made is there after a power cut only when its folder is flushed, too; Windows does that by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

/** The files that are still of interest, the oldest first; others are deleted. */
export function filesOf(folder: string, now: number): string[] {
  const oldest = new Date(now);
  oldest.setUTCMonth(oldest.getUTCMonth() - MONTHS + 1, 1);
  const first = oldest.toISOString().slice(0, 7);
  const names = namesIn(folder)
    .filter((name) => /^\d{4}-\d\d\.journal$/.test(name))
    .sort();
  for (const name of names) if (name < first) rmSync(join(folder, name), { force: true });
  return names.filter((name) => name >= first).map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

interface Part {
  readonly records: readonly JournalRecord[];
  /** Those of writers that are not gone: they may be about to commit what they say. */
  readonly ofLiving: readonly JournalRecord[];
  /** As far as the file need not be read again: up to the first of those. */
  readonly end: number;
  /** Lines that are none, but for a last one that was being written: something else changed the file. */
  readonly damaged: number;
}

/** Lines that were read, in whichever file: the second journal has them as well. */
export type LinesRead = Map<string, JournalRecord | undefined>;

/** The records from a place on. */
export function readRecords(
  path: string,
  from: number,
  { lines, isGone }: { readonly lines: LinesRead; readonly isGone: (record: JournalRecord) => boolean },
): Part {
  const bytes = readFileSync(path);
  // Shorter than it was: another file, or one that was cut.
  const start = from <= bytes.length ? from : 0;
  const records: JournalRecord[] = [];
  const ofLiving: JournalRecord[] = [];
  let damaged = 0;
  let position = start;
  let end = start;
  while (position < bytes.length) {
    const newline = bytes.indexOf(0x0a, position);
    const line = bytes.toString('utf8', position, newline < 0 ? bytes.length : newline);
    position = newline < 0 ? bytes.length : newline + 1;
    const found = line === '' ? undefined : (lines.get(line) ?? readJournalLine(line));
    lines.set(line, found);
    if (found) (isGone(found) ? records : ofLiving).push(found);
    else if (line !== '' && newline >= 0) damaged += 1;
    if (ofLiving.length === 0) end = position;
  }
  return { records, ofLiving, end, damaged };
}
