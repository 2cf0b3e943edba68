import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A disk of its own, small enough to be filled up, that can be made to take nothing more. */
export interface SmallDisk {
  /** A folder on it. */
  readonly home: string;
  /** Leaves not one block. */
  fill(): void;
  /** It has an error, and its system makes it read-only at once, whatever is open on it for writing. */
  fail(): void;
  /** Room again, and to be written to. No program may have anything open on it. */
  mend(): void;
  remove(): void;
}

const isRoot = process.getuid?.() === 0;

function system(command: string, ...args: readonly string[]): { readonly ok: boolean; readonly out: string } {
  const [program = '', ...rest] = isRoot ? [command, ...args] : ['sudo', '-n', command, ...args];
  const { status, stdout } = spawnSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return { ok: status === 0, out: (stdout ?? '').trim() };
}

/** An ext4 file system in a file. Null where this system (or this user) cannot mount one. */
export function smallDisk(mib: number): SmallDisk | null {
  if (process.platform !== 'linux') return null;
  const root = mkdtempSync(join(tmpdir(), 'dockhand-disk-'));
  const image = join(root, 'image');
  const mount = join(root, 'disk');
  const home = join(mount, 'home');
  const filler = join(home, 'filler');
  mkdirSync(mount);
  writeFileSync(image, '');
  truncateSync(image, mib * 2 ** 20);
  const attach = () => system('mount', '-o', 'loop,errors=remount-ro', image, mount).ok;
  const remove = () => {
    system('umount', mount);
    rmSync(root, { recursive: true, force: true });
  };
  // No journal: after its error it can be mounted again at once. No blocks that only root may use.
  const made = system('mkfs.ext4', '-q', '-F', '-O', '^has_journal', '-m', '0', image).ok && attach();
  if (!made) {
    remove();
    return null;
  }
  if (!isRoot) system('chown', String(process.getuid?.()), mount);
  mkdirSync(home);
  return {
    home,
    remove,
    fill() {
      const fd = openSync(filler, 'a');
      for (let size = 2 ** 20; size >= 1; ) {
        try {
          if (writeSync(fd, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
        } catch {
          size = Math.floor(size / 2);
        }
      }
      closeSync(fd);
    },
    fail() {
      const device = basename(system('findmnt', '-n', '-o', 'SOURCE', mount).out);
      spawnSync(
        isRoot ? 'tee' : 'sudo',
        [...(isRoot ? [] : ['-n', 'tee']), `/sys/fs/ext4/${device}/trigger_fs_error`],
        {
          input: '1',
          stdio: ['pipe', 'ignore', 'ignore'],
        },
      );
    },
    mend() {
      rmSync(filler, { force: true });
      if (!system('findmnt', '-n', '-o', 'OPTIONS', mount).out.includes('emergency_ro')) return;
      system('umount', mount);
      system('e2fsck', '-f', '-y', image);
      attach();
    },
  };
}
