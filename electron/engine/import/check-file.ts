import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { ResolvedAttachments } from '../attachments/attachments.ts';
import {
  type CheckContext,
  cellReader,
  checkGroup,
  checkLines,
  groupLines,
  keysAbove,
  type OrderGroup,
} from '../check/check.ts';
import type { Emit } from '../worker/serve-task.ts';
import type { ReadBatch, ReadOrder } from './read-task.ts';

/** Finds the files that go with an order. */
export type FindAttachments = (kind: AnyKind, group: OrderGroup, context: CheckContext) => Promise<ResolvedAttachments>;

export interface FileToCheck {
  readonly kind: AnyKind;
  /** All lines of the kind in one file, in reading order. */
  readonly lines: readonly Line[];
  readonly context: CheckContext;
  readonly findAttachments: FindAttachments;
}

/** Lines that are stored at once: small enough for the engine to answer other calls in between. */
const BATCH_LINES = 200;

/** Checks a file's lines of one kind and hands orders and lines over in batches. Every line is handed over once. */
export async function checkFile(
  { kind, lines, context, findAttachments }: FileToCheck,
  emit: Emit<ReadBatch>,
): Promise<void> {
  const { groups, loose } = groupLines(kind, lines, context.files);
  const reader = cellReader(kind, context);
  let batch: ReadOrder[] = [];
  let size = 0;
  let done = 0;
  const flush = async () => {
    if (batch.length > 0) await emit({ type: 'orders', kind: kind.id, orders: batch });
    await emit({ type: 'progress', stage: 'check', done, total: lines.length });
    batch = [];
    size = 0;
  };

  for (const [index, group] of groups.entries()) {
    const { attachments, problems: ofFiles } = await findAttachments(kind, group, context);
    const checked = checkGroup({ kind, group, context, reader, attachments });
    const problems = [...checked.problems, ...ofFiles];
    const whole = { index, key: group.key, attachments, ready: !problems.some(isError) };
    for (let from = 0; from < group.lines.length; from += BATCH_LINES) {
      const part = group.lines.slice(from, from + BATCH_LINES);
      const last = from + BATCH_LINES >= group.lines.length;
      batch.push({ ...whole, lines: part, problems: last ? problems : [] });
      size += part.length;
      done += part.length;
      if (size >= BATCH_LINES) await flush();
    }
  }
  await flush();
  for (let from = 0; from < loose.length; from += BATCH_LINES) {
    const part = loose.slice(from, from + BATCH_LINES);
    const checked = checkLines({ kind, lines: part, context, above: keysAbove(kind, lines) });
    const problems = checked.loose.flatMap((line) => line.problems);
    await emit({ type: 'loose', kind: kind.id, lines: part, problems });
  }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
