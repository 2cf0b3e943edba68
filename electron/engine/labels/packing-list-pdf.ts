import type { Mark } from '#shared/labels/mark.ts';
import type { Translate } from '#shared/text/index.ts';
import { type Fitted, fitText, Ink } from './ink.ts';
import { type LabelFont, labelFont } from './label-font.ts';
import type { ListCell, PackingList } from './packing-list.ts';
import { closePdf, drawMarks, openPdf } from './write-pdf.ts';

/** A4 landscape, in mm. */
const PAGE = { width: 297, height: 210, margin: 12 } as const;
const LOGO = { width: 50, height: 18 } as const;
const POINTS_PER_MM = 72 / 25.4;
/** Height of capitals in a table, in mm. */
const SMALL = 2.3;
const PAD = 1;
/** Wraps as often as it needs. */
const ANY = Number.POSITIVE_INFINITY;

/** Characters of a list that the font lacks: none of them is printed as a box. */
export function lackedBy({ office, head, rows, totals }: PackingList): string[] {
  const texts = [office.name, office.address, ...head.flat(), ...rows.flat(), ...totals];
  return labelFont().lacks(texts.map((text) => text ?? '').join(''));
}

/** Packing lists, each on pages of its own, the headers on every one. */
export async function packingListPdf(lists: readonly PackingList[], t: Translate): Promise<Uint8Array> {
  const document = openPdf(t('labels:list.title.packing-list'));
  for (const list of lists) {
    const pages = pagesOf(list, labelFont());
    for (const [at, page] of pages.entries()) {
      document.addPage({ size: [PAGE.width * POINTS_PER_MM, PAGE.height * POINTS_PER_MM], margin: 0 });
      const { logo } = list.office;
      if (at === 0 && logo) {
        const [x, y] = [PAGE.width - PAGE.margin - LOGO.width, PAGE.margin].map((mm) => mm * POINTS_PER_MM);
        const fit: [number, number] = [LOGO.width * POINTS_PER_MM, LOGO.height * POINTS_PER_MM];
        document.image(Buffer.from(logo.bytes), x, y, { fit, align: 'right' });
      }
      const foot = t('labels:list.page', { key: list.key, page: at + 1, pages: pages.length });
      drawMarks(document, [...page, ...footer(foot)], 0, 0);
    }
  }
  return closePdf(document);
}

function footer(text: string): Mark[] {
  const ink = new Ink(labelFont());
  const fitted = small(labelFont(), text, PAGE.width / 2);
  ink.text(fitted, PAGE.margin, PAGE.height - PAGE.margin + 2, PAGE.width - 2 * PAGE.margin, 'right');
  return ink.marks;
}

/** As small as a table's text is, on as many lines as it takes. */
function small(font: LabelFont, text: string, width: number, capital = SMALL): Fitted {
  const fitted = fitText(font, text, { width, capital, lines: ANY });
  if (!fitted) throw new Error('a text was not wrapped');
  return fitted;
}

/** The marks of each page of a list. */
function pagesOf(list: PackingList, font: LabelFont): Mark[][] {
  const pages: Mark[][] = [];
  const width = PAGE.width - 2 * PAGE.margin;
  const shares = list.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = list.columns.map((column) => (column.width / shares) * width);
  const bottom = PAGE.height - PAGE.margin;
  let ink = new Ink(font);
  let y = drawHead(list, ink, width);

  const row = (cells: readonly ListCell[], lines: 'header' | 'row') => {
    const fitted = cells.map((cell, at) => small(font, String(cell ?? ''), (widths[at] ?? 0) - 2 * PAD));
    const height = Math.max(...fitted.map((cell) => cell.height)) + 2 * PAD;
    if (y + height > bottom) {
      pages.push(ink.marks);
      ink = new Ink(font);
      y = PAGE.margin;
      if (lines === 'row') row(headers, 'header');
    }
    let x: number = PAGE.margin;
    for (const [at, cell] of fitted.entries()) {
      const room = (widths[at] ?? 0) - 2 * PAD;
      const align = lines === 'header' || list.columns[at]?.type === 'text' ? 'left' : 'right';
      ink.text(cell, x + PAD, y + PAD, room, align);
      x += widths[at] ?? 0;
    }
    y += height;
    ink.rule(PAGE.margin, y, width, lines === 'header' ? 0.4 : 0.1);
  };

  const headers = list.columns.map(({ header }) => header);
  row(headers, 'header');
  for (const cells of list.rows) row(cells, 'row');
  row(list.totals, 'row');
  return [...pages, ink.marks];
}

/** Title, what it must not be taken for, who writes it, and the order's own values in two columns. Returns where the table begins. */
function drawHead({ title, stamp, office, head }: PackingList, ink: Ink, width: number): number {
  const { font } = ink;
  const room = office.logo ? width - LOGO.width - 4 : width;
  let y: number = PAGE.margin;
  for (const [text, capital] of [
    [title, 5],
    [stamp, 4],
    [office.name, 3],
    [office.address, SMALL],
  ] as const) {
    if (text === '') continue;
    const fitted = small(font, text, room, capital);
    ink.text(fitted, PAGE.margin, y);
    y += fitted.height;
  }
  y = Math.max(y, office.logo ? PAGE.margin + LOGO.height : 0) + 3;
  const half = width / 2;
  for (let at = 0; at < head.length; at += 2) {
    const pair = head.slice(at, at + 2).map(([caption, value], column) => {
      const x = PAGE.margin + column * half;
      const name = small(font, caption, 32);
      const said = small(font, value, half - 36, 2.6);
      ink.text(name, x, y);
      ink.text(said, x + 34, y);
      return Math.max(name.height, said.height);
    });
    y += Math.max(...pair) + 0.5;
  }
  ink.rule(PAGE.margin, y + 1.5, width);
  return y + 2;
}
