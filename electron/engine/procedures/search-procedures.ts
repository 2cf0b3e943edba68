import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { FoundOrder } from '#shared/contract/search.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Looks } from '#shared/sheets/field.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { storedAnswer } from '../ledger/ledger.ts';
import type { StoredFind, Unsought } from '../store/store.ts';

/** Orders whose terms are noted in one transaction. */
const SLICE = 40;

/** Runs found by their files are few or many: the newest are told. */
const RUNS = 10;

/** So many used numbers that no order tells of. */
const USED = 5;

/** What orders are called by. Names, addresses, places and telephone numbers are none of it. */
const codes: ReadonlySet<Looks | undefined> = new Set([
  'reference',
  'box-number',
  'long-id',
  'sku',
  'waybill',
  'international-waybill',
]);

export function searchProcedures(context: Pick<EngineContext, 'store' | 'kinds'>): Handlers<ProceduresOf<'search'>> {
  const { store } = context;
  return {
    'search.find': async ({ text, limit }) => {
      await noteTerms(context);
      const words = wordsOf(text);
      if (words.length === 0) return { orders: [], more: false, runs: [], used: [] };
      const exact = store.search.withNumber(text.trim(), limit);
      const known = new Set(exact.map(({ order }) => order));
      const others = store.search.withWords(words, limit + 1 + exact.length).filter(({ order }) => !known.has(order));
      const found = [...wholeFirst(exact, words), ...wholeFirst(others, words)];
      return {
        orders: found.slice(0, limit).map((order) => withMatches(order, words)),
        more: found.length > limit,
        runs: store.search
          .runsByFile(text.trim(), RUNS)
          .map(({ files, ...run }) => ({ ...run, files: JSON.parse(files) })),
        used: found.length > 0 ? store.search.usedAs(text.trim(), USED) : store.search.usedWith(words, USED),
      };
    },
  };
}

/** As terms are kept: full-width letters narrow, all in lower case. One letter would find everything. */
function wordsOf(text: string): string[] {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return words.join('').length < 2 ? [] : [...new Set(words)].slice(0, 8);
}

function wholeFirst(orders: readonly StoredFind[], words: readonly string[]): StoredFind[] {
  const whole = ({ terms }: StoredFind) => terms.split('\n').some((term) => words.includes(term));
  return orders.toSorted((one, other) => Number(whole(other)) - Number(whole(one)));
}

function withMatches({ terms, ...order }: StoredFind, words: readonly string[]): FoundOrder {
  const shown = [order.key, order.partnerNo ?? ''].map((text) => text.normalize('NFKC').toLowerCase());
  const rest = words.filter((word) => !shown.some((text) => text.includes(word)));
  const hits = terms.split('\n').filter((term) => rest.some((word) => term.includes(word)));
  return { ...order, matched: hits.slice(0, 3) };
}

/** Notes the terms of orders that are new or changed; other calls are answered in between. */
export async function noteTerms({ store, kinds }: Pick<EngineContext, 'store' | 'kinds'>): Promise<void> {
  const slice = () => {
    const orders = store.search.unsought(SLICE);
    const lines = Map.groupBy(store.lines.ofOrders(orders.map(({ order }) => order)), ({ order }) => order ?? 0);
    for (const order of orders) {
      const kind = kinds.find(({ id }) => id === order.kind);
      if (order.kind !== null) store.search.note(order.order, termsOf(kind, order, lines.get(order.order) ?? []));
    }
    store.search.sought(orders.map(({ order }) => order));
    return orders.length;
  };
  try {
    while (store.search.unsought(1).length > 0 && store.atomically(slice) > 0) await turn();
  } catch (error) {
    // Another program writes: what is new is found by the next search.
    if (!(error instanceof Failure && error.code === 'store.busy')) throw error;
  }
}

type Lines = readonly { readonly cells: Readonly<Record<string, Parameters<typeof cellText>[0]>> }[];

function termsOf(kind: AnyKind | undefined, { key, partnerNo, answer }: Unsought, lines: Lines): string[] {
  const fields = Object.entries(kind?.fields ?? {}).flatMap(([name, field]) =>
    field.type === 'text' && codes.has(field.looks) ? [name] : [],
  );
  const said = storedAnswer(answer);
  const texts = [
    key,
    partnerNo ?? '',
    ...(said ? (kind?.results ?? []).flatMap((column) => (column.type === 'url' ? [] : column.values(said))) : []),
    ...lines.flatMap(({ cells }) => fields.map((name) => cellText(cells[name]))),
  ];
  const terms = texts.flatMap((text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[\r\n]+/),
  );
  return [...new Set(terms.map((term) => term.trim()).filter((term) => term !== ''))];
}
