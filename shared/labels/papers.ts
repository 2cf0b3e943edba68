/** Where box labels are printed on, in mm. Sizes: `labels.md`, "Paper"; no public source names the divisions of A4 (I). */
export interface Paper {
  readonly page: Size;
  /** Labels on a page, side by side and one below the other. */
  readonly across: number;
  readonly down: number;
  /** What stays free around each label inside its part of the page. */
  readonly margin: { readonly x: number; readonly y: number };
  /** `full`: all that is known of the box. `short`: warehouse, code and number alone. */
  readonly form: 'full' | 'short';
  /** Height of the bars; the warehouse's own scanners are read from some distance. */
  readonly bars: number;
  /** SKUs that are listed; more are "mixed". */
  readonly contents: number;
  /** What a label printer holds, one label a page. */
  readonly roll: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const roll = { across: 1, down: 1, margin: { x: 3, y: 3 }, roll: true } as const;
const a4 = { page: { width: 210, height: 297 }, roll: false } as const;

export const papers = {
  '100x150': { ...roll, page: { width: 100, height: 150 }, form: 'full', bars: 25, contents: 6 },
  '100x100': { ...roll, page: { width: 100, height: 100 }, form: 'full', bars: 15, contents: 3 },
  '100x60': { ...roll, page: { width: 100, height: 60 }, form: 'short', bars: 15, contents: 0 },
  '70x30': { ...roll, page: { width: 70, height: 30 }, margin: { x: 2, y: 2 }, form: 'short', bars: 8, contents: 0 },
  'a4-2': { ...a4, across: 1, down: 2, margin: { x: 6, y: 3 }, form: 'full', bars: 25, contents: 6 },
  'a4-4': { ...a4, across: 2, down: 2, margin: { x: 5.5, y: 3 }, form: 'full', bars: 25, contents: 6 },
  'a4-6': { ...a4, across: 2, down: 3, margin: { x: 4, y: 4 }, form: 'full', bars: 15, contents: 3 },
} as const satisfies Readonly<Record<string, Paper>>;

export type PaperId = keyof typeof papers;

export const paperIds = Object.keys(papers) as [PaperId, ...PaperId[]];

/** The size of one label's own part of a page. */
export function cellSize({ page, across, down }: Paper): Size {
  return { width: page.width / across, height: page.height / down };
}
