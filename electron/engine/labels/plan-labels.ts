import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import { isDoubtful, type LeftOut } from '#shared/contract/labels.ts';
import type { ShownState } from '#shared/contract/run.ts';
import type { Packing } from '#shared/kinds/packing.ts';
import { type LabelSettings, settingsFor } from '#shared/labels/label-settings.ts';
import { cellReader } from '../check/check.ts';
import { type EngineContext, runOf } from '../context.ts';
import { openScope, orderOf } from '../run-scope.ts';
import type { Stamp } from './label-content.ts';

/** An order whose cartons get labels. */
export interface LabelOrder {
  readonly key: string;
  readonly partnerNo: string | null;
  readonly packing: Packing;
  readonly settings: LabelSettings;
  readonly stamps: readonly Stamp[];
  /** The partner had it already, and not from here: its boxes may be others. */
  readonly foreign: boolean;
}

/** Why an order gets none. */
export type Left = Pick<LeftOut, 'key' | 'reason'> & { readonly what?: string };

export interface LabelPlan {
  readonly orders: readonly LabelOrder[];
  readonly left: readonly Left[];
}

/** What labels, or papers that go with the goods, are asked for. */
export interface Wanted {
  readonly run: string;
  /** Keys; undefined for all. */
  readonly orders?: readonly string[] | undefined;
  readonly anyway: boolean;
  readonly said: Partial<LabelSettings>;
}

type Standing = 'accepted' | 'draft' | 'rejected' | 'shelved' | 'withdrawn' | 'unknown' | 'incomplete';

/** What an order's state says of its boxes (`labels.md`, "Checks before printing"). */
const standings: Readonly<Record<ShownState, Standing>> = {
  accepted: 'accepted',
  exists: 'accepted',
  ready: 'draft',
  queued: 'draft',
  rejected: 'rejected',
  shelved: 'shelved',
  withdrawn: 'withdrawn',
  unknown: 'unknown',
  // Its request may have left.
  sending: 'unknown',
  incomplete: 'incomplete',
  held: 'incomplete',
};

const BATCH = 50;

/**
 * The orders of a run whose boxes can be printed, from its lines, which nothing changes any more once they were sent; and all
 * others with the reason why not. Other calls are answered in between.
 *
 * @throws Failure `run.unknown`, `labels.kind` for a kind without boxes
 */
export async function planLabels(
  context: EngineContext,
  { run: id, orders, anyway, said }: Wanted,
): Promise<LabelPlan> {
  const { store } = context;
  const run = runOf(context, id);
  const scope = openScope(context, id);
  const { kind } = scope;
  if (!kind.packing) throw new Failure('labels.kind', { kind: kind.id });
  const office = store.settings.all();
  const reader = cellReader(kind, scope.check);
  const wanted = orders && new Set(orders);
  const planned: LabelOrder[] = [];
  const left: Left[] = [];
  for (let position = 0; ; ) {
    const page = store.orders.after(id, position, BATCH);
    const last = page.at(-1);
    if (!last) break;
    for (const { id: order, key, shown, partnerNo } of page) {
      if (wanted && !wanted.delete(key)) continue;
      const standing = standings[shown];
      if (standing === 'incomplete' || (isDoubtful(standing) && !anyway)) {
        left.push({ key, reason: standing });
        continue;
      }
      const packing = kind.packing(orderOf(store, scope, order, key, reader));
      const reason = boxFault(packing);
      if (reason) {
        left.push({ key, reason });
        continue;
      }
      const stamps: Stamp[] = [
        ...(run.target === 'practice' ? (['practice'] as const) : []),
        ...(standing === 'accepted' ? [] : [standing]),
        ...(packing.ownBoxNos ? [] : (['markOnly'] as const)),
      ];
      const foreign = shown === 'exists' && store.orders.summary(order)?.existing === 'partner';
      planned.push({
        key,
        partnerNo,
        packing,
        settings: settingsFor(office, packing.warehouse, said),
        stamps,
        foreign,
      });
    }
    position = last.position;
    await turn();
  }
  return {
    orders: planned,
    left: [...left, ...[...(wanted ?? [])].map((key) => ({ key, reason: 'missing' }) as const)],
  };
}

/** What keeps an order's boxes from being told apart; lines of old runs are cleared, which leaves no boxes. */
function boxFault({ boxes }: Packing): 'noBoxes' | 'unsureBoxes' | null {
  if (boxes.length === 0) return 'noBoxes';
  return boxes.some(({ boxNo, count }) => boxNo === '' || count < 1) ? 'unsureBoxes' : null;
}
