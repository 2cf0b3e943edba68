import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { instructionSheetNames } from '#shared/words/row-words.ts';
import { isBlank, isOwn, isWording } from './cell-content.ts';
import { plainName } from './header-name.ts';
import { isOurOwnSheet } from './our-own-marks.ts';
import type { SheetSample } from './recognise-sheet.ts';

/** Why a sheet that is taken for no kind is left out. @param isOther it is of another kind than a person said all files are */
export function whyIgnored(sample: SheetSample, isOther: boolean): NonNullable<SheetRecognition['ignored']> {
  const { info, head } = sample;
  const filled = head.map(({ cells }) => cells.filter(isOwn)).filter((cells) => cells.length > 0);
  const seen = head.at(-1)?.row ?? 0;
  if (filled.length === 0 && head.every(({ cells }) => cells.every(isBlank)) && info.rowCount <= seen) return 'empty';
  if (isOurOwnSheet(sample)) return 'instructions';
  if (isOther) return 'other-kind';
  const name = plainName(info.name);
  if (instructionSheetNames.some((word) => name.includes(plainName(word)))) return 'instructions';
  const isProse = filled.every((cells) => cells.length === 1) && filled.some(([cell]) => isWording(cell));
  return isProse ? 'instructions' : 'unknown';
}
