import type { ColumnMatch } from '#shared/contract/recognition.ts';
import { columnLetters } from './draft.ts';
import './mapping.css';

/** The beginning of a sheet's columns, to know it by. */
export function ColumnSamples({ columns }: { readonly columns: readonly ColumnMatch[] }) {
  const rows = Math.max(0, ...columns.map(({ samples }) => samples.length));
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
          {Array.from({ length: rows }, (_, row) => row).map((row) => (
            <tr key={row}>
              {columns.map(({ index, samples }) => (
                <td key={index}>{samples[row]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
