import Big from 'big.js';
import { z } from 'zod';
import type { Reported, ReportedSku } from '#shared/follow-up/reported.ts';
import type { ListedOrder } from './po-list.ts';

/** Longer texts of a warehouse are cut. */
const MAX_TEXT = 300;

const scalar = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const blank = z.literal('').transform((): null => null);

/** A number or a text that is one, whole; blank is none, which is not 0. More digits than a double holds are no count. */
const count = scalar.pipe(
  z.union([
    blank,
    z
      .string()
      .regex(/^\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/)
      .transform((text) => Number(new Big(text).toFixed()))
      .pipe(z.int().min(0)),
  ]),
);

const decimal = scalar.pipe(
  z.union([
    blank,
    z
      .string()
      .regex(/^\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/)
      .transform((text) => new Big(text).toFixed()),
  ]),
);

const words = scalar.transform((value) => value.slice(0, MAX_TEXT));
const wordsOrNone = words.pipe(z.union([blank, z.string()]));

const detail = z.object({
  sku: scalar.pipe(z.string().min(1)),
  skuNameEn: words,
  skuNameLocal: words,
  forecastAmount: count,
  putAwayQty: count,
  putAwayTime: wordsOrNone,
});

const order = z.object({
  orderNo: wordsOrNone,
  status: words,
  statusMsg: words,
  shippingPlanNo: wordsOrNone,
  dateCreated: wordsOrNone,
  deliveredDate: wordsOrNone,
  boxNumber: count,
  totalVolumeDeclared: decimal,
  totalVolumeUnit: words,
  packingDetails: z
    .union([z.literal('').transform(() => []), z.array(detail)])
    .nullish()
    .transform((list) => list ?? []),
});

/**
 * One order of `poList`: numbers come as numbers or as text, `""` is none. Its lines are added up per SKU, since one SKU may
 * have several. Null when anything of it that counts cannot be read: nothing is concluded from half of an answer.
 */
export function readReport(listed: ListedOrder): Reported | null {
  const read = order.safeParse(listed);
  if (!read.success) return null;
  const { data } = read;
  const skus = [...Map.groupBy(data.packingDetails, ({ sku }) => sku)].map(
    ([sku, lines]): ReportedSku => ({
      sku,
      name: lines.map(({ skuNameLocal, skuNameEn }) => skuNameLocal || skuNameEn).find((name) => name !== '') ?? '',
      forecast: sum(lines.map(({ forecastAmount }) => forecastAmount)),
      putAway: sum(lines.map(({ putAwayQty }) => putAwayQty)),
      putAwayAt: latest(lines.map(({ putAwayTime }) => putAwayTime)),
    }),
  );
  const counts = skus.flatMap(({ forecast, putAway }) => [forecast ?? 0, putAway ?? 0]);
  if (!counts.every(Number.isSafeInteger)) return null;
  return {
    orderNo: data.orderNo,
    status: data.status,
    statusText: data.statusMsg,
    planNo: data.shippingPlanNo,
    createdAt: data.dateCreated,
    deliveredAt: data.deliveredDate,
    boxes: data.boxNumber,
    volume: data.totalVolumeDeclared,
    volumeUnit: data.totalVolumeUnit,
    skus,
  };
}

/** None only where none says anything. */
function sum(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : given.reduce((total, value) => total + value, 0);
}

/** `yyyy-MM-dd HH:mm:ss` sorts as text. */
function latest(values: readonly (string | null)[]): string | null {
  return values.reduce((last, value) => (value !== null && (last === null || value > last) ? value : last), null);
}
