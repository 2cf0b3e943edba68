import type { HowRead } from '#shared/contract/layouts.ts';
import { fieldsOf, type SheetChoice, type SheetRecognition } from '#shared/contract/recognition.ts';
import { plainName } from './header-name.ts';
import { columnNames, type LayoutMemory, recall } from './layout-memory.ts';

/** Who may have said how the cells of columns are read; the later go before the earlier. */
interface Answers {
  readonly memory: LayoutMemory;
  /** By a person, for the sheets of this file. */
  readonly choices: readonly SheetChoice[];
  /** By header, for all sheets. */
  readonly said: Readonly<Record<string, HowRead>> | undefined;
}

/** The sheets with what was answered to questions of their columns: how decimals and dates are written, and the units. */
export function withAnswers(
  sheets: readonly SheetRecognition[],
  { memory, choices, said = {} }: Answers,
): readonly SheetRecognition[] {
  const byName = new Map(Object.entries(said).map(([header, answer]) => [plainName(header), answer]));
  return sheets.map((sheet) => {
    const { use, kind, columns } = sheet;
    if (use === 'ignored' || kind === null) return sheet;
    const headers = columns.map(({ header }) => header);
    const names = columnNames(headers);
    const layout = recall(memory, kind, headers);
    const chosen = choices.find((choice) => choice.sheet === sheet.sheet)?.readings;
    const answered = columns.map((column, at) => {
      const fields = fieldsOf(column);
      if (fields.length === 0) return column;
      const known = [layout?.columns[names[at] ?? ''], chosen?.[String(column.index)]].filter(
        (reading) => reading !== undefined && fieldsOf(reading).join() === fields.join(),
      );
      const given = Object.assign({}, ...known.map(answersIn), byName.get(plainName(column.header))) as HowRead;
      const answer = column.field === null ? unitIn(given) : given;
      return Object.keys(answer).length > 0 ? { ...column, reading: { ...column.reading, ...answer } } : column;
    });
    if (!sheet.questions) return { ...sheet, columns: answered };
    const open = sheet.questions.filter(({ index, kind: asked }) => {
      const column = answered.find((it) => it.index === index);
      return !(asked === 'unit' && column && fieldsOf(column).length > 0 && column.reading?.unit);
    });
    return { ...sheet, columns: answered, questions: open };
  });
}

function answersIn(reading: HowRead | undefined): HowRead {
  const { decimal, dates, unit } = reading ?? {};
  return { ...(decimal && { decimal }), ...(dates && { dates }), ...(unit && { unit }) };
}

/** The parts of a split cell are read one by one: of the answers only their unit is about all of them. */
function unitIn({ unit }: HowRead): HowRead {
  return unit ? { unit } : {};
}
