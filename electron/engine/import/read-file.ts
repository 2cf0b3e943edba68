import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import { refuse } from '../read/read.ts';
import { isUsed, recogniseWorkbook, sheetSamples, sortRows } from '../recognise/recognise.ts';
import type { Emit } from '../worker/worker.ts';
import { checkFile, type FindAttachments } from './check-file.ts';
import type { ReadBatch, ReadResult, ReadTask } from './read-task.ts';

const SKIPPED_BATCH = 500;

/** From a kept file to checked orders, handed over in batches. Runs inside the reading worker. */
export async function readFile(
  task: ReadTask,
  kinds: readonly AnyKind[],
  findAttachments: FindAttachments,
  emit: Emit<ReadBatch>,
): Promise<ReadResult> {
  const opened = openWorkbook(task.path, task.format);
  if (!opened.ok) return opened;
  const { reader } = opened;
  const { memory, choices } = task;
  const options = { kinds, memory, choices, ...(task.kind ? { kind: task.kind } : {}) };
  const recognised = recogniseWorkbook(sheetSamples(reader), options);
  if (!recognised.some(isUsed)) return notRecognised(recognised);

  const total = reader.sheets.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let nextLine = task.firstLine;
  const { lines, skipped, sheets } = await sortRows(reader, recognised, {
    file: task.file,
    kinds,
    nextId: () => nextLine++,
    onRows: (done) => emit({ type: 'progress', stage: 'read', done, total }),
  });
  await emit({ type: 'recognised', sheets });
  for (const [kind, rows] of skipped) {
    for (let from = 0; from < rows.length; from += SKIPPED_BATCH) {
      await emit({ type: 'skipped', kind, rows: rows.slice(from, from + SKIPPED_BATCH) });
    }
  }
  for (const kind of kinds) {
    const context = task.contexts[kind.id];
    const ofKind = lines.get(kind.id);
    if (context && ofKind) await checkFile({ kind, lines: ofKind, context, findAttachments }, emit);
  }
  return { ok: true, lines: nextLine - task.firstLine, sheets };
}

/** Says which kinds the most promising sheet resembles, and what it lacks to be the first of them. */
function notRecognised(sheets: readonly SheetRecognition[]): ReadResult {
  const ranked = sheets.flatMap(({ sheet, resembles: [best, ...others] }) =>
    best ? [{ sheet, ...best, others: others.map(({ kind }) => kind).join(',') }] : [],
  );
  const best = ranked.toSorted((a, b) => b.score - a.score)[0];
  if (!best) return { ...refuse('unknownKind'), sheets };
  const params = { sheet: best.sheet, kind: best.kind, missing: best.missing.join(','), others: best.others };
  // With all its columns there it is another kind than the one that was named, or might be several.
  return { ...refuse(best.missing.length > 0 ? 'resembles' : 'resemblesFully', params), sheets };
}
