import type { LabelSettings } from '#shared/labels/label-settings.ts';
import type { Mark } from '#shared/labels/mark.ts';
import { cellSize, type Paper } from '#shared/labels/papers.ts';
import type { Translate } from '#shared/text/index.ts';
import { drawFull } from './draw-full.ts';
import { drawShort } from './draw-short.ts';
import type { Drawn, LabelContent, LeftOff } from './label-content.ts';
import type { LabelFont } from './label-font.ts';

/** What labels are drawn with. */
export interface Drawing {
  readonly font: LabelFont;
  readonly paper: Paper;
  readonly settings: LabelSettings;
  readonly t: Translate;
}

/**
 * One label, in mm from the corner of its part of the page.
 *
 * Who a carton is for and what it holds must all be there: a number that does not fit, or a character that the font lacks, makes no
 * label at all. A remark or a name may be left off, which is told.
 */
export function drawLabel(content: LabelContent, drawing: Drawing): Drawn<Mark[]> {
  const { font, paper } = drawing;
  const { warehouse, referenceNo, partnerNo, boxNo, origin, contents } = content;
  const needed = [warehouse, referenceNo, partnerNo ?? '', boxNo, origin, ...contents.map(({ sku }) => sku)];
  const lacking = font.lacks(needed.join(''));
  if (lacking.length > 0) return { ok: false, reason: 'characters', what: lacking.join(' ') };
  const unreadable = (['remark', 'shipper'] as const).filter((name) => font.lacks(content[name]).length > 0);
  const shown = { ...content, ...Object.fromEntries(unreadable.map((name) => [name, ''])) };
  const cell = cellSize(paper);
  const area = {
    x: paper.margin.x + drawing.settings.offsetX,
    y: paper.margin.y + drawing.settings.offsetY,
    width: cell.width - 2 * paper.margin.x,
    height: cell.height - 2 * paper.margin.y,
  };
  const drawn = (paper.form === 'full' ? drawFull : drawShort)(shown, area, drawing);
  return drawn.ok ? { ...drawn, leftOff: [...new Set<LeftOff>([...drawn.leftOff, ...unreadable])] } : drawn;
}
