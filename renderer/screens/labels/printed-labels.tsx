import type { BoxLabel } from '#shared/contract/labels.ts';
import { cellSize, type PaperId, papers } from '#shared/labels/papers.ts';
import { PrintSheet } from '../../components/print-sheet.tsx';
import { LabelDrawing } from './label-drawing.tsx';

interface Props {
  readonly labels: readonly BoxLabel[];
  readonly paper: PaperId;
  readonly onPrinted: () => void;
}

/** Labels on paper of their size, for the printer only; removed when the dialog closes. */
export function PrintedLabels({ labels, paper: id, onPrinted }: Props) {
  const paper = papers[id];
  const cell = cellSize(paper);
  const onPage = paper.across * paper.down;
  const pages = Array.from({ length: Math.ceil(labels.length / onPage) }, (_, at) => at);
  return (
    <PrintSheet className="print-labels" onPrinted={onPrinted}>
      <style>{`@page { size: ${paper.page.width}mm ${paper.page.height}mm; margin: 0 }`}</style>
      {pages.map((page) => (
        <div key={page} className="label-page" style={{ width: mm(paper.page.width), height: mm(paper.page.height) }}>
          {labels.slice(page * onPage, (page + 1) * onPage).map((label, at) => (
            <div
              // Copies of a carton's label are alike: only their places tell them apart.
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves on a page that is printed
              key={at}
              style={{
                left: mm((at % paper.across) * cell.width),
                top: mm(Math.floor(at / paper.across) * cell.height),
                width: mm(cell.width),
                height: mm(cell.height),
              }}
            >
              <LabelDrawing label={label} />
            </div>
          ))}
        </div>
      ))}
    </PrintSheet>
  );
}

const mm = (size: number) => `${size}mm`;
