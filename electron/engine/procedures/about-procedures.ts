import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import { contract, type Output, type Parsed } from '#shared/contract.ts';
import type { EngineContext } from '../context.ts';
import { formerFolder } from '../data-folder/data-folder.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { version } from '../version.ts';

type Import = (input: Parsed<'imports.create'>) => Output<'imports.create'> | Promise<Output<'imports.create'>>;

/** The program itself, and the samples it comes with. */
export function aboutProcedures(
  { dataDir, ports, samplesDir, restored, recalled }: EngineContext,
  importFiles: Import,
): Handlers<ProceduresOf<'about' | 'samples'>> {
  return {
    'about.get': async () => ({
      version,
      dataDir,
      keepsSecrets: await ports.secrets.available(),
      restored,
      recalled,
      movedFrom: formerFolder(dataDir),
    }),
    'samples.import': ({ importId, name }) => {
      const path = samplesDir === undefined ? undefined : join(samplesDir, name);
      if (path === undefined || !existsSync(path)) throw new Failure('sample.missing');
      return importFiles(contract['imports.create'].input.parse({ importId, paths: [path], target: 'practice' }));
    },
  };
}
