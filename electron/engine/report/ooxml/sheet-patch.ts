import { utils } from 'xlsx';
import { address, type CellWrite, cellXml, columnOf } from './cell-xml.ts';
import { ColumnPatch, type ColumnWidth } from './column-patch.ts';
import { MergePatch } from './merge-patch.ts';
import { CannotPatch } from './package.ts';
import { rootPrefix, type Splice, type StartTag, splice, walk, withAttributes } from './xml.ts';

export interface CellPatch {
  /** The new format, made from the one the cell has (or would have, from its row or column). */
  readonly style: (base: number) => number;
  /** Absent: the cell keeps what it holds. */
  readonly write?: CellWrite;
}

export interface SheetPatch {
  /** Row (from 1) → column (from 0) → what changes there. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, CellPatch>>;
  readonly widths: readonly ColumnWidth[];
  /** Merged ranges to take apart. */
  readonly unmerge: ReadonlySet<string>;
  /** Formats to exchange wherever a cell without a patch uses them. */
  readonly restyle: ReadonlyMap<number, number>;
  /** The reference to the notes' shapes for sheets that have none, without `<` and prefix. */
  readonly legacyDrawing: string | null;
}

/** Elements of a worksheet that come before the reference to the notes' shapes, as the schema orders them. */
const BEFORE_LEGACY_DRAWING = new Set(
  `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
   autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
   hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
   ignoredErrors smartTags drawing`.split(/\s+/),
);

/** Changes a worksheet part in place: every byte outside the changed tags stays as it was. */
export function patchSheet(xml: string, patch: SheetPatch): string {
  const p = rootPrefix(xml);
  const splices: Splice[] = [];
  const columns = new ColumnPatch(p, patch.widths);
  const merges = new MergePatch(patch.unmerge);
  const pendingRows = [...patch.cells.keys()].sort((a, b) => a - b);
  let row = { number: 0, style: undefined as number | undefined };
  let pendingCells: number[] = [];
  let column = -1;
  let cell: { start: number; change: CellPatch; reference: string; base: number } | undefined;
  let drawingAt = -1;
  let hasDrawing = false;
  let sawData = false;

  const change = (at: number) => patch.cells.get(row.number)?.get(at);
  const newCell = (at: number) => {
    const made = change(at);
    if (made === undefined) return '';
    const style = made.style(row.style ?? columns.styleOf(at));
    return cellXml(p, address(row.number, at), style, made.write ?? { type: 'blank' });
  };
  const takeCells = (before: number) => {
    const due = pendingCells.filter((at) => at < before);
    pendingCells = pendingCells.filter((at) => at >= before);
    return due.map(newCell).join('');
  };
  const openRow = (number: number, style?: number) => {
    row = { number, style };
    column = -1;
    pendingCells = [...(patch.cells.get(number)?.keys() ?? [])].sort((a, b) => a - b);
  };
  const newRows = (before: number) => {
    let text = '';
    while (pendingRows[0] !== undefined && pendingRows[0] < before) {
      openRow(pendingRows.shift() ?? 0);
      text += `<${p}row r="${row.number}">${takeCells(Number.POSITIVE_INFINITY)}</${p}row>`;
    }
    return text;
  };
  const insert = (at: number, text: string) => {
    if (text !== '') splices.push({ start: at, end: at, text });
  };

  const onRow = ({ attributes, start, end }: StartTag) => {
    const number = Number(attributes.r ?? row.number + 1);
    if (number <= row.number) throw new CannotPatch('rows out of order');
    insert(start, newRows(number));
    openRow(number, ['1', 'true'].includes(attributes.customFormat ?? '') ? Number(attributes.s ?? 0) : undefined);
    if (pendingRows[0] !== number) return;
    pendingRows.shift();
    const closed = xml[end - 2] === '/';
    const tag = withAttributes(xml.slice(start, end), { spans: null });
    const text = closed ? `${tag.replace(/\s*\/>$/, '>')}${takeCells(Number.POSITIVE_INFINITY)}</${p}row>` : tag;
    splices.push({ start, end, text });
  };
  const onCell = ({ attributes, start, end }: StartTag) => {
    const next = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
    if (next <= column) throw new CannotPatch('cells out of order');
    column = next;
    const base = Number(attributes.s ?? 0);
    if (pendingCells.length > 0) insert(start, takeCells(column));
    const made = change(column);
    if (made === undefined) {
      const style = patch.restyle.get(base);
      if (style !== undefined) splices.push({ start, end, text: withAttributes(xml.slice(start, end), { s: style }) });
      return;
    }
    pendingCells = pendingCells.filter((at) => at !== column);
    if (made.write !== undefined) cell = { start, change: made, reference: address(row.number, column), base };
    else splices.push({ start, end, text: withAttributes(xml.slice(start, end), { s: made.style(base) }) });
  };

  walk(xml, {
    open: (tag) => {
      if (tag.depth === 3 && tag.name === 'c') return onCell(tag);
      if (tag.depth === 2 && tag.name === 'row') return onRow(tag);
      if (tag.depth > 2) return;
      columns.open(tag);
      merges.open(tag);
      if (tag.name === 'dimension') splices.push({ start: tag.start, end: tag.end, text: dimension(xml, tag, patch) });
      if (tag.name === 'legacyDrawing' && tag.depth === 1) hasDrawing = true;
      if (tag.name !== 'sheetData') return;
      sawData = true;
      splices.push(...columns.splices(xml, tag.start));
      if (xml[tag.end - 2] === '/') {
        splices.push({
          start: tag.start,
          end: tag.end,
          text: `<${p}sheetData>${newRows(Number.POSITIVE_INFINITY)}</${p}sheetData>`,
        });
      }
    },
    close: (name, depth, start, end) => {
      if (depth === 3 && name === 'c' && cell !== undefined && cell.change.write !== undefined) {
        const text = cellXml(p, cell.reference, cell.change.style(cell.base), cell.change.write);
        splices.push({ start: cell.start, end, text });
        cell = undefined;
      } else if (depth === 2 && name === 'row') insert(start, takeCells(Number.POSITIVE_INFINITY));
      else if (depth === 1) {
        if (name === 'sheetData') insert(start, newRows(Number.POSITIVE_INFINITY));
        merges.close(name, end);
        if (BEFORE_LEGACY_DRAWING.has(name)) drawingAt = end;
      }
    },
  });
  if (!sawData) throw new CannotPatch('no sheet data');
  splices.push(...merges.splices(xml));
  if (patch.legacyDrawing !== null && !hasDrawing) insert(drawingAt, `<${p}${patch.legacyDrawing}`);
  return splice(xml, splices);
}

function dimension(xml: string, { attributes, start, end }: StartTag, patch: SheetPatch): string {
  const range = utils.decode_range(attributes.ref ?? 'A1');
  for (const [row, cells] of patch.cells) {
    range.e.r = Math.max(range.e.r, row - 1);
    for (const column of cells.keys()) range.e.c = Math.max(range.e.c, column);
  }
  return withAttributes(xml.slice(start, end), { ref: utils.encode_range(range) });
}
