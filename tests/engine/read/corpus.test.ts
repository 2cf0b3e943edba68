import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as hucre from 'hucre';
import { expect, onTestFinished, test } from 'vitest';
import { gateFile } from '#engine/read/gate.ts';
import type { Refusal } from '#engine/read/refusal.ts';
import type { SheetInfo } from '#engine/read/workbook-reader.ts';
import { runInWorker } from '#engine/worker/worker.ts';
import { bundled } from '../../bundled-script.ts';
import { patience } from '../../patience.ts';
import type { SheetBatch } from './read-worker.ts';

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

/** What each file must end in when it is not rows, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  'OOM_alloc3.xls': 'unreadable',
  'issue252.xlsx': 'sizeMismatch',
  'issue_594_dos.ods': 'tooManyCells',
  'missing-bits.xlsx': 'notWorkbook',
  'pass_protected.ods': 'encrypted',
  'pass_protected.xlsb': 'encrypted',
  'pass_protected.xlsx': 'encrypted',
};

/** Where the second reader differs and, looked at one by one, is wrong: it reads charts' cached values as cells. */
const SECOND_READER_WRONG = new Set([
  'OOM_alloc.xls',
  'any_sheets.xls',
  'any_sheets.xlsb',
  'empty_shared_string_value.xlsx',
  'issue_419.xlsx',
  'issue_419.xlsb',
  'xls_cross_sheet_chart.xls',
]);

type Outcome = string | Counts;
/** Rows and cells with values of their own, by sheet; empty sheets left out. */
type Counts = Readonly<Record<string, readonly [rows: number, cells: number]>>;

async function read(path: string, worker: URL): Promise<Outcome> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated.code;
  const counts: Record<string, [number, number]> = {};
  const outcome = await runInWorker<SheetBatch, Refusal | { ok: true; sheets: readonly SheetInfo[] }>(
    worker,
    { path, format: gated.format },
    {
      timeoutMs: patience.timeout,
      memoryMb: 512,
      onBatch: ({ sheet, rows }) => {
        const own = rows.map(({ cells }) => cells.filter((cell) => cell !== null && !isFilled(cell)).length);
        const [oldRows, oldCells] = counts[sheet.name] ?? [0, 0];
        const filled = own.filter((cells) => cells > 0);
        counts[sheet.name] = [oldRows + filled.length, oldCells + filled.reduce((sum, cells) => sum + cells, 0)];
      },
    },
  );
  if (outcome.type === 'out-of-memory') return 'outOfMemory';
  if (outcome.type !== 'done') return `${outcome.type}!`;
  return outcome.value.ok ? counts : outcome.value.code;
}

const isFilled = (cell: unknown) => typeof cell === 'object' && cell !== null && 'mergedFrom' in cell;

async function readSecond(path: string): Promise<Counts | null> {
  const book = await hucre.read(readFileSync(path)).catch(() => null);
  if (!book) return null;
  const counts = book.sheets.map(({ name, rows }) => {
    const own = rows.map((cells) => cells.filter((cell) => cell !== null && String(cell).trim() !== '').length);
    const filled = own.filter((cells) => cells > 0);
    return [name, [filled.length, filled.reduce((sum, cells) => sum + cells, 0)] as const] as const;
  });
  return Object.fromEntries(counts.filter(([, [rows]]) => rows > 0));
}

async function inPairs<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all([lane(), lane()]);
}

// Hundreds of workbooks, each read twice: a busy machine needs longer for them than any test may take to hang.
test.skipIf(!existsSync(CORPUS))(
  'every odd workbook ends in rows or in one refusal, and no row is missing',
  { timeout: 15 * 60_000 },
  async () => {
    const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(xlsx|xlsm|xlsb|xls|ods|csv)$/.test(name),
    );
    const { script, remove } = await bundled(fileURLToPath(new URL('./read-worker.ts', import.meta.url)));
    onTestFinished(remove);
    const worker = pathToFileURL(script);
    const refused: Record<string, string> = {};
    const disagreeing: string[] = [];
    let compared = 0;
    await inPairs(files, async (file) => {
      const name = file.split(/[\\/]/).at(-1) ?? file;
      const outcome = await read(join(CORPUS, file), worker);
      if (typeof outcome === 'string') {
        refused[name] = outcome;
        return;
      }
      const second = file.endsWith('.csv') ? null : await readSecond(join(CORPUS, file));
      if (!second) return;
      compared++;
      const ours = Object.fromEntries(Object.entries(outcome).filter(([, [rows]]) => rows > 0));
      if (JSON.stringify(ours) !== JSON.stringify(second)) disagreeing.push(name);
    });
    const read_ = files.length - Object.keys(refused).length;
    console.log(
      `corpus: ${files.length} files, ${read_} read, ${Object.keys(refused).length} refused, ${compared} compared`,
    );
    expect(refused).toEqual(REFUSED);
    expect(disagreeing.filter((name) => !SECOND_READER_WRONG.has(name))).toEqual([]);
  },
);

test.runIf(!existsSync(CORPUS))('the corpus is not here: skipped', () => {
  console.log(`skipped: no folder ${CORPUS}`);
});
