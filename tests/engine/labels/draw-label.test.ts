import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawLabel } from '#engine/labels/draw-label.ts';
import type { LabelContent } from '#engine/labels/label-content.ts';
import type { Mark } from '#shared/labels/mark.ts';
import { cellSize, type PaperId, paperIds, papers } from '#shared/labels/papers.ts';
import { translator } from '#shared/text/index.ts';
import { content, labelFont, openFont, settings } from './label-fixture.ts';

const t = translator('zh');

function draw(changed: Partial<LabelContent> = {}, paper: PaperId = '100x150') {
  return drawLabel({ ...content, ...changed }, { font: labelFont(), paper: papers[paper], settings: settings(), t });
}

function marksOf(drawn: ReturnType<typeof draw>): Mark[] {
  if (!drawn.ok) throw new Error(`${drawn.reason}: ${drawn.what}`);
  return drawn.marks;
}

const texts = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.type === 'text' ? [mark] : []));
const said = (marks: readonly Mark[]) => texts(marks).map(({ text }) => text);

/** What a mark covers, in mm. */
function extent(mark: Mark) {
  const { x, y } = mark;
  if (mark.type === 'text') return { x, y: y - mark.size * 0.9, right: x + mark.width, bottom: y + mark.size * 0.15 };
  if (mark.type === 'qr') {
    const side = mark.rows.length * mark.module;
    return { x, y, right: x + side, bottom: y + side };
  }
  const width = mark.type === 'rule' ? mark.width : mark.bars.reduce((sum, each) => sum + each, 0) * mark.module;
  return { x, y, right: x + width, bottom: y + mark.height };
}

/** A code with what must stay free around it: 10 modules beside bars, 4 on every side of squares. */
function clearSpace(mark: Extract<Mark, { type: 'code128' | 'qr' }>) {
  const { x, y, right, bottom } = extent(mark);
  const [beside, above] = mark.type === 'qr' ? [4, 4] : [10, 0];
  const [wide, high] = [beside * mark.module - 0.01, above * mark.module - 0.01];
  return { x: x - wide, y: y - high, right: right + wide, bottom: bottom + high };
}

function overlap(a: ReturnType<typeof extent>, b: ReturnType<typeof extent>): boolean {
  return a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
}

test('a label says whom the carton is for, which of how many it is, and what it holds', () => {
  const marks = marksOf(draw({ boxQty: 5, inBox: 2 }));
  expect(said(marks)).toEqual(
    expect.arrayContaining([
      'SYD01',
      '3 / 12',
      'IB2606-001',
      'E12283260710000041O',
      '01   2 / 5',
      '60 × 40 × 35.5 cm    12.5 kg',
      'SKU-A000',
      '20 件',
      '义乌市某某有限公司',
    ]),
  );
  const sizes = texts(marks).map(({ size }) => size);
  expect(texts(marks)[0]).toMatchObject({ text: 'SYD01', size: Math.max(...sizes) });
});

test('below the code stand the characters that it holds', () => {
  const marks = marksOf(draw({ boxNo: 'A-7', code: 'A-7' }));
  const code = marks.find(({ type }) => type === 'code128');
  const below = texts(marks).find(({ text, y }) => text === 'A-7' && y > (code?.y ?? 0));
  expect(code).toMatchObject({ text: 'A-7' });
  expect(below).toBeDefined();
});

