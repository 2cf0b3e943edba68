import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { darkParts, type Mark } from '#shared/labels/mark.ts';
import { cellSize, papers } from '#shared/labels/papers.ts';
import type { Translate } from '#shared/text/index.ts';
import { labelFont } from './label-font.ts';
import type { PrintedLabel } from './make-labels.ts';

const POINTS_PER_MM = 72 / 25.4;

/** Labels on pages of exactly their paper's size, with the characters that they use embedded. */
export async function pdfOf(labels: Iterable<PrintedLabel>, t: Translate): Promise<Uint8Array> {
  const document = openPdf(t('labels:title'));
  let cell = 0;
  let before: string | undefined;
  for (const { order, marks, copies } of labels) {
    const { paper: id } = order.settings;
    const paper = papers[id];
    const size = cellSize(paper);
    for (let copy = 0; copy < copies; copy += 1) {
      if (id !== before || cell === paper.across * paper.down) {
        document.addPage({ size: [paper.page.width * POINTS_PER_MM, paper.page.height * POINTS_PER_MM], margin: 0 });
        cell = 0;
      }
      before = id;
      drawMarks(document, marks, (cell % paper.across) * size.width, Math.floor(cell / paper.across) * size.height);
      cell += 1;
    }
  }
  return closePdf(document);
}

/** An empty document in the font of labels, which says that it is printed as large as it is. */
export function openPdf(title: string): PDFKit.PDFDocument {
  // Without a name it would load one of the standard fonts, which have no Chinese and are not embedded.
  const document = new PDFDocument({ autoFirstPage: false, font: '', info: { Title: title, Creator: 'Dockhand' } });
  document.registerFont(FONT, labelFont().file).font(FONT);
  const { _root: root } = document as unknown as { _root: { data: Record<string, unknown> } };
  root.data.ViewerPreferences = document.ref({ PrintScaling: 'None' });
  return document;
}

const FONT = 'labels';

export async function closePdf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Draws marks whose corner stands at a place of the page, in mm. */
export function drawMarks(document: PDFKit.PDFDocument, marks: readonly Mark[], left: number, top: number): void {
  const at = (mm: number) => mm * POINTS_PER_MM;
  const box = (x: number, y: number, width: number, height: number) =>
    document.rect(at(left + x), at(top + y), at(width), at(height));
  for (const mark of marks) {
    if (mark.type === 'text') {
      const place = { lineBreak: false, baseline: 'alphabetic' } as const;
      document.fontSize(at(mark.size)).text(mark.text, at(left + mark.x), at(top + mark.y), place);
      continue;
    }
    if (mark.type === 'rule') box(mark.x, mark.y, mark.width, mark.height);
    else for (const dark of darkParts(mark)) box(dark.x, dark.y, dark.width, dark.height);
    document.fill('black');
  }
}
