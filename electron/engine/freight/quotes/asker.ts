import { Failure } from '#shared/contract/failure.ts';
import type { EngineContext } from '../../context.ts';
import { createAttempts } from '../../ledger/attempts.ts';
import type { Lanes } from '../../ledger/lanes.ts';
import { openFreightPartner } from '../../partners/partners.ts';
import type { QuotePurpose } from '../../store/freight-quotes.ts';
import { type Asked, askPrices } from './ask-prices.ts';
import type { FreightScope } from './price-orders.ts';
import type { Question } from './question.ts';

/** Asks partners for prices, and can be told to stop. */
export interface Asker {
  /** Stores the answers as they come. @throws Failure `freight.stopped`, `account.*` */
  ask(scope: FreightScope, purpose: QuotePurpose, questions: readonly Question[]): Promise<Asked>;
  /** Ends the asking about one run, or about all of them; resolves when nothing is under way. */
  stop(run?: string): Promise<void>;
}

interface UnderWay {
  readonly run: string;
  readonly controller: AbortController;
  readonly done: Promise<unknown>;
}

export function createAsker(context: EngineContext, lanes: Lanes): Asker {
  const { accounts, ports, store, events } = context;
  const underWay = new Set<UnderWay>();

  async function askNow(
    scope: FreightScope,
    purpose: QuotePurpose,
    questions: readonly Question[],
    signal: AbortSignal,
  ) {
    const { run, kind, account } = scope;
    const partner = openFreightPartner(kind, await accounts.open(account), ports);
    if (!partner) throw new Error(`${kind.id} has no prices to ask for`);
    const asked = await askPrices(questions, {
      run,
      account,
      kind: kind.id,
      purpose,
      partner,
      lane: lanes(account),
      clock: ports.clock,
      store: { attempts: createAttempts(store.db), quotes: store.freightQuotes },
      signal,
      onAnswer: (done) => events.emit({ type: 'freight-progress', run, done, total: questions.length }),
    });
    if (signal.aborted) throw new Failure('freight.stopped');
    return asked;
  }

  return {
    async ask(scope, purpose, questions) {
      if (questions.length === 0) return { asked: 0, quoted: 0, failed: 0 };
      const controller = new AbortController();
      const done = askNow(scope, purpose, questions, controller.signal);
      const entry: UnderWay = { run: scope.run, controller, done };
      underWay.add(entry);
      try {
        return await done;
      } finally {
        underWay.delete(entry);
      }
    },
    async stop(run) {
      const ending = [...underWay].filter((entry) => run === undefined || entry.run === run);
      for (const { controller } of ending) controller.abort();
      await Promise.allSettled(ending.map(({ done }) => done));
    },
  };
}
