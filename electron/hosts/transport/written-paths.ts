import { contract, type ProcedureName } from '#shared/contract.ts';

/** The files that an answer says were written for the person. */
export function writtenPaths(name: ProcedureName, output: unknown): string[] {
  if (name === 'reports.write') return contract[name].output.parse(output).files.map((file) => file.path);
  if (name === 'templates.write') return [contract[name].output.parse(output).path];
  return [];
}

/** Where a call wants to write, or null for calls that write nothing for the person. */
export function outputPath(name: ProcedureName, input: unknown): string | null {
  if (name === 'reports.write' || name === 'templates.write') return contract[name].input.parse(input).out;
  return null;
}
