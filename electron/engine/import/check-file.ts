import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { ResolvedAttachments } from '../attachments/attachments.ts';
import { type CheckContext, cellReader, checkGroup, checkLoose, groupLines, type OrderGroup } from '../check/check.ts';
import { linePacker, type PackedLine } from '../store/store.ts';
import type { Emit } from '../worker/worker.ts';
import type { ReadBatch, ReadOrder } from './read-task.ts';

/** Finds the files that go with an order. */
export type FindAttachments = (kind: AnyKind, group: OrderGroup, context: CheckContext) => Promise<ResolvedAttachments>;

interface FileToCheck {
  readonly kind: AnyKind;
  /** All lines of the kind in one file, in reading order. */
  readonly lines: readonly Line[];
  readonly context: CheckContext;
  readonly findAttachments: FindAttachments;
}

/** Lines that are stored at once: small enough for the engine to answer other calls in between. */
const BATCH_LINES = 500;
/** Characters of their cells: what crosses to the engine at once is bounded in this too. */
const BATCH_TEXT = 2_000_000;

/** Checks a file's lines of one kind and hands orders and lines over in batches. Every line is handed over once. */
export async function checkFile(
  { kind, lines, context, findAttachments }: FileToCheck,
  emit: Emit<ReadBatch>,
): Promise<void> {
  const { groups, loose } = groupLines(kind, lines, context.files);
  const reader = cellReader(kind, context);
  const pack = linePacker();
  let batch: ReadOrder[] = [];
  let size = 0;
  let text = 0;
  let done = 0;
  const flush = async () => {
    if (batch.length > 0) await emit({ type: 'orders', kind: kind.id, orders: batch });
    await emit({ type: 'progress', stage: 'check', done, total: lines.length });
    batch = [];
    size = 0;
    text = 0;
  };

  for (const [index, group] of groups.entries()) {
    const { attachments, problems: ofFiles } = await findAttachments(kind, group, context);
    const checked = checkGroup({ kind, group, context, reader, attachments });
    const problems = [...checked.problems, ...ofFiles];
    const whole = { index, key: group.key, attachments, ready: !problems.some(isError) };
    const parts = inParts(group.lines.map(pack));
    for (const [at, part] of parts.entries()) {
      batch.push({ ...whole, lines: part, problems: at === parts.length - 1 ? problems : [] });
      size += part.length;
      text += part.reduce((sum, line) => sum + textOf(line), 0);
      done += part.length;
      if (size >= BATCH_LINES || text >= BATCH_TEXT) await flush();
    }
  }
  await flush();
  if (loose.length === 0) return;
  const held = new Set(groups.flatMap(({ below }) => below));
  const problemsOf = new Map(loose.map((at) => [at.line.id, checkLoose(kind, at, reader, held.has(at))]));
  for (const part of inParts(loose.map(({ line }) => pack(line)))) {
    const problems = part.flatMap(({ id }) => problemsOf.get(id) ?? []);
    await emit({ type: 'loose', kind: kind.id, lines: part, problems });
  }
}

/** In order, none with more lines or (but for one line alone) more text than a batch may have. */
function inParts(lines: readonly PackedLine[]): readonly (readonly PackedLine[])[] {
  const parts: PackedLine[][] = [];
  let part: PackedLine[] = [];
  let text = 0;
  for (const line of lines) {
    const more = textOf(line);
    if (part.length > 0 && (part.length >= BATCH_LINES || text + more > BATCH_TEXT)) {
      parts.push(part);
      [part, text] = [[], 0];
    }
    part.push(line);
    text += more;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function textOf({ texts, rich }: PackedLine): number {
  return texts.length + (rich?.length ?? 0);
}

const isError = ({ severity }: Problem) => severity === 'error';
