import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { putInPlace } from '#engine/data-folder/data-folder.ts';
import { PRIVATE_FILE } from '#engine/private-files.ts';

/** The browsers that a data folder remembers. */
export interface Sessions {
  /** True while the browser with this secret is remembered. */
  has(secret: string): boolean;
  /** Remembers it for so many milliseconds from now. */
  keep(secret: string, forMs: number): void;
}

const stored = z.array(z.object({ hash: z.string(), until: z.number() }));
type Stored = z.infer<typeof stored>;

/** More browsers than one person uses; the one unused for longest makes room. */
const MOST = 20;

/**
 * Kept in `web-sessions.json` of the data folder, by hashes: whoever reads a backup or a copy of it cannot become one of
 * the browsers. Read at each question, so that it does not matter which program remembered them.
 */
export function keepSessions(dataDir: string, now: () => number): Sessions {
  const file = join(dataDir, 'web-sessions.json');
  const read = (): Stored => {
    try {
      return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).filter(({ until }) => until > now());
    } catch {
      // Absent or not ours: nobody is remembered, and everybody takes a new link.
      return [];
    }
  };
  const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
  return {
    has(secret) {
      const hash = hashOf(secret);
      return read().some((session) => session.hash === hash);
    },
    keep(secret, forMs) {
      const hash = hashOf(secret);
      const others = read().filter((session) => session.hash !== hash);
      const all = [...others, { hash, until: now() + forMs }].sort((a, b) => b.until - a.until).slice(0, MOST);
      writeFileSync(`${file}.partial`, JSON.stringify(all), { mode: PRIVATE_FILE });
      putInPlace(`${file}.partial`, file);
    },
  };
}
