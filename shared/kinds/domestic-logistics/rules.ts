import { type ProblemOf, problemWith } from '../../problem.ts';
import type { KindTexts, RuleContext } from '../kind.ts';
import { checkImages, imageTexts } from '../xport/line-items.ts';
import { byGoods, type DomesticOrder, type ParcelLine } from './fields.ts';

export const texts = {
  ...imageTexts,
  'booking.filledIn': {
    zh: '「{{field}}」按本程序的下单记录自动填为 {{value}}',
    en: '“{{field}}” was filled in from this program’s booking: {{value}}',
  },
  'booking.notFound': {
    zh: '没有填「{{field}}」，程序里也没有这张单用当前账号下单的记录。请填写，或先用“国际订单”下单',
    en: '“{{field}}” is blank and this program has not booked this order with the account. Fill it in, or book the order first',
  },
  'goods.disagree': {
    zh: '同一商品的「{{field}}」前后不一致：这里是 {{value}}，第 {{otherRow}} 行是 {{other}}。同一商品的各行要填一样的',
    en: 'The same goods have two values for “{{field}}”: {{value}} here, {{other}} in row {{otherRow}}. All rows of the same goods must agree',
  },
  'rts.farAhead': {
    zh: '「{{field}}」是 {{date}}，在一年以后。请核对年份',
    en: '“{{field}}” is {{date}}, more than a year ahead; please check the year',
  },
  'parcel.repeated': {
    zh: '国内单号 {{domesticNo}} 在同一商品的第 {{otherRow}} 行已经有了。请删掉一行，或改正单号',
    en: 'Domestic number {{domesticNo}} stands in row {{otherRow}} of the same goods already. Remove one row, or correct the number',
  },
} as const satisfies KindTexts;

const problem = problemWith(texts);
type Problems = readonly ProblemOf<typeof texts>[];

/** Alike on every line of the same goods. */
const goodsFields = ['quantity', 'title', 'imageUrl', 'internationalNo'] as const;

export function checkOrder(order: DomesticOrder, { today }: RuleContext): Problems {
  return [
    ...checkImages(order.lines),
    ...order.lines.flatMap((line) => checkCollected(line, today)),
    ...byGoods(order).flatMap((lines) => [...checkAgreed(lines), ...checkParcels(lines)]),
  ];
}

/** A parcel is collected now or soon; a moment in a far year is a slip of the keyboard. Days are China's. */
function checkCollected({ id, values: { rtsTime } }: ParcelLine, today: string): Problems {
  if (rtsTime === undefined) return [];
  const date = new Date((Number(rtsTime) + 8 * 3600) * 1000).toISOString().slice(0, 10);
  const limit = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (date <= limit) return [];
  return [problem('rts.farAhead', { severity: 'warning', field: 'rtsTime', line: id, params: { date } })];
}

function checkAgreed(lines: readonly ParcelLine[]): Problems {
  return goodsFields.flatMap((field) => {
    const first = lines.find(({ values }) => values[field] !== undefined);
    if (!first) return [];
    const expected = String(first.values[field]);
    return lines.flatMap(({ id, values }) => {
      const value = values[field];
      if (value === undefined || String(value) === expected) return [];
      return [
        problem('goods.disagree', {
          field,
          line: id,
          params: { value: String(value), other: expected, otherLine: first.id },
          fix: { type: 'set', cells: [{ line: id, field, value: expected }] },
        }),
      ];
    });
  });
}

/** One parcel may hold several goods, but not the same goods twice. */
function checkParcels(lines: readonly ParcelLine[]): Problems {
  const firsts = new Map<string, number>();
  return lines.flatMap(({ id, values: { domesticNo } }) => {
    if (domesticNo === undefined) return [];
    const first = firsts.get(domesticNo);
    if (first === undefined) {
      firsts.set(domesticNo, id);
      return [];
    }
    return [problem('parcel.repeated', { field: 'domesticNo', line: id, params: { domesticNo, otherLine: first } })];
  });
}
