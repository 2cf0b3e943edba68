import { Failure } from '#shared/contract/failure.ts';
import { likelyColumns } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { asRead, oneLine } from './column-names.ts';
import { unused } from './map-words.ts';
import type { CommandContext } from './run-command.ts';

/**
 * Columns that are only likely are confirmed by `--yes`. It says that what was shown is right, and chooses nothing: what two
 * readings fit is answered by an option of its own.
 *
 * @throws Failure `columns.askedFor`, `columns.orderCount`
 */
export async function confirmColumns({ engine, t }: CommandContext, run: Run, yes: boolean): Promise<void> {
  const files = await engine.call('imports.recognition', { run: run.id });
  const likely = likelyColumns(files.flatMap(({ sheets }) => sheets));
  const [first] = likely;
  if (!first) return;
  const either = likely.find(({ column }) => column.maybeOfOrder);
  if (either) {
    const header = oneLine(either.column.header);
    const field = either.column.field ?? '';
    throw new Failure('columns.orderCount', {
      sheet: either.sheet,
      column: header,
      options: `--map "${header}=${field}" / --map "${header}=${unused}" --set ${field}=1`,
    });
  }
  if (yes) return void (await engine.call('imports.confirmColumns', { run: run.id }));
  throw new Failure('columns.askedFor', {
    sheet: first.sheet,
    columns: likely.map(({ column }) => asRead(column, run.kind, t)).join(', '),
  });
}
