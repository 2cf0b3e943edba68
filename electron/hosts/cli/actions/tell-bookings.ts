import type { OrderQuote } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Session } from '../session.ts';
import { everyItem } from './every-item.ts';

/** One event per order with the companies that were chosen and what they cost; for kinds that are previewed first. */
export async function tellBookings({ engine, output }: Session, run: Run): Promise<void> {
  if (!findKind(run.kind)?.freight) return;
  const quotes = everyItem((offset, limit) => engine.call('freight.quotes', { run: run.id, offset, limit }));
  for await (const quote of quotes) {
    const companies = companiesOf(quote);
    if (companies.length === 0) continue;
    output.event({ type: 'booking', key: quote.key, companies, previewed: quote.total, booked: quote.booked });
  }
}

function companiesOf({ lines }: OrderQuote): string[] {
  const names = lines.map(({ options, serviceId }) => options.find((option) => option.serviceId === serviceId));
  return [...new Set(names.flatMap((option) => (option ? [option.companyName] : [])))];
}
