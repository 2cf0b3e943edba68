import { access, constants } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';

/**
 * Refuses places where no report can be written, before anything is read or sent. Undefined ones are not wanted.
 *
 * @throws Failure `report.extension`, `report.notWritable`
 */
export async function checkReportPaths(...paths: readonly (string | undefined)[]): Promise<void> {
  for (const path of paths) {
    if (path === undefined) continue;
    const file = resolve(path);
    if (!['.xlsx', '.csv'].includes(extname(file).toLowerCase())) throw new Failure('report.extension', { file });
    await access(dirname(file), constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      throw new Failure('report.notWritable', { file, reason: error.code ?? 'EACCES' });
    });
  }
}
