import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Translate } from '#shared/text/index.ts';

/** What taking a problem's offered fix does, as the words of its button. */
export function fixWords(t: Translate, { fix, field, atLine }: PlacedProblem): string {
  if (fix?.type === 'merge-lines') return t('ui:fix.merge');
  const own = fix?.cells.find((cell) => cell.field === field && cell.line === atLine) ?? fix?.cells[0];
  if (!own) return t('ui:fix.one');
  return own.value === '' ? t('ui:fix.clear') : t('ui:fix.set', { value: shorten(own.value) });
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
