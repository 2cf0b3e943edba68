import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotOf, qr, scanCode } from '#engine/labels/scan-code.ts';
import { code128, modulesOf, qrCode } from '#engine/labels/symbols.ts';
import { settings } from './label-fixture.ts';

const room = { width: 94, bars: 25 };
/** Letters only: nothing that a shorter set could take two of. */
const letters = (count: number) => 'ABCDEFGHIJKLMNOPQRST'.repeat(3).slice(0, count);

describe('Code 128 on the 94 mm of a label, as the table has it', () => {
  test.each([
    [12, 187, '203', 4],
    [12, 187, '300', 5],
    [16, 231, '203', 3],
    [16, 231, '300', 4],
    [20, 275, '203', 2],
    [20, 275, '300', 4],
  ] as const)('%i characters are %i modules, at %s dpi %i dots each', (count, modules, dpi, dots) => {
    const text = letters(count);
    expect(modulesOf(code128(text)) + 20).toBe(modules);
    const code = scanCode(text, room, settings({ dpi }));
    const mark = code.drawnAt(0, 0);
    expect(code.as).toBe('code128');
    expect(mark.type === 'code128' && mark.module / dotOf({ dpi })).toBeCloseTo(dots, 9);
  });

  test.each([
    [30, '203'],
    [30, '300'],
    [50, '203'],
    [50, '300'],
    [29, '203'],
  ] as const)('%i characters at %s dpi are refused as bars: a QR code', (count, dpi) => {
    expect(scanCode(letters(count), room, settings({ dpi }))).toMatchObject({ as: 'qr', instead: 'tooLong' });
  });

  test('28 characters are bars, of the narrowest that is allowed', () => {
    expect(scanCode(letters(28), room, settings())).toMatchObject({ as: 'code128' });
    expect(scanCode(letters(28), room, settings({ module: 0.3 }))).toMatchObject({ as: 'qr', instead: 'tooLong' });
  });

  test('only ASCII is made bars of; anything else is a QR code, and said', () => {
    expect(scanCode('箱01', room, settings())).toMatchObject({ as: 'qr', instead: 'notAscii' });
    expect(scanCode('ÄB', room, settings())).toMatchObject({ as: 'qr', instead: 'notAscii' });
  });

  test('there are 10 modules of clear space on either side, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }), (text) => {
        const code = scanCode(text, room, settings());
        const mark = code.drawnAt(0, 0);
        if (mark.type !== 'code128') throw new Error(`${text} is no bars`);
        const bars = modulesOf(mark.bars) * mark.module;
        expect(mark.x / mark.module).toBeCloseTo(10, 9);
        expect((code.width - mark.x - bars) / mark.module).toBeCloseTo(10, 9);
        expect(code.width).toBeLessThanOrEqual(94 + 1e-9);
        expect(mark.module).toBeGreaterThanOrEqual(0.25 - 1e-9);
        expect(Math.abs(mark.module / 0.125 - Math.round(mark.module / 0.125))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('QR codes', () => {
  test.each([
    [42, 29],
    [62, 33],
  ])('up to %i bytes are %i squares across at level M', (bytes, across) => {
    // Lower case: neither digits nor the alphanumeric set, which would take less.
    expect(qrCode('a'.repeat(bytes))).toHaveLength(across);
    expect(qrCode('a'.repeat(bytes + 1)).length).toBeGreaterThan(across);
  });

  test.each([
    ['203', 0.5],
    ['300', 0.33],
  ] as const)('at %s dpi a square is at least 4 dots, %d mm, with 4 squares of clear space', (dpi, least) => {
    const code = qr('IB2606-001\n01', 0, settings({ dpi }));
    const mark = code.drawnAt(0, 0);
    if (mark.type !== 'qr') throw new Error('no squares');
    expect(mark.module).toBeGreaterThanOrEqual(least);
    expect(mark.x / mark.module).toBeCloseTo(4, 9);
    expect(code.width / mark.module).toBeCloseTo(mark.rows.length + 8, 9);
  });
});
