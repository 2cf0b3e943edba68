import type { HowRead } from '#shared/contract/layouts.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { plainName } from './header-name.ts';

/** The sheets with what was said, by header, of how their columns are read; it goes before what was known of that. */
export function withAnswers(
  sheets: readonly SheetRecognition[],
  answers: Readonly<Record<string, HowRead>> | undefined,
): readonly SheetRecognition[] {
  if (!answers) return sheets;
  const byName = new Map(Object.entries(answers).map(([header, answer]) => [plainName(header), answer]));
  return sheets.map((sheet) => ({
    ...sheet,
    columns: sheet.columns.map((column) => {
      const answer = column.field === null ? undefined : byName.get(plainName(column.header));
      return answer ? { ...column, reading: { ...column.reading, ...answer } } : column;
    }),
  }));
}
