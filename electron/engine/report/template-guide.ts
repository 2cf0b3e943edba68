import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Translate } from '#shared/text/index.ts';
import { needWords, typeWords } from './field-words.ts';
import { displayWidth } from './ooxml/cell-text.ts';
import { FONT, headerStyle, type TemplateColumn } from './template-columns.ts';

const WIDTHS = [24, 26, 18, 36, 46, 40, 24, 22];
const HEADERS = ['field', 'required', 'level', 'limit', 'hint', 'choices', 'sample', 'key'] as const;
/** Rows above the table: title, how to fill in, blank. */
const TABLE_ROW = 3;
const LINE_HEIGHT = 16;

/** The sheet that explains every column of a template. */
export function fieldGuide(kind: SheetKind, columns: readonly TemplateColumn[], t: Translate): WriteSheet {
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
  HEADERS.forEach((_, at) => {
    cells.set(`${TABLE_ROW},${at}`, { style: headerStyle('no') });
  });
  columns.forEach(({ need }, row) => {
    HEADERS.forEach((_, at) => {
      cells.set(`${TABLE_ROW + 1 + row},${at}`, { style: at === 0 ? nameStyle(need) : TEXT });
    });
  });
  const heights = texts.map((row) => LINE_HEIGHT * Math.max(...row.map((text, at) => linesOf(text, WIDTHS[at] ?? 20))));
  const last = HEADERS.length - 1;
  return {
    name: t('report:template.fields'),
    columns: WIDTHS.map((width) => ({ width })),
    rows: [
      [t('report:template.title', { kind: kind.label[t.lang] })],
      [t('report:template.how', { line: lineLabel })],
      [],
      HEADERS.map((key) => t(`report:template.${key}`)),
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
