import type { Mark } from '#shared/labels/mark.ts';
import type { Drawing } from './draw-label.ts';
import { type Fitted, fitText, Ink, SMALLEST } from './ink.ts';
import { type Drawn, type LabelContent, type LeftOff, stampWords } from './label-content.ts';
import { qr, scanCode } from './scan-code.ts';

/** Where a label is drawn, in mm. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Heights of capitals, in mm: GS1 wants 7 for the key lines of a logistic label. */
const KEY_LINE = 7;
const PLAIN = 3.4;
const GAP = 1.2;

/** Does not fit: thrown inside this file alone. */
class TooLong extends Error {}

/** The label with all that is known of a carton: from above down to the code, from below up to the contents between them. */
export function drawFull(content: LabelContent, area: Area, drawing: Drawing): Drawn<Mark[]> {
  const { font, paper, settings, t } = drawing;
  const ink = new Ink(font);
  const leftOff: LeftOff[] = [];
  const { x, width } = area;
  const must = (text: string, place: Parameters<typeof fitText>[2]): Fitted => {
    const fitted = fitText(font, text, place);
    if (!fitted) throw new TooLong(text);
    return fitted;
  };

  /** Warehouse and which carton of how many; then what it must not be mistaken for. */
  const head = (top: number): number => {
    const warehouse = must(content.warehouse, { width: width * 0.58, capital: paper.bars / 2, lines: 2 });
    const number = must(`${content.number} / ${content.of}`, { width: width * 0.4, capital: KEY_LINE, lines: 2 });
    const height = Math.max(warehouse.height, number.height);
    ink.text(warehouse, x, top + height - warehouse.height);
    ink.text(number, x + width * 0.6, top + height - number.height, width * 0.4, 'right');
    let y = top + height + GAP / 2;
    if (content.stamps.length > 0) {
      ink.rule(x, y, width);
      const words = must(stampWords(content, t), { width, capital: 4, lines: 4 });
      ink.text(words, x, y + GAP / 2, width, 'middle');
      y += words.height + GAP / 2;
    }
    ink.rule(x, y, width);
    return y + GAP;
  };

  /** The numbers, with the second code beside them. */
  const numbers = (top: number): number => {
    const second = content.qr === '' ? null : qr(content.qr, 0, settings);
    if (second) ink.code(second, x + width - second.width, top);
    const room = width - (second ? second.width + GAP : 0);
    const inBox = content.boxQty > 1 ? `   ${content.inBox} / ${content.boxQty}` : '';
    const fields = [
      [t('labels:mark.reference'), content.referenceNo],
      ...(content.partnerNo === null ? [] : [[t('labels:mark.partnerNo'), content.partnerNo]]),
      [t('labels:mark.boxNo'), `${content.boxNo}${inBox}`],
    ] as const;
    const captions = fields.map(([caption = '']) => must(caption, { width: room / 2, capital: SMALLEST }));
    const indent = Math.max(...captions.map((caption) => caption.width)) + 2;
    let y = top;
    for (const [at, [, value = '']] of fields.entries()) {
      const fitted = must(value, { width: room - indent, capital: PLAIN, lines: 3 });
      const caption = captions[at];
      if (caption) ink.text(caption, x, y);
      ink.text(fitted, x + indent, y);
      y += Math.max(fitted.height, caption?.height ?? 0);
    }
    return Math.max(y, top + (second?.height ?? 0)) + GAP;
  };

  const code = scanCode(content.code, { width, bars: paper.bars }, settings);
  /** What scanners read, with the same characters below it: GS1 wants them. */
  const scanned = (top: number): number => {
    ink.code(code, x + (width - code.width) / 2, top);
    const words = must(content.code, { width, capital: PLAIN, lines: 3 });
    ink.text(words, x, top + code.height + GAP / 2, width, 'middle');
    const y = top + code.height + GAP / 2 + words.height + GAP / 2;
    ink.rule(x, y, width);
    return y + GAP / 2;
  };

  const measures = (top: number): number => {
    const { size, weightKg } = content;
    const words = [...(size ? [`${size.join(' × ')} cm`] : []), ...(weightKg === undefined ? [] : [`${weightKg} kg`])];
    const fitted = must(words.join('    '), { width, capital: PLAIN, lines: 2 });
    ink.text(fitted, x, top);
    return words.length === 0 ? top : top + fitted.height;
  };

  /** From below: who sent it and when, where it was made. Returns where it begins. */
  const foot = (bottom: number): number => {
    let y = bottom;
    const date = content.shipped === '' ? '' : t('labels:mark.shipped', { date: content.shipped });
    const shipped = fitText(font, date, { width: width * 0.4, capital: SMALLEST });
    const room = width - (date === '' ? 0 : (shipped?.width ?? 0) + 3);
    const shipper = fitText(font, content.shipper, { width: room, capital: SMALLEST, lines: 2 });
    if (!shipper) leftOff.push('shipper');
    const height = Math.max(
      date === '' ? 0 : (shipped?.height ?? 0),
      content.shipper === '' ? 0 : (shipper?.height ?? 0),
    );
    if (shipper) ink.text(shipper, x, y - height);
    if (shipped) ink.text(shipped, x, y - height, width, 'right');
    y -= height;
    if (content.origin === '') return y;
    const origin = must(content.origin, { width, capital: 5, lines: 2 });
    ink.text(origin, x, y - origin.height, width, 'middle');
    return y - origin.height;
  };

  /** Each SKU with its pieces where there is room, else how many there are; then the remark, if it fits. */
  const contents = (top: number, bottom: number): void => {
    let y = top;
    const rows = content.contents.map(({ sku, pieces }) => {
      const amount = must(t('labels:mark.pieces', { count: pieces }), { width: width * 0.35, capital: SMALLEST });
      const name = must(sku, { width: width - amount.width - 3, capital: PLAIN, lines: 2 });
      return { name, amount, height: Math.max(name.height, amount.height) };
    });
    const listed = rows.reduce((sum, { height }) => sum + height, 0);
    if (rows.length > paper.contents || listed > bottom - top) {
      const mixed = must(t('labels:mark.mixed', { count: rows.length }), { width, capital: PLAIN, lines: 2 });
      if (y + mixed.height > bottom) throw new TooLong(content.code);
      ink.text(mixed, x, y);
      y += mixed.height;
      leftOff.push('contents');
    } else {
      for (const { name, amount, height } of rows) {
        ink.text(name, x, y);
        ink.text(amount, x, y, width, 'right');
        y += height;
      }
    }
    if (content.remark === '') return;
    const remark = fitText(font, content.remark, { width, capital: SMALLEST, lines: 3 });
    if (remark && y + remark.height <= bottom) ink.text(remark, x, y);
    else leftOff.push('remark');
  };

  try {
    const top = measures(scanned(numbers(head(area.y))));
    const bottom = foot(area.y + area.height);
    if (top > bottom) throw new TooLong(content.code);
    contents(top, bottom);
    return { ok: true, marks: ink.marks, leftOff, codeAs: code.instead ?? 'code128' };
  } catch (error) {
    if (error instanceof TooLong) return { ok: false, reason: 'tooLong', what: error.message };
    throw error;
  }
}
