import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lockFile } from './file-lock.ts';

/** This process among those that use the same data folder. */
export interface Presence {
  /** Names this opening of the folder; never used again. */
  readonly id: string;
  /** Ids whose processes ended without leaving (crash, power cut). */
  readonly died: readonly string[];
  /** Forgets those that died, once what they left behind has been looked after. */
  bury(): void;
  /** True while the process of that id has the folder open. */
  isAlive(id: string): boolean;
  /** True when another process has the folder open. */
  hasOthers(): boolean;
  leave(): void;
}

const SUFFIX = '.lock';

/**
 * Joins the processes of a data folder: each keeps a file locked until it ends. Call it only while no other process
 * can be joining (see `openDatabase`), because a file that is just being made is not locked yet.
 */
export function joinProcesses(folder: string): Presence {
  mkdirSync(folder, { recursive: true });
  const path = (id: string) => join(folder, id + SUFFIX);
  const present = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => basename(name, SUFFIX));
  const isLocked = (id: string) => {
    const lock = lockFile(path(id));
    lock?.release();
    return lock === null;
  };

  const died = present().filter((id) => !isLocked(id));
  const id = randomUUID();
  const lock = lockFile(path(id));
  const alive = (other: string) => other === id || (present().includes(other) && isLocked(other));
  return {
    id,
    died,
    bury() {
      for (const id of died) rmSync(path(id), { force: true });
    },
    isAlive: alive,
    hasOthers: () => present().some((other) => other !== id && alive(other)),
    leave() {
      lock?.release();
      rmSync(path(id), { force: true });
    },
  };
}
