import { openWorkbook } from '#engine/read/open-workbook.ts';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { recogniseWorkbook } from '#engine/recognise/recognise.ts';
import { cainiaoStockIn } from '#shared/kinds/cainiao-stock-in/index.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { checkLines } from './check-lines.ts';

const path = new URL('../../../resources/samples/cainiao-stock-in.xlsx', import.meta.url).pathname;
export const kind: AnyKind = cainiaoStockIn;

/** The sample's orders, from the file as the reading worker takes them. */
export function checkSample() {
  const opened = openWorkbook(path, 'xlsx');
  if (!opened.ok) throw new Error(opened.code);
  const { reader } = opened;
  const rows = [...reader.rows(0)].flat();
  const [info] = reader.sheets;
  if (!info) throw new Error('no sheet');
  const [recognition] = recogniseWorkbook([{ info, head: rows.slice(0, 80) }], { kinds, memory: [], choices: [] });
  if (!recognition) throw new Error('not recognised');
  let id = 0;
  const builder = createLineBuilder(recognition, { kind, file: 0, nextId: () => ++id });
  const { lines } = builder.add(rows);
  const run = checkLines({ kind, lines, context: { settings: {}, today: '2026-06-01' } });
  return { recognition, lines, orders: [...run.orders], loose: run.loose };
}
