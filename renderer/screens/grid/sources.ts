import type { GridLine } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';

/** Where a line comes from, `file › sheet`, where its row number alone does not tell. */
export interface Sources {
  ofLine(line: Pick<GridLine, 'file' | 'sheet'> | undefined): string | undefined;
  /** By the names that a problem carries. */
  named(file: string, sheet: string): string | undefined;
}

/** Names only what distinguishes the sheets of a run: nothing where all lines are of one sheet. */
export function sourcesOf(recognition: Output<'imports.recognition'>, kind: string): Sources {
  const files = recognition
    .map(({ file, name, sheets }) => ({
      file,
      name,
      sheets: sheets.filter((sheet) => sheet.use !== 'ignored' && sheet.kind === kind),
    }))
    .filter(({ sheets }) => sheets.length > 0);
  const byIndex = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { file, name, sheets } of files) {
    for (const { sheet } of sheets) {
      const parts = [...(files.length > 1 ? [name] : []), ...(sheets.length > 1 ? [sheet] : [])];
      if (parts.length === 0) continue;
      byIndex.set(JSON.stringify([file, sheet]), parts.join(' › '));
      byName.set(JSON.stringify([name, sheet]), parts.join(' › '));
    }
  }
  return {
    ofLine: (line) => line && byIndex.get(JSON.stringify([line.file, line.sheet])),
    named: (file, sheet) => byName.get(JSON.stringify([file, sheet])),
  };
}
