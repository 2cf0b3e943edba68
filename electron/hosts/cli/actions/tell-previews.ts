import { chooseServices, totalOf } from '#engine/freight/freight.ts';
import type { OrderQuote } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { OrderPreview } from '../output/events.ts';
import type { Session } from '../session.ts';
import { everyItem } from './every-item.ts';

/**
 * One event per order with what the partner offers for each of its lines, for kinds that are previewed before they are
 * booked. Nothing is booked or chosen.
 */
export async function tellPreviews(session: Session, run: Run): Promise<void> {
  const { engine, output } = session;
  // Orders with mistakes cannot be previewed; an estimate needs no more than goods and destination.
  if (run.counts.incomplete > 0) await engine.call('freight.estimate', { run: run.id });
  await engine.call('freight.preview', { run: run.id });
  const quotes = everyItem((offset, limit) => engine.call('freight.quotes', { run: run.id, offset, limit }));
  for await (const quote of quotes) {
    output.event({ type: 'order', key: quote.key, state: quote.state, preview: describe(session, run, quote) });
  }
}

function describe({ t }: Session, run: Run, { purpose, failure, lines }: OrderQuote): OrderPreview {
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
