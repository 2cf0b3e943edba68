import { Failure } from '#shared/contract/failure.ts';
import { fieldsOf, likelyColumns } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { eitherReading } from './column-answers.ts';
import { asRead, fieldLabel, oneLine } from './column-names.ts';
import { unused } from './map-words.ts';
import type { CommandContext } from './run-command.ts';

/**
 * Columns that are only likely are confirmed by `--yes`. It says that what was shown is right, and chooses nothing: what two
 * readings fit is answered by an option of its own.
 *
 * @throws Failure `columns.askedFor`, `columns.orderCount`, `columns.readElsewhere`, `columns.valueElsewhere`
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
  const elsewhere = likely.find(({ column }) => column.saidElsewhere);
  if (elsewhere) {
    const { header: text, reading = {} } = elsewhere.column;
    const [field = ''] = fieldsOf(elsewhere.column);
    const header = oneLine(text);
    if (elsewhere.column.constant) {
      const of = { sheet: elsewhere.sheet, field: fieldLabel(run.kind, field, t), value: header };
      throw new Failure('columns.valueElsewhere', { ...of, options: `--set "${field}=${header}"` });
    }
    const options = eitherReading(header, reading, findKind(run.kind)?.fields[field]?.unit);
    throw new Failure('columns.readElsewhere', { sheet: elsewhere.sheet, column: header, options });
  }
  if (yes) return void (await engine.call('imports.confirmColumns', { run: run.id }));
  throw new Failure('columns.askedFor', {
    sheet: first.sheet,
    columns: likely.map(({ column }) => asRead(column, run.kind, t)).join(', '),
  });
}
