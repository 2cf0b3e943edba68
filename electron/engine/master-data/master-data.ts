/**
 * What a partner says of an account's warehouses and of the goods it knows: asked when a person wants it, kept with when it was said, and
 * used in checking, in freight by country and in the choices of the grid. Most of the asking is the partner's
 * (`partners/etower/master-data.ts`); what is warned about is `check/`'s.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { MasterDataState } from '#shared/contract/master-data.ts';
import { cellReader } from '../check/check.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import { recheckRuns } from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { LONG_BAN } from '../ledger/ledger.ts';
import { type MasterDataPartner, type MasterDataResult, openMasterData } from '../partners/partners.ts';
import { writeTemplate } from '../report/report.ts';
import { openScope, orderOf } from '../run-scope.ts';

/** The kind that registers goods. */
const PRODUCTS = 'product-create';
/** Orders read in one go. */
const PAGE = 200;
/** Sending must have been quiet for so long (ms) before something is asked. */
const QUIET = 500;
/** How long (ms) a person waits for sending to be quiet. */
const PATIENCE = 60_000;

export function masterDataHandlers(context: EngineContext): Handlers<ProceduresOf<'masterData'>> {
  const { store, accounts, ports, ledger } = context;

  const accountOf = (run: string) => {
    const { account, kind, target } = runOf(context, run);
    const { partner } = kindOf(context, kind);
    return { partner, account: account ?? accounts.ensure(partner, target) };
  };

  const stateOf = (run: string): MasterDataState => {
    const { partner, account } = accountOf(run);
    return {
      offered: partner === 'etower',
      askedAt: store.masterData.askedAt(account),
      warehouses: store.masterData.warehouses(account),
    };
  };

  /** Those without a stock record, in reading order. */
  const unknownOf = (account: string, skus: readonly string[]) => {
    const unknown = new Set(store.masterData.unknownSkus(account).map(({ sku }) => sku));
    return skus.filter((sku) => unknown.has(sku));
  };

  return {
    'masterData.get': ({ run }) => stateOf(run),
    'masterData.refresh': async ({ run }) => {
      const { partner: name, account } = accountOf(run);
      const partner = openMasterData(name, await accounts.open(account), ports);
      if (!partner) throw new Failure('masterData.notOffered', { kind: runOf(context, run).kind });
      const lane = ledger.askingLanes(account);
      const impatient = AbortSignal.timeout(PATIENCE);
      let requests = 0;
      /** In what sending leaves over: a request that gives its place to one that sends is asked again. */
      const ask = async <T>(request: (signal: AbortSignal) => Promise<MasterDataResult<T>>): Promise<T> => {
        for (;;) {
          const yielding = await lane.enterQuietly(partner, QUIET, impatient);
          if (!yielding) throw new Failure('masterData.busy');
          requests += 1;
          const result = await request(yielding);
          lane.releaseQuietly();
          store.accounts.heard(account, result);
          if (result.type === 'answered') return result.found;
          if (yielding.aborted) continue;
          if (result.type === 'throttled') lane.wait(Math.min(result.waitMs, LONG_BAN));
          throw new Failure('masterData.failed', { reason: reasonOf(result) });
        }
      };
      store.masterData.setWarehouses(account, await ask((signal) => partner.warehouses(signal)));
      const skus = await skusOf(context, run);
      await askSkus(skus, partner, async (page) => {
        store.masterData.setSkus(account, page, await ask((signal) => partner.knownSkus(page, signal)));
      });
      await recheckRuns(context, (kind) => kind.partner === name, account);
      return { ...stateOf(run), requests, skus: { all: skus.length, unknown: unknownOf(account, skus) } };
    },
    'masterData.products': async ({ run, ...place }) => {
      const unknown = unknownOf(accountOf(run).account, await skusOf(context, run));
      if (unknown.length === 0) throw new Failure('masterData.noneUnknown');
      const rows = unknown.map((sku) => ({ sku }));
      return { ...(await writeTemplate({ kind: kindOf(context, PRODUCTS), rows, ...place })), skus: unknown.length };
    },
  };
}

async function askSkus(
  skus: readonly string[],
  { skusPerRequest }: MasterDataPartner,
  ask: (page: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < skus.length; from += skusPerRequest) await ask(skus.slice(from, from + skusPerRequest));
}

function reasonOf(result: Exclude<MasterDataResult<unknown>, { readonly type: 'answered' }>): string {
  switch (result.type) {
    case 'refused':
      return result.message || result.code || `http-${result.status}`;
    case 'throttled':
      return 'throttled';
    case 'credentials':
      return result.message;
    case 'clock':
      return 'clock';
    default:
      return result.reason;
  }
}

/** The SKUs of a run's orders that are not sent yet, each once, in reading order. */
async function skusOf(context: EngineContext, run: string): Promise<readonly string[]> {
  const { store } = context;
  const scope = openScope(context, run);
  const [field] = Object.entries(scope.kind.fields).find(([, each]) => each.type === 'text' && each.stock) ?? [];
  if (field === undefined) return [];
  const reader = cellReader(scope.kind, scope.check);
  const found = new Set<string>();
  for (let position = 0; ; ) {
    const page = store.orders.after(run, position, PAGE);
    const last = page.at(-1);
    if (!last) return [...found];
    for (const { id, key, state } of page) {
      if (state !== 'ready' && state !== 'incomplete') continue;
      for (const { values } of orderOf(store, scope, id, key, reader).lines) {
        const sku = values[field];
        if (typeof sku === 'string') found.add(sku);
      }
    }
    position = last.position;
    await turn();
  }
}
