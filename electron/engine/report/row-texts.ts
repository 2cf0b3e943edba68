import type { Translate } from '#shared/text/index.ts';
import type { Mark } from './error-input.ts';
import type { MarkFill } from './marks-look.ts';
import { storable } from './ooxml/cell-text.ts';

/** What the column of explanations says in one row. */
export interface RowText {
  readonly row: number;
  readonly text: string;
  readonly fill: MarkFill;
}

/** Info is a change that was made: it gets a note and no colour. */
export function fillOf({ severity }: Mark): MarkFill | null {
  return severity === 'info' ? null : severity;
}

/** Per row every error, then every warning, each once; numbered when there are several. */
export function rowTexts(marks: readonly Mark[], t: Translate): RowText[] {
  const byRow = new Map<number, { error: Set<string>; warning: Set<string> }>();
  for (const mark of marks) {
    const fill = fillOf(mark);
    if (fill === null) continue;
    const texts = byRow.get(mark.row) ?? { error: new Set<string>(), warning: new Set<string>() };
    texts[fill].add(mark.text);
    byRow.set(mark.row, texts);
  }
  return [...byRow].map(([row, { error, warning }]) => {
    const texts = [...error, ...[...warning].filter((text) => !error.has(text))];
    const numbered = texts.map((text, index) => t('report:errors.numbered', { number: index + 1, text }));
    const text = texts.length === 1 ? (texts[0] ?? '') : numbered.join('  ');
    return { row, text: storable(text.replace(/\s*\n\s*/g, ' ')), fill: error.size > 0 ? 'error' : 'warning' };
  });
}
