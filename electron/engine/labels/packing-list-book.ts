import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { ListCell, ListColumn, PackingList } from './packing-list.ts';

const FONT = { name: 'Microsoft YaHei', size: 10 } as const;
const styled = (style: CellStyle): Partial<Cell> => ({ style });
const TITLE = styled({ font: { ...FONT, bold: true, size: 16 } });
const BOLD = styled({ font: { ...FONT, bold: true } });
const HEADER = styled({
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EBF1' } },
  alignment: { vertical: 'center', wrapText: true },
});

/** Packing lists as a workbook, a sheet for each order; numbers are numbers, and ids text with every digit. */
export async function packingListBook(lists: readonly PackingList[]): Promise<Uint8Array> {
  const names = new Set<string>();
  const sheets = lists.map((list) => sheetOf(list, sheetName(list.key, names)));
  return writeXlsx({ sheets, stringMode: 'shared', defaultFont: FONT });
}

/** What Excel allows, and each once. */
function sheetName(key: string, taken: Set<string>): string {
  const plain =
    key
      .replaceAll(/[[\]:*?/\\]/g, '_')
      .replaceAll(/^'|'$/g, '_')
      .slice(0, 31) || '_';
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain.slice(0, 27)}-${number}`;
  taken.add(name.toLowerCase());
  return name;
}

function sheetOf(list: PackingList, name: string): WriteSheet {
  const { title, stamp, office, head, columns, rows, totals } = list;
  const above: CellValue[][] = [
    [title],
    ...[office.name, office.address, stamp].filter((line) => line !== '').map((line) => [line]),
    ...head.map(([caption, value]) => [caption, null, value]),
    [],
  ];
  const written = (row: readonly ListCell[]) => row.map((value, at) => cellValue(columns[at], value));
  const all = [...above, columns.map(({ header }) => header), ...rows.map(written), written(totals)];
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', TITLE],
    ...columns.map((_, at): [string, Partial<Cell>] => [`${above.length},${at}`, HEADER]),
    ...columns.map((_, at): [string, Partial<Cell>] => [`${all.length - 1},${at}`, BOLD]),
  ]);
  return {
    name,
    columns: columns.map(({ width, type }) => ({
      width: width * 1.3,
      ...(type === 'text' && { style: { numFmt: '@' } }),
    })),
    rows: all,
    cells,
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(office.logo && {
      images: [
        {
          data: office.logo.bytes,
          type: office.logo.type,
          anchor: { from: { row: 0, col: columns.length - 2 } },
          height: 64,
        },
      ],
    }),
  };
}

/** Of up to fifteen digits a double is written as exactly those; a longer decimal stays text. */
function cellValue(column: ListColumn | undefined, value: ListCell): CellValue {
  if (column?.type !== 'decimal' || typeof value !== 'string') return value;
  return /^\d+(\.\d+)?$/.test(value) && value.replace('.', '').length <= 15 ? Number(value) : value;
}
