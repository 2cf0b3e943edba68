import { randomUUID } from 'node:crypto';
import { basename, parse } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { RateCardImport, RateCardInfo } from '#shared/contract/rate-cards.ts';
import type { Parsed } from '#shared/contract.ts';
import type { RateRow } from '#shared/freight/rate-card.ts';
import { localDay } from '#shared/text/local-time.ts';
import type { Clock } from '../ports.ts';
import { type FileFormat, readTableFile } from '../read/read.ts';
import type { NewRateCard, RateCards, StoredRateCard } from '../store/store.ts';
import { workerUrl } from '../worker/worker.ts';
import type { RateCardTask, ReadRateCard } from './read-rate-card.ts';
import { createTariffs, type Tariffs } from './tariffs.ts';

/** The rate cards of the office, and those that are there for this session alone. */
export interface RateCardCatalogue {
  /** The office's, by name. */
  list(): RateCardInfo[];
  /** @throws Failure `rateCard.dates` */
  import(request: Parsed<'rateCards.import'>): Promise<RateCardImport>;
  delete(id: string): boolean;
  /** These cards, or without `ids` the office's that hold today. @throws Failure `rateCard.unknown` */
  tariffs(ids?: readonly string[]): readonly Tariffs[];
}

interface SessionCard {
  readonly card: StoredRateCard;
  readonly rows: readonly RateRow[];
}

export function createRateCardCatalogue(store: RateCards, clock: Pick<Clock, 'now'>): RateCardCatalogue {
  const today = () => localDay(clock.now());
  const session = new Map<string, SessionCard>();
  /** By id, under which a card never changes. */
  const known = new Map<string, Tariffs>();
  const holds = ({ validFrom, validTo }: StoredRateCard) =>
    (validFrom === null || validFrom <= today()) && (validTo === null || today() <= validTo);
  const described = (card: StoredRateCard): RateCardInfo => ({ ...card, valid: holds(card) });

  const keepForSession = (card: NewRateCard, rows: readonly RateRow[]): StoredRateCard => {
    const kept = { ...card, id: randomUUID(), importedAt: new Date(clock.now()).toISOString(), rows: rows.length };
    session.set(kept.id, { card: kept, rows });
    return kept;
  };

  const tariffsOf = (id: string): Tariffs => {
    const made = known.get(id);
    if (made) return made;
    const card = session.get(id)?.card ?? store.get(id);
    if (!card) throw new Failure('rateCard.unknown', { id });
    const tariffs = createTariffs({ id, name: card.name, rows: session.get(id)?.rows ?? store.rows(id) });
    known.set(id, tariffs);
    return tariffs;
  };

  return {
    list: () => store.list().map(described),
    async import({ path, encoding, name, validFrom = null, validTo = null, keep, choices }) {
      if (validFrom !== null && validTo !== null && validFrom > validTo) {
        throw new Failure('rateCard.dates', { from: validFrom, to: validTo });
      }
      const file = basename(path);
      const worker = workerUrl(import.meta.url, 'rate-card-worker');
      const task = { choices, today: today() };
      const make = (format: FileFormat, from: string): RateCardTask => ({ ...task, path: from, format });
      const read = await readTableFile<ReadRateCard>(path, worker, make, encoding);
      if (!read.ok) {
        const refused = { file, code: read.code, params: { ...read.params } };
        return { card: null, problems: [], skipped: [], sheets: [], refused };
      }
      const problems = [...read.problems];
      const card: NewRateCard = { name: name ?? parse(file).name, file, validFrom, validTo };
      const usable = read.rows.length > 0 && !problems.some(({ severity }) => severity === 'error');
      const saved = usable && (keep ? store.save(card, read.rows) : keepForSession(card, read.rows));
      const skipped = read.skipped.map(({ sheet, row, reason, text }) => ({ sheet, row, reason, text }));
      return { card: saved ? described(saved) : null, problems, skipped, sheets: [...read.sheets], refused: null };
    },
    delete(id) {
      known.delete(id);
      return session.delete(id) || store.delete(id);
    },
    tariffs: (
      ids = store
        .list()
        .filter(holds)
        .map(({ id }) => id),
    ) => ids.map(tariffsOf),
  };
}
