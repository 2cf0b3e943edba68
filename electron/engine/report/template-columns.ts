import type { CellStyle, CellValue, DataValidation } from 'hucre/xlsx';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Field, FieldSet } from '#shared/sheets/field.ts';
import type { Translate } from '#shared/text/index.ts';
import { type Need, needOf, needWords, offers, typeWords } from './field-words.ts';
import { displayWidth, toSerial } from './ooxml/cell-text.ts';

export interface TemplateColumn {
  readonly key: string;
  readonly field: Field;
  readonly header: string;
  readonly need: Need;
  /** In characters. */
  readonly width: number;
  readonly format: string;
  readonly note: string;
  readonly offers: readonly string[];
}

/** A template's columns in the kind's own order, order fields and line fields side by side. */
export function templateColumns(kind: SheetKind, t: Translate): readonly TemplateColumn[] {
  const asked = Object.entries(kind.fields).filter(([, field]) => !field.unasked);
  return asked.map(([key, field]) => {
    const need = needOf(field);
    const unit = field.unit === undefined ? '' : `(${field.unit})`;
    const header = `${field.label[t.lang]}${unit}${need === 'yes' ? '*' : ''}`;
    const format = formatOf(field);
    const list = offers(field, t);
    const longest = Math.max(
      displayWidth(header),
      displayWidth(field.example),
      format.startsWith('y') ? format.length : 0,
      ...list.map(displayWidth),
    );
    return {
      key,
      field,
      header,
      need,
      width: Math.min(36, Math.max(11, longest + 3)),
      format,
      note: noteOf(field, kind.fields, need, t),
      offers: list,
    };
  });
}

/** Ids stay text, so that no digit and no leading zero is lost. */
function formatOf({ type }: Field): string {
  switch (type) {
    case 'integer':
      return '0';
    case 'decimal':
      return 'General';
    case 'date':
      return 'yyyy-mm-dd';
    case 'datetime':
    case 'unix-seconds':
      return 'yyyy-mm-dd hh:mm:ss';
    default:
      return '@';
  }
}

function noteOf(field: Field, fields: FieldSet, need: Need, t: Translate): string {
  const lines = [
    need === 'sometimes' ? needWords(field, fields, t) : t(`report:template.${need}`),
    typeWords(field, t),
    field.hint?.[t.lang] ?? '',
    field.example === '' ? '' : `${t('report:template.sample')}: ${field.example}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * The example as the cell a person would fill: numbers and dates as such. Files are left out: there are none to find.
 *
 * @param line from 0; codes of later lines count on from the example (box 01, box 02)
 */
export function exampleValue({ field }: TemplateColumn, line: number, t: Translate): CellValue {
  const example = (line > 0 && field.secondExample) || field.example;
  switch (field.type) {
    case 'text':
      return field.level === 'line' && field.free !== true ? countOn(example, line) : example;
    case 'integer':
    case 'decimal':
      return example === '' ? null : Number(example);
    case 'date':
    case 'datetime':
      return toSerial(example.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), false) ?? example;
    case 'unix-seconds':
      return unixExample(example);
    case 'boolean':
    case 'choice':
      return offerFor(field, example, t);
    case 'files':
      return null;
    default:
      return example;
  }
}

/** `SKU-A000` → `SKU-A001`; the length stays. */
function countOn(example: string, line: number): string {
  return example.replace(/(\d{1,9})$/, (digits) =>
    String(Number(digits) + line)
      .padStart(digits.length, '0')
      .slice(-digits.length),
  );
}

/** Seconds as the wall time of Beijing (GMT+8), which is how such cells are read. */
function unixExample(example: string): CellValue {
  if (!/^\d{9,10}$/.test(example)) return toSerial(example, false) ?? example;
  const wall = new Date((Number(example) + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return toSerial(wall, false);
}

function offerFor(field: Field, example: string, t: Translate): string {
  if (field.type === 'boolean')
    return /^(1|true|yes|y|\p{Script=Han})$/iu.test(example) && !isNo(example)
      ? t('report:value.yes')
      : t('report:value.no');
  if (field.type !== 'choice') return example;
  const choice = field.choices.find(({ code, label }) => [code, label.zh, label.en].includes(example));
  return choice?.label[t.lang] ?? example;
}

function isNo(example: string): boolean {
  return ['0', 'false', 'no', 'n'].includes(example.toLowerCase());
}

/** Stands on every Windows with Chinese; others put their own in its place. */
export const FONT = { name: 'Microsoft YaHei', size: 10 } as const;

const FILL: Readonly<Record<Need, string>> = { yes: 'C00000', sometimes: 'E67E22', no: '7F7F7F' };

export function headerStyle(need: Need): CellStyle {
  const side = { style: 'thin', color: { rgb: 'FFFFFF' } } as const;
  return {
    font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: FILL[need] } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border: { left: side, right: side },
    numFmt: '@',
  };
}

/** Rows of a template that carry dropdowns and checks. */
export const TEMPLATE_ROWS = 10_000;

/** Excel allows a list in the rule itself up to this many characters. */
const MAX_LIST = 255;

/**
 * What the cells of a column accept. Only a warning on other input: people paste codes and other spellings, which the
 * importer understands too.
 *
 * @param letter of the column
 * @param listRange where the list stands when it is too long for the rule itself
 */
export function validation(
  { field, offers: list }: TemplateColumn,
  letter: string,
  listRange: string,
  t: Translate,
): DataValidation | null {
  const range = `${letter}2:${letter}${TEMPLATE_ROWS}`;
  const warn = { range, allowBlank: true, showErrorMessage: true, errorStyle: 'warning' } as const;
  if (list.length > 0) {
    const isOpen = field.type === 'choice' && field.open === true;
    const message = t(isOpen ? 'report:template.pickOpen' : 'report:template.pick');
    const base = { ...warn, type: 'list', errorMessage: message, showErrorMessage: !isOpen } as const;
    return fitsRule(list) ? { ...base, values: [...list] } : { ...base, formula1: listRange };
  }
  const errorMessage = typeWords(field, t).slice(0, 220);
  if (field.type === 'integer') {
    return {
      ...warn,
      type: 'whole',
      operator: 'between',
      formula1: `${field.min}`,
      formula2: `${field.max}`,
      errorMessage,
    };
  }
  if (field.type === 'decimal')
    return {
      ...warn,
      type: 'decimal',
      operator: field.zero ? 'greaterThanOrEqual' : 'greaterThan',
      formula1: '0',
      errorMessage,
    };
  if (field.type === 'text' && field.max !== undefined) {
    return { ...warn, type: 'textLength', operator: 'lessThanOrEqual', formula1: `${field.max}`, errorMessage };
  }
  return null;
}

export function fitsRule(list: readonly string[]): boolean {
  return list.join(',').length <= MAX_LIST && list.every((value) => !/[,"]/.test(value));
}
