import Big from 'big.js';
import type { PackingListType } from '#shared/contract/packing-lists.ts';
import { boxTotals } from '#shared/freight/weights.ts';
import type { PackedBox } from '#shared/kinds/packing.ts';
import type { Translate } from '#shared/text/index.ts';
import type { Office } from './office.ts';
import type { LabelOrder } from './plan-labels.ts';

/** `text`: as it stands, also what looks like a number. `decimal`: an exact decimal as text, a number in a workbook. */
export interface ListColumn {
  readonly header: string;
  readonly type: 'text' | 'number' | 'decimal';
  /** Share of the sheet's width. */
  readonly width: number;
}

export type ListCell = string | number | null;

/** What stands on the packing list of one order, whatever it is written as. */
export interface PackingList {
  readonly key: string;
  readonly title: string;
  /** What it must not be taken for, such as a practice order's; empty for an accepted one. */
  readonly stamp: string;
  readonly office: Office;
  readonly head: readonly (readonly [caption: string, value: string])[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListCell[])[];
  /** One value per column, too. */
  readonly totals: readonly ListCell[];
}

interface About {
  readonly type: PackingListType;
  readonly office: Office;
  /** `yyyy-MM-dd` */
  readonly today: string;
}

/**
 * A row for each SKU of each box. What is true of a box stands in its first row alone, so that columns add up to the foot, which counts
 * every box number once.
 */
export function packingList(order: LabelOrder, { type, office, today }: About, t: Translate): PackingList {
  const { packing, partnerNo, stamps, key } = order;
  const head = [
    [t('labels:mark.reference'), packing.referenceNo],
    [t('labels:mark.partnerNo'), partnerNo ?? ''],
    [t('labels:list.warehouse'), packing.warehouse],
    [t('labels:list.shipped'), packing.shipped ?? ''],
    [t('labels:list.eta'), packing.eta ?? ''],
    [t('labels:list.shipper'), packing.shipper ?? ''],
    [t('labels:list.printed'), today],
  ] as const;
  const { boxes, units, kg, m3 } = boxTotals(packing.boxes);
  return {
    key,
    title: t(`labels:list.title.${type}`),
    stamp: stamps
      .filter((stamp) => stamp !== 'markOnly')
      .map((stamp) => t(`labels:stamp.${stamp}`))
      .join(' · '),
    office,
    head: head.filter(([, value]) => value !== ''),
    columns: [
      { header: t('labels:mark.boxNo'), type: 'text', width: 10 },
      { header: t('labels:list.boxes'), type: 'number', width: 5 },
      { header: 'SKU', type: 'text', width: 14 },
      { header: t('labels:list.piecesEach'), type: 'number', width: 7 },
      { header: t('labels:list.pieces'), type: 'number', width: 7 },
      { header: t('labels:list.kgEach'), type: 'decimal', width: 8 },
      { header: t('labels:list.kg'), type: 'decimal', width: 8 },
      { header: t('labels:list.size'), type: 'text', width: 14 },
      { header: t('labels:list.m3'), type: 'decimal', width: 8 },
      { header: t('labels:list.remark'), type: 'text', width: 19 },
    ],
    rows: packing.boxes.flatMap(boxRows),
    totals: [t('labels:list.total'), boxes, null, null, units, null, kg, null, m3, null],
  };
}

function boxRows(box: PackedBox): ListCell[][] {
  const { boxNo, count, weightKg, lengthCm, widthCm, heightCm, contents } = box;
  const sides = [lengthCm, widthCm, heightCm];
  const whole = boxTotals([box]);
  return contents.map(({ sku, pieces, remark = null }, at) => {
    const ofBox = (value: ListCell | undefined): ListCell => (at === 0 ? (value ?? null) : null);
    return [
      boxNo,
      ofBox(count),
      sku,
      pieces,
      Number(new Big(pieces).times(count).toFixed()),
      ofBox(weightKg),
      ofBox(weightKg && whole.kg),
      ofBox(sides.includes(undefined) ? null : sides.join(' × ')),
      ofBox(sides.includes(undefined) ? null : whole.m3),
      remark,
    ];
  });
}
