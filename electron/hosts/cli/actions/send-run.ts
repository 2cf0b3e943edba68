import type { EngineEvent } from '#shared/contract/events.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { Counts, OrderState, Run } from '#shared/contract/run.ts';
import type { Money } from '#shared/freight/quote.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { bookedWords } from '#shared/text/booked-words.ts';
import type { Translate } from '#shared/text/index.ts';
import { holdWords } from '#shared/text/outcome-words.ts';
import type { OrderEvent } from '../output/events.ts';
import { everyItem } from './every-item.ts';
import { type CommandContext, tellBroken, tellWhatBroke } from './run-command.ts';
import { tellOrder, toldState } from './tell-unknown.ts';

/** The states that an order stays in. One that is unknown for now is asked about; what is left unknown is told at the end. */
const settledStates: ReadonlySet<OrderState> = new Set(['accepted', 'exists', 'rejected']);

/** Sends a run (or goes on with it) and tells each order's outcome once, an unknown one with its evidence; Ctrl+C pauses it. */
export async function sendRun(context: CommandContext, checked: Run, start: () => Promise<Run>): Promise<Run> {
  const { engine, output, t, interrupted } = context;
  const told = new Map<string, OrderEvent['state']>();
  let isQueued = false;
  const tell = (order: {
    key: string;
    state: OrderEvent['state'];
    partnerNo: string | null;
    message: string | null;
  }) => {
    if (told.get(order.key) === order.state) return;
    told.set(order.key, order.state);
    output.event({
      type: 'order',
      key: order.key,
      state: order.state,
      target: checked.target,
      ...(order.partnerNo ? { partnerNo: order.partnerNo } : {}),
      ...(order.message ? { message: order.message } : {}),
    });
  };
  const listen = (event: EngineEvent) => {
    if (event.type === 'order' && settledStates.has(event.state)) tell(event);
    if (event.type === 'queue-progress') output.event({ type: 'queueing', done: event.done, total: event.total });
    if (event.type === 'run' && isQueued) tellProgress(context, event.run.counts);
  };
  const unsubscribe = engine.subscribe(listen);
  try {
    const started = await start().catch((error: unknown) => begunAllTheSame(context, checked, error));
    isQueued = true;
    const { id, kind, target, account } = started;
    context.progress.sent = id;
    const partner = findKind(kind)?.partner ?? kind;
    output.say(t(`cli:target.${target}`, { partner, account: account ?? '' }));
    tellNew(context, started);
    const pause = () => void engine.call('submissions.pause', { run: id });
    interrupted.addEventListener('abort', pause, { once: true });
    if (interrupted.aborted) pause();
    const settled = await orBroken(context, id, () => engine.call('submissions.settled', { run: id }));
    interrupted.removeEventListener('abort', pause);
    if (!settled) return (await orBroken(context, id, () => engine.call('runs.get', { run: id }))) ?? started;
    const { run } = settled;
    const orders = everyItem((offset, limit) => engine.call('orders.window', { run: id, offset, limit }));
    for await (const order of orders) {
      if (order.state === 'unknown') await tellOrder(context, run, order);
      else tell({ ...order, state: toldState(order) });
    }
    tellProgress(context, run.counts);
    tellNew(context, run);
    const broke = run.hold && brokenOff(run.hold);
    if (broke) tellWhatBroke(context, run.id, broke);
    else if (run.hold) output.say(holdText(t, run.id, run.hold));
    else if (interrupted.aborted) output.say(t('cli:interrupted'));
    if (findKind(kind)?.drafts && target === 'production') output.say(t('cli:draft'));
    return run;
  } finally {
    unsubscribe();
  }
}

/**
 * A store that takes nothing any more may have taken the orders before: only where it says that the run is not being sent (what
 * stands in its queue is taken back then), is nothing sent, and the failure the command's. An office that cannot be asked is waited
 * for: nothing is queued, and the run can be sent later.
 */
async function begunAllTheSame(context: CommandContext, checked: Run, error: unknown): Promise<Run> {
  if (error instanceof Failure && error.code.startsWith('ledger.')) {
    tellBroken(context, checked.id, error);
    return checked;
  }
  if (!(error instanceof Failure) || !error.code.startsWith('store.')) throw error;
  const run = await context.engine.call('runs.get', { run: checked.id }).catch(() => null);
  if (run && run.state === checked.state && isUnsent(run, checked)) throw error;
  tellBroken(context, checked.id, error);
  return run ?? checked;
}

const isUnsent = ({ counts: now }: Run, { counts: before }: Run) =>
  (['accepted', 'exists', 'rejected', 'unknown'] as const).every((state) => now[state] === before[state]);

/** What broke a run off, when it was no partner's answer and no person. */
function brokenOff({ reason, params }: NonNullable<Run['hold']>): Told | null {
  if (reason === 'internal') return { code: reason, params };
  return reason === 'store' || reason === 'office' ? { code: String(params.code), params } : null;
}

/** How many orders are sent, where others are at the partner already. */
function tellNew({ output, t }: CommandContext, { target, counts, standing: { existsUnsent: there } }: Run): void {
  const { accepted, exists, rejected, shelved, unknown, queued } = counts;
  const count = accepted + exists + rejected + shelved + unknown + queued - there;
  if (there > 0) output.say(t(`cli:there.${target}`, { count, there }));
}

/**
 * Sending, and what is done once orders have left: what breaks it then (a full disk, a locked store, a bug) is said, and the
 * command goes on to its summary. What breaks it before is the command's failure.
 */
export async function orBroken<T>(
  context: CommandContext,
  run: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (context.progress.sent === null) throw error;
    tellBroken(context, run, error);
    return undefined;
  }
}

type Told = Pick<Failure, 'code' | 'params'>;

/** This process ends before a ban does, so the run is not said to go on by itself. */
function holdText(t: Translate, run: string, hold: NonNullable<Run['hold']>): string {
  const { until } = hold;
  if (until !== undefined) return t('cli:held.until', { run, time: new Date(until).toLocaleString(t.lang) });
  return t('cli:held', { run, reason: holdWords(t, hold) });
}

function tellProgress({ output }: CommandContext, counts: Counts): void {
  const done = counts.accepted + counts.exists + counts.rejected + counts.shelved + counts.withdrawn + counts.unknown;
  output.event({ type: 'progress', done, total: done + counts.queued + counts.ready });
}

/** One event per order with the companies that were chosen and what they cost, and the total; for kinds that are previewed first. */
export async function tellBookings({ engine, output, t }: CommandContext, run: Run): Promise<void> {
  if (!findKind(run.kind)?.freight) return;
  const quotes = everyItem((offset, limit) => engine.call('freight.quotes', { run: run.id, offset, limit }));
  for await (const quote of quotes) {
    const companies = companiesOf(quote);
    if (companies.length === 0) continue;
    output.event({ type: 'booking', key: quote.key, companies, previewed: quote.total, booked: quote.booked });
  }
  const booked = await engine.call('freight.chosen', { run: run.id, state: 'accepted' });
  if (booked.sums.length > 0) output.say(bookedWords(t, run.target, booked));
}

/** `12.50 USD + 8 CNY` */
export function sumWords(sums: readonly Money[]): string {
  return sums.map(({ amount, currency }) => `${amount} ${currency}`.trim()).join(' + ');
}

function companiesOf({ lines }: OrderQuote): string[] {
  const names = lines.map(({ options, serviceId }) => options.find((option) => option.serviceId === serviceId));
  return [...new Set(names.flatMap((option) => (option ? [option.companyName] : [])))];
}
