import type { Calendar } from '../calendar.ts';
import { isList, isObject, type JsonObject } from '../json.ts';
import type { LedgerRecord } from '../ledger.ts';
import { answerFaults, type Fate, happens, type LifeSpec, type LifeStage, stageOn } from '../life.ts';

/** Codes of the practice warehouse's own; the vendor has published none, and shows 100 in a sample. */
const statuses: Readonly<Record<LifeStage['name'], readonly [string, string]>> = {
  draft: ['100', 'Draft'],
  confirmed: ['200', 'Confirmed'],
  arrived: ['300', 'Arrived'],
  partly: ['400', 'Putting away'],
  done: ['500', 'Put away'],
};

/**
 * A stored order as `poList` tells of it, by the days that have passed since; null when this answer leaves it out. Numbers are
 * text here and blank there, as the vendor's own are; a SKU may have several lines.
 *
 * @param question counts the answers: what is wrong with one need not be wrong with the next
 */
export function listedOrder(
  record: LedgerRecord,
  life: LifeSpec,
  calendar: Calendar,
  question: number,
): JsonObject | null {
  const { orderNo, reference, body, at } = record;
  const [silent, stale, contradict] = answerFaults.map((fault) =>
    happens(life.answers[fault], life.seed, fault, reference, question),
  );
  if (silent) return null;
  const has = (fate: Fate) => happens(life.fates[fate], life.seed, fate, reference);
  const age = calendar.age(record);
  const stage = stageOn(stale ? Math.max(0, age - 1) : age, has('late'), has('unconfirmed'));
  const [status, statusMsg] = statuses[stage.name];
  const onDay = (day: number | null) => (day === null ? '' : wallTime(calendar.dayOf(record, day)));

  const details = isList(body.packingDetails) ? body.packingDetails.filter(isObject) : [];
  const boxes = [...new Map(details.map((detail) => [String(detail.boxNo), detail])).values()];
  const sum = (value: (box: JsonObject) => number) => boxes.reduce((total, box) => total + value(box), 0);
  const cubicCm = (box: JsonObject) =>
    Number(box.lengthDeclared) * Number(box.widthDeclared) * Number(box.heightDeclared) * Number(box.boxQty);
  return {
    orderNo,
    referenceNo: reference,
    shippingPlanNo: orderNo.replace(/^E/, 'A').replace(/O$/, 'S'),
    shipperName: 'Practice',
    status,
    statusMsg,
    dateCreated: wallTime(Date.parse(at)),
    deliveredDate: onDay(stage.arrivedOn),
    boxNumber: String(sum((box) => Number(box.boxQty))),
    totalVolumeDeclared: (sum(cubicCm) / 1_000_000).toFixed(6),
    totalVolumeUnit: 'M3',
    packingDetails: details.map((detail, index) => {
      const forecast = Number(detail.productQty) * Number(detail.boxQty);
      const isLast = index === details.length - 1;
      const lacks = has('short') && isLast ? Math.max(1, Math.floor(forecast / 10)) : 0;
      const more = has('over') && index === 0 ? 1 : 0;
      const there = { done: forecast - lacks + more, partly: Math.floor(forecast / 2) }[String(stage.name)];
      return {
        sku: String(detail.sku),
        skuNameEn: '',
        skuNameLocal: '',
        forecastAmount: forecast - (contradict && index === 0 ? 1 : 0),
        putAwayQty: there === undefined ? '' : String(there),
        putAwayTime: there === undefined ? '' : onDay(stage.putAwayOn),
      };
    }),
  };
}

/** `yyyy-MM-dd HH:mm:ss`; the zone is not said. */
function wallTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
