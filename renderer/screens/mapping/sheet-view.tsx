import type { CellAbove, ColumnReading } from '#shared/contract/layouts.ts';
import type { LookedRow } from '#shared/contract/look.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import { cellsAbove } from './cells-above.ts';
import { ColumnChip } from './column-chip.tsx';
import { filledBy, type SheetDraft } from './draft.ts';
import { fieldsAsked, type Question, standingOf } from './open-questions.ts';
import './sheet-view.css';

interface Props {
  /** None where the columns have no fields: the sheet is not used. */
  readonly kind: AnyKind | undefined;
  readonly recognised: SheetRecognition;
  /** As they stand; empty as long as they are not known. */
  readonly rows: readonly LookedRow[];
  readonly draft: SheetDraft | undefined;
  readonly questions: readonly Question[];
  readonly disabled: boolean;
  /** The column whose reading is shown. */
  readonly shown: number | null;
  /** The field that a cell above the table is being chosen for. */
  readonly picking: string | null;
  readonly onShow: (column: number) => void;
  readonly onReading: (column: number, reading: ColumnReading) => void;
  readonly onPick: (cell: CellAbove) => void;
}

/** A sheet's own first rows under its own headers, each column with its field above it. */
export function SheetView(props: Props) {
  const { kind, recognised, draft, questions, disabled, shown, picking, onShow, onReading, onPick } = props;
  const t = useText();
  const { columns } = recognised;
  const rows = props.rows.length > 0 ? props.rows : rowsOf(recognised);
  const taken = new Set(columns.flatMap((column) => filledBy(column, draft)));
  const above = cellsAbove(recognised);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="sheet-view" aria-label={t('columns:sheet.label', { sheet: recognised.sheet })} tabIndex={0}>
      <table>
        <thead>
          {kind && (
            <tr className="sheet-chips">
              <td />
              {columns.map((column) => (
                <td key={column.index} data-shown={column.index === shown || undefined}>
                  <ColumnChip
                    kind={kind}
                    column={column}
                    draft={draft}
                    standing={standingOf(column, draft, questions)}
                    asked={fieldsAsked(column.index, questions, recognised)}
                    taken={taken}
                    disabled={disabled}
                    onReading={(reading) => onReading(column.index, reading)}
                  />
                </td>
              ))}
            </tr>
          )}
          <tr className="sheet-letters" aria-hidden>
            <td />
            {columns.map(({ index }) => (
              <td key={index}>{columnLetters(index)}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            if (row.part === 'above') {
              return (
                <tr key={row.row} className="sheet-above" data-picking={picking !== null || undefined}>
                  <td className="sheet-number">{row.row}</td>
                  <td colSpan={columns.length}>
                    {picking === null ? (
                      <>
                        {row.cells.filter((text) => text !== '').join('　')} <small>{t('columns:above.title')}</small>
                      </>
                    ) : (
                      above
                        .filter((cell) => cell.row === row.row && cell.value !== '')
                        .map(({ label, value }) => (
                          <button type="button" key={label} onClick={() => onPick({ label, field: picking })}>
                            {t('columns:above.cell', { label, value })}
                          </button>
                        ))
                    )}
                  </td>
                </tr>
              );
            }
            const isHeader = row.part === 'header';
            return (
              <tr key={row.row} className={isHeader ? 'sheet-header' : undefined}>
                <td className="sheet-number">{row.row}</td>
                {columns.map(({ index, header }) => {
                  const text = row.cells[index] ?? '';
                  const marks = { 'data-shown': index === shown || undefined, 'data-off': !isUsed(index) || undefined };
                  return isHeader ? (
                    <th key={index} scope="col" {...marks}>
                      {kind && text !== '' ? (
                        <button
                          type="button"
                          aria-pressed={index === shown}
                          title={t('columns:column.show', { column: header || columnLetters(index) })}
                          onClick={() => onShow(index)}
                        >
                          {text}
                        </button>
                      ) : (
                        text
                      )}
                    </th>
                  ) : (
                    <td key={index} title={text} {...marks}>
                      {text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );

  function isUsed(index: number): boolean {
    const column = columns.find((candidate) => candidate.index === index);
    return kind !== undefined && column !== undefined && filledBy(column, draft).length > 0;
  }
}

/** As it was recognised: the header and the first rows, without what stands above and between. */
function rowsOf({ columns, firstRows = [], headerRow }: SheetRecognition): LookedRow[] {
  const first = headerRow ?? 0;
  const placed = (texts: readonly string[]) => {
    const cells: string[] = [];
    for (const [at, { index }] of columns.entries()) cells[index] = texts[at] ?? '';
    return Array.from(cells, (text) => text ?? '');
  };
  return [
    { row: first, part: 'header', cells: placed(columns.map(({ header }) => header)) },
    ...firstRows.map((texts, at) => ({ row: first + 1 + at, part: 'below' as const, cells: placed(texts) })),
  ];
}
