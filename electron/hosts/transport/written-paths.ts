import { contract, type ProcedureName } from '#shared/contract.ts';

/** The files that an answer says were written for the person. */
export function writtenPaths(name: ProcedureName, output: unknown): string[] {
  if (name === 'reports.write' || name === 'labels.write' || name === 'packingLists.write')
    return contract[name].output.parse(output).files.map((file) => file.path);
  if (
    name === 'templates.write' ||
    name === 'rateCards.template' ||
    name === 'freight.export' ||
    name === 'followUp.export' ||
    name === 'masterData.products' ||
    name === 'layouts.export' ||
    name === 'layouts.ofRun' ||
    name === 'backups.create'
  )
    return [contract[name].output.parse(output).path];
  return [];
}

/** Where a call wants to write, or null for calls that write nothing for the person. */
export function outputPath(name: ProcedureName, input: unknown): string | null {
  if (
    name === 'reports.write' ||
    name === 'labels.write' ||
    name === 'packingLists.write' ||
    name === 'templates.write' ||
    name === 'rateCards.template' ||
    name === 'freight.export' ||
    name === 'followUp.export' ||
    name === 'masterData.products' ||
    name === 'layouts.export' ||
    name === 'layouts.ofRun' ||
    name === 'backups.create'
  )
    return contract[name].input.parse(input).out;
  return null;
}

/** The person's own files that a call reads; empty for calls that read none. */
export function inputPaths(name: ProcedureName, input: unknown): readonly string[] {
  if (name === 'imports.create') {
    const { paths, attachmentsDir } = contract[name].input.parse(input);
    return attachmentsDir === undefined ? paths : [...paths, attachmentsDir];
  }
  if (name === 'edits.attach' || name === 'edits.attachTo') return contract[name].input.parse(input).paths;
  if (name === 'skuItems.import' || name === 'rateCards.import' || name === 'layouts.read' || name === 'layouts.import')
    return [contract[name].input.parse(input).path];
  if (name === 'office.setLogo') {
    const { path } = contract[name].input.parse(input);
    return path === null ? [] : [path];
  }
  if (name === 'backups.restore') return [contract[name].input.parse(input).from];
  return [];
}
