import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['dockhand.db', 'dockhand.db-wal'];
const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);

/**
 * The database's -wal is deleted, cut or has a flipped byte: what was done, or null when there is none. `place` and `way` are
 * 0 to 1. No program may have it open.
 */
export function damageWal(home: string, place: number, way: number): string | null {
  const wal = join(home, 'dockhand.db-wal');
  const size = sizeOf(wal);
  if (size === 0) return null;
  const at = Math.floor(place * size);
  if (way < 1 / 3) {
    rmSync(wal);
    return `of ${size} bytes deleted`;
  }
  if (way < 2 / 3) {
    truncateSync(wal, at);
    return `of ${size} bytes cut at ${at}`;
  }
  const bytes = readFileSync(wal);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  writeFileSync(wal, bytes);
  return `of ${size} bytes flipped at ${at}`;
}

/** Keeps a copy of the database, while no program has it open. */
export function keepCopy(home: string, folder: string): void {
  for (const name of FILES) {
    rmSync(join(folder, name), { force: true });
    if (existsSync(join(home, name))) copyFileSync(join(home, name), join(folder, name));
  }
}

/** Puts that copy in place of what is there now. */
export function putBack(home: string, folder: string): void {
  for (const name of [...FILES, 'dockhand.db-shm']) rmSync(join(home, name), { force: true });
  for (const name of FILES) if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(home, name));
}

/** So many KiB that the files which grow while orders are sent meet the limit at once (0), late or never (1). */
export function roomLeft(home: string, chance: number): number {
  return Math.ceil(sizeOf(join(home, 'dockhand.db-wal')) / 1024 + chance * 1500);
}
