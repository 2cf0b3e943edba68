import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['dockhand.db', 'dockhand.db-wal'];
const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);

/** The database's -wal is deleted, cut or has a flipped byte; false when there is none. No program may have it open. */
export function damageWal(home: string): boolean {
  const wal = join(home, 'dockhand.db-wal');
  const size = sizeOf(wal);
  if (size === 0) return false;
  const at = Math.floor(Math.random() * size);
  const way = Math.floor(Math.random() * 3);
  if (way === 0) rmSync(wal);
  else if (way === 1) truncateSync(wal, at);
  else {
    const bytes = readFileSync(wal);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    writeFileSync(wal, bytes);
  }
  return true;
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

/** So many KiB that the files which grow while orders are sent meet the limit soon, late or never. */
export function roomLeft(home: string): number {
  return Math.ceil(sizeOf(join(home, 'dockhand.db-wal')) / 1024 + Math.random() * 1500);
}
