import type { SkuItemProblem } from '#shared/contract/sku-items.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { skuItemSheet } from '#shared/kinds/sku-items.ts';
import type { Problem } from '#shared/problem.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { parseCell } from '../check/check.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import { type FileFormat, type Refusal, refuse } from '../read/read.ts';
import { isUsed, recogniseWorkbook, sheetSamples, sortRows } from '../recognise/recognise.ts';
import type { SkuItem } from '../store/store.ts';

/** A file that the gate has admitted. */
export interface SkuSheetTask {
  readonly path: string;
  readonly format: FileFormat;
}

export interface ReadSkuItems {
  readonly ok: true;
  /** One per SKU. */
  readonly items: readonly SkuItem[];
  readonly problems: readonly SkuItemProblem[];
}

const kind: SheetKind = skuItemSheet;

/** Reads the SKU → item id rows of every sheet that has both columns. Belongs in the worker. */
export async function readSkuSheet({ path, format }: SkuSheetTask): Promise<ReadSkuItems | Refusal> {
  const opened = openWorkbook(path, format);
  if (!opened.ok) return opened;
  const { reader } = opened;
  const recognised = recogniseWorkbook(sheetSamples(reader), { kinds: [kind], kind: kind.id, memory: [], choices: [] });
  const usable = recognised.map((sheet) => (sheet.missing.length > 0 ? { ...sheet, use: 'ignored' as const } : sheet));
  if (!usable.some(isUsed)) return refuse('notSkuTable');
  let id = 0;
  const { lines } = await sortRows(reader, usable, {
    file: 0,
    kinds: [kind],
    nextId: () => ++id,
    onRows: async () => undefined,
  });
  return { ok: true, ...collect((lines.get(kind.id) ?? []).map(readLine)) };
}

interface ReadLine {
  readonly line: Line;
  readonly sku: string | undefined;
  readonly itemId: string | undefined;
  readonly problems: readonly SkuItemProblem[];
}

function readLine(line: Line): ReadLine {
  const problems: SkuItemProblem[] = [];
  const read = (name: string, field: Field) => {
    const parsed = parseCell(field, line.cells[name], { today: '' });
    if (parsed.type === 'value') return String(parsed.value);
    const found: Pick<Problem, 'code' | 'params'>[] =
      parsed.type === 'wrong' ? [...parsed.problems] : [{ code: 'value.required', params: {} }];
    problems.push(...found.map(({ code, params }) => placed(line, name, code, params)));
    return undefined;
  };
  return {
    line,
    sku: read('sku', skuItemSheet.fields.sku),
    itemId: read('item_id', skuItemSheet.fields.item_id),
    problems,
  };
}

/** A SKU that stands for two ids stands for none. */
function collect(rows: readonly ReadLine[]): Omit<ReadSkuItems, 'ok'> {
  const problems = rows.flatMap((row) => row.problems);
  const bySku = new Map<string, { readonly itemIds: Set<string>; readonly lines: Line[] }>();
  for (const { line, sku, itemId } of rows) {
    if (sku === undefined || itemId === undefined) continue;
    const known = bySku.get(sku) ?? { itemIds: new Set(), lines: [] };
    known.itemIds.add(itemId);
    known.lines.push(line);
    bySku.set(sku, known);
  }
  const items: SkuItem[] = [];
  for (const [sku, { itemIds, lines }] of bySku) {
    const [itemId = '', ...others] = itemIds;
    if (others.length === 0) items.push({ sku, itemId });
    else {
      const params = { sku, itemIds: [...itemIds].join(', ') };
      problems.push(...lines.map((line) => placed(line, 'sku', 'sku.twice', params)));
    }
  }
  return { items, problems };
}

function placed({ sheet, row }: Line, field: string, code: string, params: Problem['params']): SkuItemProblem {
  return { sheet, row, field, code, params: { ...params } };
}