test.each(paperIds)('on %s everything stays on the label and is at least 3 mm high, or is told', (id) => {
  const paper = papers[id];
  const { width, height } = cellSize(paper);
  const ascii = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: 'grapheme-ascii' });
  const goods = fc.record({ sku: ascii(20), pieces: fc.integer({ min: 1, max: 2 ** 31 - 1 }) });
  const any = fc.record({
    warehouse: ascii(20),
    referenceNo: ascii(50),
    partnerNo: fc.option(ascii(30)),
    code: ascii(50),
    contents: fc.array(goods, { minLength: 1, maxLength: 12 }),
    remark: fc.constantFrom('', '易碎', '轻放'.repeat(60)),
    origin: fc.constantFrom('', 'MADE IN CHINA'),
    qr: fc.constantFrom('', 'IB2606-001\n01'),
    stamps: fc.subarray(['practice', 'draft', 'markOnly'] as const),
  });
  fc.assert(
    fc.property(any, (changed) => {
      const drawn = draw(changed, id);
      if (!drawn.ok) {
        expect(drawn.reason).toBe('tooLong');
        return;
      }
      for (const mark of drawn.marks) {
        const { x, y, right, bottom } = extent(mark);
        expect(Math.min(x, y)).toBeGreaterThan(-0.01);
        expect(right).toBeLessThan(width + 0.01);
        expect(bottom).toBeLessThan(height + 0.01);
        if (mark.type === 'text') expect(mark.size * labelFont().capital).toBeGreaterThan(2.999);
      }
      for (const code of drawn.marks) {
        const others = drawn.marks.filter((mark) => mark !== code).map(extent);
        if (code.type === 'code128' || code.type === 'qr')
          expect(others.filter((other) => overlap(clearSpace(code), other))).toEqual([]);
      }
      const shown = said(drawn.marks).join('');
      for (const whole of [changed.warehouse, changed.code])
        expect(shown.replaceAll(' ', '')).toContain(whole.replaceAll(' ', ''));
    }),
  );
});

describe('what does not fit', () => {
  test.each([
    ['100x150', 6],
    ['100x100', 3],
  ] as const)('on %s up to %i SKUs are listed; more are “mixed” with the packing list named', (paper, most) => {
    const contents = Array.from({ length: most }, (_, at) => ({ sku: `S-${at}`, pieces: 1 }));
    expect(said(marksOf(draw({ contents }, paper)))).toEqual(expect.arrayContaining(contents.map(({ sku }) => sku)));
    const more = draw({ contents: [...contents, { sku: 'S-more', pieces: 1 }] }, paper);
    expect(said(marksOf(more))).toContain(`混装 MIXED ${most + 1} SKU，见装箱单`);
    expect(more).toMatchObject({ leftOff: ['contents'] });
  });

  test('a number is wrapped, never cut; where it still does not fit there is no label', () => {
    const referenceNo = 'W'.repeat(50);
    expect(said(marksOf(draw({ referenceNo }))).join('')).toContain(referenceNo);
    expect(draw({ referenceNo: 'W'.repeat(150) })).toEqual({ ok: false, reason: 'tooLong', what: 'W'.repeat(150) });
    expect(draw({ code: 'W'.repeat(300) }, '70x30')).toMatchObject({ ok: false, reason: 'tooLong' });
  });

  test('a remark that is too long is left off, and that is told', () => {
    expect(draw({ remark: '轻放'.repeat(100) })).toMatchObject({ ok: true, leftOff: ['remark'] });
  });
});

describe('characters that the font lacks', () => {
  test('in a number: no label, and they are named', () => {
    expect(draw({ contents: [{ sku: 'A😀한', pieces: 1 }] })).toEqual({
      ok: false,
      reason: 'characters',
      what: '😀 한',
    });
  });

  test('in a name: it is left off, and that is told', () => {
    const drawn = draw({ shipper: '한국 상사' });
    expect(drawn).toMatchObject({ ok: true, leftOff: ['shipper'] });
    expect(said(marksOf(drawn)).join('')).not.toContain('한');
  });

  test('without the font nothing is printed', () => {
    expect(() => openFont(() => 'nowhere.otf')).toThrow(expect.objectContaining({ code: 'labels.noFont' }));
  });
});

test('what an order is not is said across the label, in both languages', () => {
  const words = said(marksOf(draw({ stamps: ['practice', 'draft'] })));
  expect(words).toContain('演练 PRACTICE · 草稿 未受理 DRAFT');
});

test.each(paperIds)('on %s an ordinary order has a label, with all that it must not be mistaken for', (id) => {
  // The smallest has room for one of them; with more it is told that they do not fit.
  const stamps = id === '70x30' ? (['practice'] as const) : (['practice', 'draft', 'markOnly'] as const);
  const words = said(marksOf(draw({ stamps, origin: 'MADE IN CHINA', boxQty: 5 }, id))).join('');
  for (const stamp of stamps) expect(words).toContain(t(`labels:stamp.${stamp}`));
});
