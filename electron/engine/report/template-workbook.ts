import { type Cell, type CellStyle, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { insteadOf } from '#shared/sheets/field.ts';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import { needWords, typeWords } from './field-words.ts';
import { displayWidth } from './ooxml/cell-text.ts';
import { type IfTaken, type Written, writeWhole } from './report-file.ts';
import {
  exampleValue,
  FONT,
  fitsRule,
  headerStyle,
  TEMPLATE_ROWS,
  type TemplateColumn,
  templateColumns,
  validation,
} from './template-columns.ts';

/** Document property by which a template is known; its value is `<kind>/<version>`. */
const TEMPLATE_PROPERTY = 'DockhandTemplate';
const VERSION = 1;

export interface TemplateInput {
  readonly kind: SheetKind;
  readonly lang: Language;
  /** Path of the template; `.xlsx`. */
  readonly out: string;
  readonly ifTaken?: IfTaken;
  /** Rows that are filled in already, by the keys of fields. */
  readonly rows?: readonly Readonly<Record<string, string>>[];
}

/**
 * An empty workbook to fill in for one kind: headers with notes, dropdowns and formats on the first sheet; an example
 * and an explanation of every field behind it, which are not imported.
 */
export async function writeTemplate({ kind, lang, out, ifTaken, rows = [] }: TemplateInput): Promise<Written> {
  const t = translator(lang);
  const columns = templateColumns(kind, t);
  const long = columns.filter(({ offers }) => offers.length > 0 && !fitsRule(offers));
  const sheets = [
    mainSheet(columns, long, rows, t),
    exampleSheet(columns, t),
    fieldGuide(kind, columns, t),
    ...(long.length > 0 ? [listSheet(long, t)] : []),
  ];
  const title = t('report:template.title', { kind: kind.label[lang] });
  const properties = { title, custom: { [TEMPLATE_PROPERTY]: `${kind.id}/${VERSION}` } };
  const bytes = await writeXlsx({ sheets, properties, defaultFont: FONT });
  return { path: await writeWhole(out, bytes, ifTaken), notes: [] };
}

function mainSheet(
  columns: readonly TemplateColumn[],
  long: readonly TemplateColumn[],
  rows: NonNullable<TemplateInput['rows']>,
  t: Translate,
): WriteSheet {
  const filled = rows.map((row) => columns.map(({ key }) => row[key] ?? null));
  const rules = columns.flatMap((column, at) => {
    const rule = validation(column, colToLetter(at), listRange(column, long, t), t);
    return rule === null ? [] : [rule];
  });
  return {
    ...table(columns, t('report:template.main'), filled, t),
    dataValidations: rules,
    freezePane: { rows: 1, columns: 1 },
  };
}

function exampleSheet(columns: readonly TemplateColumn[], t: Translate): WriteSheet {
  // Of two ways to say the same (an address or its code) the example shows one.
  const instead = new Set(columns.flatMap(({ field }) => insteadOf(field.requiredWhen)));
  const hasLines = columns.some(({ field }) => field.level === 'line');
  const lines = (hasLines ? [0, 1] : [0]).map((line) =>
    columns.map((column) => (instead.has(column.key) ? null : exampleValue(column, line, t))),
  );
  return { ...table(columns, t('report:template.example'), lines, t), freezePane: { rows: 1, columns: 1 } };
}

function table(columns: readonly TemplateColumn[], name: string, lines: WriteSheet['rows'], t: Translate): WriteSheet {
  const cells = new Map<string, Partial<Cell>>(
    columns.map(({ need, note }, at) => [
      `0,${at}`,
      { style: headerStyle(need), comment: { author: t('report:errors.noteTitle'), text: note } },
    ]),
  );
  return {
    name,
    columns: columns.map(({ width, format }) => ({ width, ...(format === 'General' ? {} : { numFmt: format }) })),
    rows: [columns.map(({ header }) => header), ...(lines ?? [])],
    rowDefs: new Map([[0, { height: 36 }]]),
    cells,
  };
}

function listRange(column: TemplateColumn, long: readonly TemplateColumn[], t: Translate): string {
  const letter = colToLetter(Math.max(0, long.indexOf(column)));
  return `'${t('report:template.lists')}'!$${letter}$1:$${letter}$${column.offers.length}`;
}

/** The lists that are too long for a rule, one per column, without headers: nothing on this sheet is to be imported. */
function listSheet(long: readonly TemplateColumn[], t: Translate): WriteSheet {
  const height = Math.min(TEMPLATE_ROWS, Math.max(...long.map(({ offers }) => offers.length)));
  const rows = Array.from({ length: height }, (_, row) => long.map(({ offers }) => offers[row] ?? null));
  return { name: t('report:template.lists'), rows, hidden: true };
}

const GUIDE_WIDTHS = [24, 26, 18, 36, 46, 40, 24, 22];
const GUIDE_HEADERS = ['field', 'required', 'level', 'limit', 'hint', 'choices', 'sample', 'key'] as const;
/** Rows above the guide's table: title, how to fill in, blank. */
const TABLE_ROW = 3;
const LINE_HEIGHT = 16;

/** The sheet that explains every column of a template. */
function fieldGuide(kind: SheetKind, columns: readonly TemplateColumn[], t: Translate): WriteSheet {
  const lineLabel = kind.lineLabel[t.lang];
  const texts = columns.map(({ key, field, header, need, offers }) => [
    header,
    need === 'sometimes' ? needWords(field, kind.fields, t) : t(`report:template.${need}`),
    field.level === 'order' ? t('report:template.order') : lineLabel,
    typeWords(field, t),
    field.hint?.[t.lang] ?? '',
    offers.join(t.lang === 'zh' ? '、' : ', '),
    field.example,
    key,
  ]);
  const cells = new Map<string, Partial<Cell>>();
  cells.set('0,0', { style: { font: { ...FONT, bold: true, size: 16 } } });
  cells.set('1,0', { style: TEXT });
  GUIDE_HEADERS.forEach((_, at) => {
    cells.set(`${TABLE_ROW},${at}`, { style: headerStyle('no') });
  });
  columns.forEach(({ need }, row) => {
    GUIDE_HEADERS.forEach((_, at) => {
      cells.set(`${TABLE_ROW + 1 + row},${at}`, { style: at === 0 ? nameStyle(need) : TEXT });
    });
  });
  const heights = texts.map(
    (row) => LINE_HEIGHT * Math.max(...row.map((text, at) => linesOf(text, GUIDE_WIDTHS[at] ?? 20))),
  );
  const last = GUIDE_HEADERS.length - 1;
  return {
    name: t('report:template.fields'),
    columns: GUIDE_WIDTHS.map((width) => ({ width })),
    rows: [
      [t('report:template.title', { kind: kind.label[t.lang] })],
      [t('report:template.how', { line: lineLabel })],
      [],
      GUIDE_HEADERS.map((key) => t(`report:template.${key}`)),
      ...texts,
    ],
    cells,
    merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: last })),
    rowDefs: new Map([
      [0, { height: 28 }],
      [1, { height: 40 }],
      [TABLE_ROW, { height: 22 }],
      ...heights.map((height, row): [number, { height: number }] => [TABLE_ROW + 1 + row, { height: height + 4 }]),
    ]),
    freezePane: { rows: TABLE_ROW + 1 },
    view: { showGridLines: false },
  };
}

const LINE = { style: 'thin', color: { rgb: 'D9D9D9' } } as const;
const TEXT: CellStyle = { alignment: { vertical: 'center', wrapText: true }, border: { bottom: LINE }, numFmt: '@' };

function nameStyle(need: TemplateColumn['need']): CellStyle {
  const color = { yes: 'C00000', sometimes: 'C55A11', no: '404040' }[need];
  return { ...TEXT, font: { ...FONT, bold: true, color: { rgb: color } } };
}

function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(displayWidth(text) / width));
}
