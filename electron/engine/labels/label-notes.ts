import type { Translate } from '#shared/text/index.ts';
import type { Cartons } from './carton-labels.ts';
import type { LabelContent, LeftOff, Stamp } from './label-content.ts';

/** One box number of an order as it is printed. */
export type Seen = Cartons &
  LabelContent & {
    readonly leftOff: readonly LeftOff[];
    readonly codeAs: 'code128' | 'notAscii' | 'tooLong';
  };

/** Order numbers that a sentence names; the others are counted. */
const NAMED = 3;

/** Order numbers as a sentence names them. */
export function namedOrders(keys: readonly string[], t: Translate): string {
  const names = keys.slice(0, NAMED).join(t('labels:comma'));
  return keys.length > NAMED ? t('labels:andMore', { names, count: keys.length - NAMED }) : names;
}

/** What a person should know before printing, a sentence for each: nothing differs from the order without a word. */
export function labelNotes(seen: readonly Seen[], t: Translate): string[] {
  const told = (key: NoteKey, of: readonly Seen[], example = '') => {
    const keys = [...new Set(of.map(({ order }) => order.key))];
    return keys.length === 0 ? [] : [t(`labels:note.${key}`, { orders: namedOrders(keys, t), example })];
  };
  const stamped = (stamp: Stamp) => seen.filter(({ stamps }) => stamps.includes(stamp));
  const without = (what: LeftOff) => seen.filter(({ leftOff }) => leftOff.includes(what));
  const notAscii = seen.filter(({ codeAs }) => codeAs === 'notAscii');
  const tooLong = seen.filter(({ codeAs }) => codeAs === 'tooLong');
  const suffixed = seen.filter(({ order, boxQty }) => order.settings.boxSuffix && boxQty > 1);
  const shared = sharedCodes(seen);
  return [
    ...told('practice', stamped('practice')),
    ...told('draft', stamped('draft')),
    ...told('rejected', stamped('rejected')),
    ...told('shelved', stamped('shelved')),
    ...told('withdrawn', stamped('withdrawn')),
    ...told('unknown', stamped('unknown')),
    ...told(
      'foreign',
      seen.filter(({ order }) => order.foreign),
    ),
    ...told('portal', stamped('markOnly')),
    ...told('sameCode', shared, shared[0]?.code),
    ...told('notAscii', notAscii, notAscii[0]?.code),
    ...told('tooLong', tooLong, tooLong[0]?.code),
    ...told('suffix', suffixed, suffixed[0]?.boxNo),
    ...told('contents', without('contents')),
    ...told('remark', without('remark')),
    ...told('shipper', without('shipper')),
  ];
}

type NoteKey =
  | Exclude<Stamp, 'markOnly'>
  | LeftOff
  | 'foreign'
  | 'portal'
  | 'sameCode'
  | 'notAscii'
  | 'tooLong'
  | 'suffix';

/** Box numbers that several orders for one warehouse have: a scanner cannot tell their cartons apart. */
function sharedCodes(seen: readonly Seen[]): Seen[] {
  const own = seen.filter(({ order }) => order.packing.ownBoxNos);
  const byCode = Map.groupBy(own, ({ warehouse, code }) => JSON.stringify([warehouse, code]));
  return [...byCode.values()].filter((of) => new Set(of.map(({ order }) => order.key)).size > 1).flat();
}
