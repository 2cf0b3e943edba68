import { chooseServices, totalOf } from '#engine/freight/freight.ts';
import type { FreightTotals } from '#shared/contract/freight.ts';
import type { OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { OrderPreview } from '../output/events.ts';
import { everyItem } from './every-item.ts';
import type { CommandContext } from './run-command.ts';
import { tellSummary } from './tell-run.ts';

/**
 * Tells what a run's orders weigh and would cost, and its summary: by rate cards for kinds with boxes, by the partner's
 * previews for kinds that are previewed before they are booked.
 *
 * @param rates the id of the rate card to use alone; without it all that are valid
 */
export async function tellCosts(context: CommandContext, run: Run, rates?: string): Promise<void> {
  const { output, t } = context;
  const kind = findKind(run.kind);
  if (kind?.boxes) {
    tellSummary(context, run, { freight: await tellWeights(context, run, rates) });
    return;
  }
  if (kind?.freight) await tellPreviews(context, run);
  else output.say(t('freight:kind.noBoxes', { kind: kindLabel(run.kind, t.lang) }));
  tellSummary(context, run);
}

const pageSize = 200;

/** One event per order with its weights and quotes. @returns what the run comes to */
async function tellWeights(
  { engine, output }: CommandContext,
  { id: run }: Run,
  rates?: string,
): Promise<FreightTotals> {
  const cards = rates === undefined ? {} : { cards: [rates] };
  for (let offset = 0; ; offset += pageSize) {
    const page = { run, offset, limit: pageSize };
    const weights = await engine.call('freight.weights', page);
    const prices = await engine.call('freight.prices', { ...page, ...cards });
    const priced = new Map(prices.items.map((item) => [item.order, item]));
    for (const { order, key, state, ...weighed } of weights.items) {
      const { quotes = [], unmatched = [] } = priced.get(order) ?? {};
      output.event({ type: 'order', key, state, freight: { ...weighed, quotes, unmatched } });
    }
    if (weights.items.length === 0 || offset + weights.items.length >= weights.total) break;
  }
  return engine.call('freight.totals', { run, ...cards });
}

/**
 * One event per order with what the partner offers for each of its lines, for kinds that are previewed before they are
 * booked. Nothing is booked or chosen.
 */
async function tellPreviews(context: CommandContext, run: Run): Promise<void> {
  const { engine, output, t } = context;
  // Orders with mistakes cannot be previewed; an estimate needs no more than goods and destination.
  if (run.counts.incomplete > 0) await engine.call('freight.estimate', { run: run.id });
  await engine.call('freight.preview', { run: run.id });
  const quotes = everyItem((offset, limit) => engine.call('freight.quotes', { run: run.id, offset, limit }));
  if (run.target === 'practice') output.say(t('freight:preview.practice'));
  for await (const quote of quotes) {
    output.event({ type: 'order', key: quote.key, state: quote.state, preview: previewOf(context, run, quote) });
  }
}

function previewOf({ t }: CommandContext, run: Run, { purpose, failure, lines }: OrderQuote): OrderPreview {
  const best = (policy: 'cheapest' | 'fastest') =>
    chooseServices(lines, new Map(), policy).map(({ service }) => service);
  const [cheapest, fastest] = [best('cheapest'), best('fastest')];
  return {
    purpose,
    failure: failure && renderProblem(t, findKind(run.kind), { ...failure, field: null }),
    lines: lines.map(({ itemId, skuId, options }, index) => ({
      itemId,
      skuId,
      options: options.map((option) => ({
        ...option,
        cheapest: option === cheapest[index],
        fastest: option === fastest[index],
      })),
    })),
    cheapest: totalOf(cheapest),
  };
}
