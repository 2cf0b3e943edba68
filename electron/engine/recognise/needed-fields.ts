import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { insteadOf } from '#shared/sheets/field.ts';
import type { LinePart } from '#shared/sheets/line.ts';
import { type HeaderMatch, levelsOf } from './match-header.ts';

type Needed = NonNullable<SheetRecognition['needed']>;

/**
 * Fields of the given sort of sheet that are required as long as others are blank, where the sheet has none of them: without
 * an answer every one of its orders lacks them. Conditions on values are judged order by order when they are checked.
 */
export function neededFields({ kind, fields }: HeaderMatch, part: LinePart): Needed {
  const levels = levelsOf(part);
  const needed = Object.entries(kind.fields).flatMap(([field, { level, requiredWhen }]) => {
    const unless = levels.includes(level) ? insteadOf(requiredWhen) : [];
    return unless.length > 0 ? [{ field, unless: [...unless] }] : [];
  });
  return stillNeeded(needed, fields);
}

/** The sheet without asking for what these fields bring. */
export function withGiven({ needed = [], ...sheet }: SheetRecognition, given: ReadonlySet<string>): SheetRecognition {
  const left = stillNeeded(needed, given);
  return {
    ...sheet,
    missing: sheet.missing.filter((field) => !given.has(field)),
    ...(left.length > 0 && { needed: left }),
  };
}

function stillNeeded(needed: Needed, given: ReadonlySet<string>): Needed {
  return needed.filter(({ field, unless }) => ![field, ...unless].some((one) => given.has(one)));
}
