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

/** Appends to the file of a month, in one write each, so that processes do not get into each other's lines. */
export function createAppender(folder: string) {
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
      else fdatasync(open.fd, (error) => (error ? reject(error) : resolve()));
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
  readonly end: number;
  /** Lines that are none, but for a last one that was being written: something else changed the file. */
  readonly damaged: number;
}

/** The records from a place on, up to the first of a writer that is not gone: it may be about to commit what it says. */
export function readRecords(path: string, from: number, isGone: (record: JournalRecord) => boolean): Part {
  const bytes = readFileSync(path);
  // Shorter than it was: another file, or one that was cut.
  const start = from <= bytes.length ? from : 0;
  const records: JournalRecord[] = [];
  let damaged = 0;
  let position = start;
  let end = start;
  let stopped = false;
  while (position < bytes.length) {
    const newline = bytes.indexOf(0x0a, position);
    const line = bytes.toString('utf8', position, newline < 0 ? bytes.length : newline);
    position = newline < 0 ? bytes.length : newline + 1;
    const found = line === '' ? undefined : readJournalLine(line);
    if (found && isGone(found)) records.push(found);
    else if (found) stopped = true;
    else if (line !== '' && newline >= 0) damaged += 1;
    if (!stopped) end = position;
  }
  return { records, end, damaged };
}
