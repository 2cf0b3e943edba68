import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import './column-samples.css';

/** The first rows of a sheet, so that a person recognises it. */
export function ColumnSamples({ columns, firstRows }: Pick<SheetRecognition, 'columns' | 'firstRows'>) {
  // Imported by an older version there are no rows, only sample values of each column.
  const rows = firstRows ?? [columns.map(({ samples }) => samples.join(' ｜ '))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div className="column-samples" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ index, header }) => (
              <th key={index}>{header || columnLetters(index)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place, and never move
            <tr key={row}>
              {columns.map(({ index }, at) => (
                <td key={index}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
