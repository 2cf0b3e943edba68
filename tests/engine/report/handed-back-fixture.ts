import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BookType, utils, write } from 'xlsx';
import { parseCell } from '#engine/check/check.ts';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { fields as fieldSet } from '#shared/kinds/overseas-inbound/fields.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { goodLine } from '../inbound-csv.ts';

const work = mkdtempSync(join(tmpdir(), 'handed-back-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

export const fields: FieldSet = fieldSet;
type Row = Readonly<Record<string, string | number>>;
/** Those of the good line. */
export const orderFields = Object.keys(goodLine).filter((key) => fields[key]?.level === 'order');
export const lineFields = Object.keys(goodLine).filter((key) => fields[key]?.level === 'line');

/** Name of a sheet of orders alone. */
export const ORDERS = '单据';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Rows above the header. */
  readonly title?: readonly string[];
  /** A column that means nothing here. */
  readonly extra?: string;
  readonly lang?: 'zh' | 'en';
}

let books = 0;
export function workbook(sheets: readonly Sheet[], type: BookType | 'csv' = 'xlsx'): string {
  const book = utils.book_new();
  for (const { name, columns, rows, title, extra, lang = 'zh' } of sheets) {
    const more = extra === undefined ? [] : [extra];
    const header = [...columns.map((key) => fields[key]?.label[lang] ?? key), ...more];
    const cells = rows.map((row) => [...columns.map((key) => row[key] ?? null), ...more.map(() => 'x')]);
    const sheet = utils.aoa_to_sheet([...(title ? [[...title], []] : []), header, ...cells]);
    utils.book_append_sheet(book, sheet, name);
  }
  books += 1;
  mkdirSync(join(work, `${books}`));
  const path = join(work, `${books}`, `orders.${type === 'biff8' ? 'xls' : type}`);
  writeFileSync(path, write(book, { type: 'buffer', bookType: type }));
  return path;
}

/** What every order and line says, and what is wrong with it, by the rows of the file. */
export async function stateOf(engine: Engine, run: string) {
  const { items: lines } = await engine.call('lines.window', { run, limit: 1000 });
  const { items: orders } = await engine.call('orders.window', { run, limit: 1000 });
  const { items: problems } = await engine.call('problems.window', { run, limit: 1000 });
  const bodies = await Promise.all(
    orders.map(async ({ id, key, state }) => {
      const { body, attachments } = await engine.call('orders.get', { order: id });
      return { key, state, body, attachments };
    }),
  );
  const value = (key: string, text: string) => {
    const field = fields[key];
    const parsed = field && parseCell(field, text, { today: '2026-01-01' });
    return parsed?.type === 'value' ? parsed.value : text;
  };
  return {
    // An order that got another number stands behind the others until the file is read again.
    bodies: bodies.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    lines: lines.map(({ sheet, row, cells }) => [
      sheet,
      row,
      Object.entries(cells)
        // A line's field means nothing on the line of an order.
        .filter(([key, { text }]) => text !== '' && (sheet !== ORDERS || fields[key]?.level === 'order'))
        .map(([key, { text }]) => [key, value(key, text)])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ]),
    problems: problems.map(({ code, severity, row, field }) => [row, field, code, severity].join(' ')).sort(),
  };
}

export async function report(
  engine: Engine,
  run: Run,
  format: 'xlsx' | 'csv' = 'xlsx',
  lang: 'zh' | 'en' = 'zh',
): Promise<string> {
  const out = join(work, `${books}`, `report-${lang}.${format}`);
  mkdirSync(join(work, `${books}`), { recursive: true });
  const { files } = await engine.call('reports.write', { run: run.id, type: 'errors', format, out, lang });
  return files[0]?.path ?? '';
}

export async function edit(engine: Engine, run: Run, row: number, field: string, value: string): Promise<void> {
  const { items } = await engine.call('lines.window', { run: run.id, limit: 1000 });
  const line = items.find((item) => item.row === row)?.id ?? 0;
  await engine.call('edits.apply', { run: run.id, cells: [{ line, field, value }], wholeOrders: true });
}

export const all = [...orderFields, ...lineFields];
export const without = (...left: string[]) => all.filter((key) => !left.includes(key));
