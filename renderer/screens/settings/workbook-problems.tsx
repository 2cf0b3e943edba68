import { useText } from '../../preferences/preferences.tsx';

interface WorkbookProblem {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string;
  readonly message: string;
}

/** Problems of a workbook, one line each, scrolled when there are many. */
export function WorkbookProblems({ problems }: { readonly problems: readonly WorkbookProblem[] }) {
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
