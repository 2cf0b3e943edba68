import { resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { ProcedureName } from '#shared/contract.ts';
import { isInside, isOwnBackup } from '../transport/own-backups.ts';
import { inputPaths, outputPath } from '../transport/written-paths.ts';

/** Which paths a page may name to the engine: those that a person chose, as the main process says. */
export interface PathsAllowed {
  allowOutput(path: string): void;
  /** A file or a folder, with all that is in it. */
  allowInput(path: string): void;
  /**
   * @throws Failure `path.notChosen` for a place to write to that was not chosen in a dialog, `path.notPicked` for a file
   * to read that was neither chosen, dropped, opened with the program, nor offered by it (its own backups)
   */
  admit(name: ProcedureName, input: unknown): void;
}

export function pathsAllowed(dataDir: string): PathsAllowed {
  const outputs = new Set<string>();
  const inputs = new Set<string>();
  const mayRead = (path: string) => inputs.has(path) || [...inputs].some((folder) => isInside(folder, path));
  return {
    allowOutput: (path) => outputs.add(path),
    allowInput: (path) => inputs.add(resolve(path)),
    admit(name, input) {
      const out = outputPath(name, input);
      if (out !== null && !outputs.has(out)) throw new Failure('path.notChosen');
      for (const path of inputPaths(name, input)) {
        const offered = name === 'backups.restore' && isOwnBackup(dataDir, path);
        if (!offered && !mayRead(resolve(path))) throw new Failure('path.notPicked', { file: path });
      }
    },
  };
}
