import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import { contract, type Output, type Parsed } from '#shared/contract.ts';
import { formerFolder } from '../data-folder/data-folder.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { version } from '../version.ts';
import type { ProcedureContext } from './procedure-context.ts';

type Import = (input: Parsed<'imports.create'>) => Output<'imports.create'> | Promise<Output<'imports.create'>>;

/** The program itself, and the samples it comes with. */
export function aboutProcedures(
  { store, dataDir, ports, samplesDir, restored, recalled, backups }: ProcedureContext,
  importFiles: Import,
): Handlers<ProceduresOf<'about' | 'samples'>> {
  return {
    'about.get': async () => ({
      version,
      dataDir,
      keepsSecrets: await ports.secrets.available(),
      recalled,
      doubted: store.runs.doubted(),
      restored: restored && {
        ...restored,
        missing: restored.missing.map((run) => ({ ...run, files: [...run.files] })),
      },
      pendingRestore: backups.pending(),
      movedFrom: formerFolder(dataDir),
    }),
    'samples.import': ({ importId, name }) => {
      const path = samplesDir === undefined ? undefined : join(samplesDir, name);
      if (path === undefined || !existsSync(path)) throw new Failure('sample.missing');
      return importFiles(contract['imports.create'].input.parse({ importId, paths: [path], target: 'practice' }));
    },
  };
}
