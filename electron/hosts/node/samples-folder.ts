import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the sample workbooks, beside the program: sources, the build and the packaged program lie at different
 * depths below it. Undefined in a program that came without them.
 */
export function samplesFolder(from: string = import.meta.dirname): string | undefined {
  const folder = join(from, 'resources', 'samples');
  if (existsSync(folder)) return folder;
  const above = dirname(from);
  return above === from ? undefined : samplesFolder(above);
}
