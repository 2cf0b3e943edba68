import { tableAt } from '#shared/contract/places.ts';
import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Choice, Field, FieldType } from '#shared/sheets/field.ts';
import type { Translate } from '#shared/text/index.ts';
import { parseCell } from '../check/check.ts';
import { headerFor } from '../recognise/recognise.ts';
import type { DroppedLine, EditedCell, ReportSource } from '../store/store.ts';
import { boxCell, boxOf, type CellEdit, ownPlace, retypedCells } from '../write-back/write-back.ts';
import { editsAbove } from './edits-above.ts';
import type { Across, AddedColumn, Mark } from './marks.ts';

/** What a person changed in one file, as the file can hold it. */
export interface Changes {
  readonly edits: readonly CellEdit<Across>[];
  readonly added: readonly (AddedColumn & { readonly field: string })[];
  /** Changes that no cell can show. */
  readonly marks: readonly Mark<Across>[];
}

interface ChangedFile {
  readonly run: string;
  readonly file: number;
  readonly kind: AnyKind;
  /** Those of the file that are used. */
  readonly sheets: readonly SheetRecognition[];
}

/**
 * A person's changes, so that the file with them in it reads as the run is: values where the sheet has no column get one
 * of their own, choices stand in the person's words, and lines that were merged into others are emptied.
 */
export function changesOf(source: ReportSource, { run, file, kind, sheets }: ChangedFile, t: Translate): Changes {
  const marks: Mark<Across>[] = [];
  const edits: CellEdit<Across>[] = [];
  const added = new Map<string, AddedColumn & { readonly field: string }>();
  const all = source.edits(run, file);
  const words = wordsFinder(source, { run, file, kind }, all, t);
  const above = editsAbove((edit) => written(kind.fields[edit.field], words(edit)));
  const together = new Set<string>();
  for (const edit of all.filter(isChanged)) {
    const { sheet, row, field, value } = edit;
    const recognition = sheets.find((used) => used.sheet === sheet);
    const ofReading = retypedCells(edit, recognition && tableAt(recognition, row), kind);
    for (const { read, text } of ofReading) {
      const cell = `${row} ${read.index} ${sheet}`;
      if (!together.has(cell)) edits.push({ sheet, row, column: read.index, value: text, code: true });
      together.add(cell);
    }
    if (ofReading.some(({ read }) => fieldsOf(read).includes(field))) continue;
    const place = ownPlace(recognition, edit);
    const ofBox = recognition && boxCell(recognition, kind, edit, place);
    if (ofBox?.write) {
      if (!together.has(ofBox.key)) edits.push(ofBox.write);
      together.add(ofBox.key);
      continue;
    }
    const column = ofBox ? null : (place?.column ?? addedColumn(recognition, field));
    if (column !== null && place && above.take(edit, place, recognition)) continue;
    if (column !== null) edits.push({ sheet, row, column, ...written(kind.fields[field], words(edit)) });
    else {
      const label = kind.fields[field]?.label[t.lang] ?? field;
      const text = t('report:errors.editWithoutColumn', { field: label, value: cellText(value) });
      marks.push({ sheet, row, column: ofBox?.box ?? null, severity: 'info', text });
    }
  }
  for (const line of source.dropped(run, file)) {
    const columns = filledColumns(sheets, line);
    edits.push(...columns.map((column) => ({ sheet: line.sheet, row: line.row, column, value: null })));
    const text = t('report:errors.merged');
    marks.push({ sheet: line.sheet, row: line.row, column: columns[0] ?? null, severity: 'info', text });
  }
  return { edits: [...edits, ...above.edits()], added: [...added.values()], marks };

  function addedColumn(recognition: SheetRecognition | undefined, field: string): string | null {
    if (recognition === undefined || hasNeighbour(recognition)) return null;
    const { sheet } = recognition;
    const key = JSON.stringify([sheet, field]);
    const header = added.get(key)?.header ?? headerFor(kind, recognition, field, t.lang);
    if (header !== null) added.set(key, { sheet, header, field });
    return header;
  }

  /** Another table begins to the right of it: a column that is added behind all others would be that one's. */
  function hasNeighbour({ sheet, beside }: SheetRecognition): boolean {
    const isPart = sheets.some((it) => it.worksheet === sheet || (it.sheet === sheet && it.worksheet !== undefined));
    return isPart || (beside !== undefined && beside.to !== null);
  }
}

/** What was typed and taken back is no change. */
function isChanged({ value, original }: EditedCell): boolean {
  return cellText(value) !== cellText(original);
}

function filledColumns(sheets: readonly SheetRecognition[], { sheet, row, cells }: DroppedLine): number[] {
  const recognition = sheets.find((used) => used.sheet === sheet);
  const box = recognition && boxOf(recognition, { row, cells });
  if (box !== undefined) return [box];
  const { columns } = recognition ? tableAt(recognition, row) : { columns: [] };
  return columns.flatMap((column) =>
    fieldsOf(column).some((field) => cells[field] !== undefined) ? [column.index] : [],
  );
}

function written(field: Field | undefined, value: SourceCell | null): Pick<CellEdit, 'value' | 'code'> {
  const typed = value === null || typeof value === 'number' ? value : cellText(value);
  return { value: typed, ...(field?.type === 'text' && { code: true }) };
}

type ChoiceField = Field & FieldType & { readonly type: 'choice' };

/** Puts a choice that was made by its code (as mapping a word does) into the words that the column is written in. */
function wordsFinder(
  source: ReportSource,
  { run, file, kind }: Omit<ChangedFile, 'sheets'>,
  edits: readonly EditedCell[],
  t: Translate,
) {
  const known = new Map<string, readonly string[]>();
  const textsOf = (sheet: string, field: string) => {
    const edited = edits.filter((edit) => edit.sheet === sheet && edit.field === field);
    const texts = [...source.texts(run, file, sheet, field), ...edited.map(({ original }) => cellText(original))];
    return texts.filter((text) => text !== '');
  };
  return ({ sheet, field: key, value }: EditedCell): SourceCell | null => {
    const field = kind.fields[key];
    if (field?.type !== 'choice') return value;
    const choice = field.choices.find(({ code }) => code === cellText(value));
    if (choice === undefined) return value;
    const place = JSON.stringify([sheet, key]);
    const texts = known.get(place) ?? textsOf(sheet, key);
    known.set(place, texts);
    return choiceWords(field, choice, texts, t.lang);
  };
}

/**
 * The writing of a choice that the column has elsewhere; else its code where the column holds nothing but codes, or its
 * label in the language the column is written in.
 *
 * @param texts of the column, the most frequent first
 */
export function choiceWords(field: ChoiceField, choice: Choice, texts: readonly string[], lang: 'zh' | 'en'): string {
  const means = (text: string) => {
    const parsed = parseCell(field, text, { today: '' });
    return parsed.type === 'value' && parsed.value === choice.code;
  };
  const { zh, en } = choice.label;
  const codes = new Set(field.choices.map(({ code }) => code));
  if (texts.length > 0 && texts.every((text) => codes.has(text))) return choice.code;
  const chinese = texts.length === 0 ? lang === 'zh' : texts.some((text) => /\p{Script=Han}/u.test(text));
  return [...texts, ...(chinese ? [zh, en] : [en, zh])].find(means) ?? choice.code;
}
