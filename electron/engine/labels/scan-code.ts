import type { LabelSettings } from '#shared/labels/label-settings.ts';
import type { Mark } from '#shared/labels/mark.ts';
import { code128, modulesOf, qrCode } from './symbols.ts';

/** A code as it is printed: what it is, its size in mm with its clear space, and how it is drawn at a place. */
export interface ScanCode {
  readonly as: 'code128' | 'qr';
  readonly width: number;
  readonly height: number;
  /** A QR code in the place of bars, and why. */
  readonly instead?: 'notAscii' | 'tooLong';
  /** @param x of the left edge of the clear space */
  drawnAt(x: number, y: number): Mark;
}

/** Clear space on each side, in modules: ISO/IEC 15417 as docs.strich.io has it, and qrcode.com. */
const CLEAR = { code128: 10, qr: 4 } as const;
/** The widest bar that is made (`labels.md`, "module": I), in mm. */
const WIDEST = 0.5;
/** Longer texts become a QR code (`labels.md`: "`referenceNo` becomes a QR above 28 characters"). */
const LONGEST_BARS = 28;
/** Dots of a square of a QR code: at least as many as DENSO WAVE says, at most as many as every label printer takes. */
const QR_DOTS = { least: 4, most: 10 } as const;

/** The width of a printer's dot, in mm: 203 dpi is 8 a millimetre. */
export const dotOf = ({ dpi }: Pick<LabelSettings, 'dpi'>): number => (dpi === '203' ? 0.125 : 25.4 / 300);

type CodeSettings = Pick<LabelSettings, 'dpi' | 'module'>;

/**
 * A text as Code 128 in bars of whole printer dots, as wide as the place allows; as a QR code where it is not ASCII, or where
 * the bars would be narrower than the office allows.
 *
 * @param room width of the place and height of bars, in mm
 */
export function scanCode(
  text: string,
  room: { readonly width: number; readonly bars: number },
  settings: CodeSettings,
): ScanCode {
  if (!/^[\x20-\x7e]+$/.test(text)) return { ...qr(text, room.bars, settings), instead: 'notAscii' };
  const dot = dotOf(settings);
  const bars = code128(text);
  const modules = modulesOf(bars) + 2 * CLEAR.code128;
  // Half a hundredth of a dot: 2 × 0.125 must not fall short of 0.25 by what doubles leave out.
  const dots = Math.floor(Math.min(room.width / modules, WIDEST) / dot + 0.005);
  const module = dots * dot;
  if (text.length > LONGEST_BARS || module < settings.module - 0.0005)
    return { ...qr(text, room.bars, settings), instead: 'tooLong' };
  return {
    as: 'code128',
    width: modules * module,
    height: room.bars,
    drawnAt: (x, y) => ({
      type: 'code128',
      x: x + CLEAR.code128 * module,
      y,
      height: room.bars,
      module,
      bars: [...bars],
      text,
    }),
  };
}

/** A QR code about as high as asked for, never of smaller squares than scanners read. */
export function qr(text: string, height: number, settings: CodeSettings): ScanCode {
  const rows = qrCode(text);
  const across = rows.length + 2 * CLEAR.qr;
  const dot = dotOf(settings);
  const module = dot * Math.min(QR_DOTS.most, Math.max(QR_DOTS.least, Math.floor(height / across / dot)));
  const size = across * module;
  const drawnAt = (x: number, y: number): Mark => ({
    type: 'qr',
    x: x + CLEAR.qr * module,
    y: y + CLEAR.qr * module,
    module,
    rows,
    text,
  });
  return { as: 'qr', width: size, height: size, drawnAt };
}
