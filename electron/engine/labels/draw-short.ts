import type { Mark } from '#shared/labels/mark.ts';
import type { Area } from './draw-full.ts';
import type { Drawing } from './draw-label.ts';
import { fitText, Ink } from './ink.ts';
import { type Drawn, type LabelContent, stampWords } from './label-content.ts';
import { scanCode } from './scan-code.ts';

const GAP = 0.8;

/** The label for small rolls: warehouse, code, and which carton of how many. A QR code stands beside them, bars below. */
export function drawShort(content: LabelContent, area: Area, { font, paper, settings, t }: Drawing): Drawn<Mark[]> {
  const ink = new Ink(font);
  const { x, y, width, height } = area;
  const code = scanCode(content.code, { width, bars: paper.bars }, settings);
  const beside = code.as === 'qr';
  const room = beside ? width - code.width - GAP : width;
  const half = beside ? room : room * 0.62;
  const warehouse = fitText(font, content.warehouse, { width: half, capital: height / 6, lines: 2 });
  const number = fitText(font, `${content.number} / ${content.of}`, {
    width: beside ? room : room - half,
    capital: height / 6,
  });
  const words = fitText(font, content.code, { width: room, capital: 3, lines: 3 });
  if (!warehouse || !number || !words || code.height > height)
    return { ok: false, reason: 'tooLong', what: content.code };
  ink.text(warehouse, x, y);
  ink.text(number, x, beside ? y + warehouse.height : y, room, beside ? 'left' : 'right');
  let top = y + (beside ? warehouse.height + number.height : Math.max(warehouse.height, number.height));
  if (content.stamps.length > 0) {
    const said = fitText(font, stampWords(content, t), { width: room, capital: 3, lines: 4 });
    if (!said) return { ok: false, reason: 'tooLong', what: content.code };
    ink.text(said, x, top);
    top += said.height;
  }
  if (beside) ink.code(code, x + width - code.width, y + (height - code.height) / 2);
  else {
    ink.code(code, x + (width - code.width) / 2, top + GAP);
    top += GAP + code.height;
  }
  ink.text(words, x, top + GAP / 2, room, beside ? 'left' : 'middle');
  if (top + GAP / 2 + words.height > y + height + 0.01) return { ok: false, reason: 'tooLong', what: content.code };
  return { ok: true, marks: ink.marks, leftOff: [], codeAs: code.instead ?? 'code128' };
}
