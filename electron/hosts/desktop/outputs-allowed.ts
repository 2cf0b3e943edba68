import { Failure } from '#shared/contract/failure.ts';
import type { ProcedureName } from '#shared/contract.ts';
import { outputPath } from '../transport/written-paths.ts';

/** The paths a person chose in a dialog: a page may have reports written there and nowhere else (`path.notChosen`). */
export function outputsAllowed(): {
  allow(path: string): void;
  admit(name: ProcedureName, input: unknown): void;
} {
  const allowed = new Set<string>();
  return {
    allow: (path) => allowed.add(path),
    admit(name, input) {
      const out = outputPath(name, input);
      if (out !== null && !allowed.has(out)) throw new Failure('path.notChosen');
    },
  };
}
