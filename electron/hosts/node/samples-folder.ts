import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the sample workbooks, beside the program: sources, the build and the packaged program lie at different
 * depths below it. Undefined in a program that came without them.
 */
export function samplesFolder(from: string = import.meta.dirname): string | undefined {
  // macOS's bundle has it with a capital, which some disks tell apart.
  const folder = ['resources', 'Resources'].map((name) => join(from, name, 'samples')).find((path) => existsSync(path));
  if (folder !== undefined) return folder;
  const above = dirname(from);
  return above === from ? undefined : samplesFolder(above);
}
