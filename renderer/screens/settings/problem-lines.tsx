import { useText } from '../../preferences/preferences.tsx';

interface ProblemLine {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string;
  readonly message: string;
}

/** Problems of a workbook, one line each, at most as high as can be read beside other things. */
export function ProblemLines({ problems }: { readonly problems: readonly ProblemLine[] }) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ul tabIndex={0} style={{ margin: '8px 0 0', paddingInlineStart: 20, maxHeight: 240, overflow: 'auto' }}>
      {problems.map(({ sheet, row, column, message }) => (
        <li key={`${sheet} ${row} ${column} ${message}`}>
          {row === null
            ? t('settings:place.sheet', { sheet, message })
            : t('settings:place.row', { sheet, row, column, message })}
        </li>
      ))}
    </ul>
  );
}
