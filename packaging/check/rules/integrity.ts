import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { archiveIn } from '../../archive.ts';
import type { Packed } from '../pack.ts';
import type { Rule } from '../rule.ts';

/**
 * The hash of the archive's header stands in the program, where the integrity fuse looks for it. Electron checks it on
 * Windows and macOS only. https://github.com/electron/electron/blob/main/docs/tutorial/asar-integrity.md
 */
export const integrity: Rule = (packed) => {
  if (packed.platform === 'linux') return [];
  const { headerString } = getRawHeader(archiveIn(packed.resources));
  const hash = createHash('sha256').update(headerString).digest('hex');
  return noted(packed).includes(hash) ? [] : ['the archive’s hash does not stand in the program'];
};

function noted({ platform, program }: Packed): string {
  if (platform === 'darwin') return readFileSync(join(program, 'Contents', 'Info.plist'), 'utf8');
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return entry ? Buffer.from(entry.bin).toString('utf8') : '';
}
