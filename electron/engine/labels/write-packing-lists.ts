import { Failure } from '#shared/contract/failure.ts';
import type { LeftOut } from '#shared/contract/labels.ts';
import { MOST_LISTS } from '#shared/contract/packing-lists.ts';
import type { Output, Parsed } from '#shared/contract.ts';
import { translator } from '#shared/text/index.ts';
import { localDay } from '#shared/text/local-time.ts';
import type { EngineContext } from '../context.ts';
import { refuseSource, writeWhole } from '../report/report.ts';
import { runInWorker, workerUrl } from '../worker/worker.ts';
import { namedOrders } from './label-notes.ts';
import { officeOf } from './office.ts';
import { packingList } from './packing-list.ts';
import type { MadeLists, PackingListTask } from './packing-list-worker.ts';
import { type Left, planLabels } from './plan-labels.ts';

const LIMITS = { timeoutMs: 600_000, memoryMb: 1024 } as const;

/**
 * The packing lists of a run's orders as one file, whole or not at all.
 *
 * @throws Failure `labels.kind`, `packing.tooMany`, `report.notWritable`, `report.overSource`, `run.unknown`
 */
export async function writePackingLists(
  context: EngineContext,
  { run, orders, type, format, out, ifTaken, anyway, lang }: Parsed<'packingLists.write'>,
): Promise<Output<'packingLists.write'>> {
  if (ifTaken === 'replace') await refuseSource(context, run, out);
  const t = translator(lang);
  const plan = await planLabels(context, { run, orders, anyway, said: {} });
  if (plan.orders.length > MOST_LISTS)
    throw new Failure('packing.tooMany', { orders: plan.orders.length, most: MOST_LISTS });
  const about = { type, office: officeOf(context.store), today: localDay(context.ports.clock.now()) };
  const task: PackingListTask = { lists: plan.orders.map((order) => packingList(order, about, t)), format, lang };
  const entry = workerUrl(import.meta.url, 'packing-list-worker');
  const made = await runInWorker<never, MadeLists>(entry, task, LIMITS);
  if (made.type === 'crashed') throw new Error(`packing lists: ${made.error}`);
  if (made.type !== 'done') throw new Failure('labels.tooLarge');
  const lacking = made.value.lacking.map((left): Left => ({ ...left, reason: 'characters' }));
  const left = [...plan.left, ...lacking].map(
    ({ key, reason, what = '' }): LeftOut => ({ key, reason, text: t(`labels:list.left.${reason}`, { key, what }) }),
  );
  const foreign = plan.orders.filter((order) => order.foreign).map(({ key }) => key);
  const notes = foreign.length > 0 ? [t('labels:note.foreign', { orders: namedOrders(foreign, t) })] : [];
  const files = made.value.file ? [{ path: await writeWhole(out, made.value.file, ifTaken), notes }] : [];
  return { files, orders: made.value.orders, left };
}
