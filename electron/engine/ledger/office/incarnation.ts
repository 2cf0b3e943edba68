import { Failure } from '#shared/contract/failure.ts';
import type { LastHeard } from './own-desk.ts';
import type { Server, Statement } from './server.ts';

/** What is put in the place of `$incarnation` and `$lsn`. */
export interface Saying {
  readonly name: string;
  readonly incarnation: string;
  readonly lsn: string;
}

/**
 * Which server it is, and since which change of its history, in SQL that every role may ask: it is another one after a backup was put
 * back with recovery, and after a standby took over. And how much was ever written there: less than before shows a copy of its files.
 * Named in full, so that it is all or nothing: roles must not see different ones.
 */
const SAID: Saying = {
  name: '',
  incarnation: `(SELECT system_identifier::text FROM pg_control_system()) || '.' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
  || '.' || 'dockhand.claims'::regclass::oid::text`,
  lsn: `(pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::float8`,
};
/** What a server cannot, or may not, say. */
const UNSAID: Saying = { name: '-unsaid', incarnation: "''::text", lsn: 'NULL::float8' };

/** How long (ms) a server that does not say it is not asked again. */
const UNSAID_MS = 3 * 60_000;
/** A standby says it as soon as it took over. */
const IN_RECOVERY = '55000';

const known = new WeakMap<Server, { readonly saying: Promise<Saying>; until: number }>();

/** It answered, but not this; and not that it is gone, or too slow. */
function isUnsaid(error: unknown): error is Failure {
  if (!(error instanceof Failure)) return false;
  const { code, params } = error;
  if (code === 'ledger.unreachable') return /^58/.test(String(params.cause));
  return ['ledger.answers', 'ledger.rights', 'ledger.readOnly', 'ledger.busy'].includes(code);
}

/** The expressions that this server answers. */
function sayingOf(server: Server): Promise<Saying> {
  const before = known.get(server);
  if (before && server.clock.monotonic() < before.until) return before.saying;
  const entry = { saying: ask(), until: Number.POSITIVE_INFINITY };
  const forget = () => {
    if (known.get(server) === entry) known.delete(server);
  };
  async function ask(): Promise<Saying> {
    try {
      await server.ask(`SELECT ${SAID.incarnation} AS incarnation, ${SAID.lsn} AS lsn`);
      return SAID;
    } catch (error) {
      if (!isUnsaid(error)) {
        forget();
        throw error;
      }
      if (error.params.what === IN_RECOVERY) forget();
      else entry.until = server.clock.monotonic() + UNSAID_MS;
      return UNSAID;
    }
  }
  known.set(server, entry);
  return entry.saying;
}

/** A statement with what the server says of itself in its place. */
export type Put = (statement: Statement) => Statement;

/**
 * Does it with statements that the server answers. That is found out before, so that no transaction waits for a second
 * connection; where it does not answer any more what it did, it is done again without.
 */
export async function withIncarnation<T>(server: Server, work: (put: Put) => Promise<T>): Promise<T> {
  const saying = await sayingOf(server);
  try {
    return await work(putOf(saying));
  } catch (error) {
    if (saying === UNSAID || !isUnsaid(error)) throw error;
    known.delete(server);
    const now = await sayingOf(server);
    if (now === saying) throw error;
    return work(putOf(now));
  }
}

const putOf =
  ({ name: suffix, incarnation, lsn }: Saying): Put =>
  ({ name, text }) => ({
    name: `${name}${suffix}`,
    text: text.replaceAll('$incarnation', incarnation).replaceAll('$lsn', lsn),
  });

/** What the server says of itself, and the ledger of where it was. */
export interface Where {
  /** Which server the ledger was at. */
  readonly known: string;
  readonly incarnation: string;
  readonly generation: number;
  readonly lsn: number | null;
}

/** Whether the ledger is not where it was. What cannot be said is no sign. */
export const isAnother = (row: Pick<Where, 'known' | 'incarnation'>): boolean =>
  row.incarnation !== '' && row.incarnation !== row.known;

/** Whether the ledger was further when it was heard of: its server was put back, if only by copying files. */
export function isBehind(row: Where, heard: LastHeard): boolean {
  if (heard.incarnation === '' || row.generation > heard.generation) return false;
  if (row.generation < heard.generation || row.known === '') return true;
  return row.lsn !== null && row.incarnation === heard.incarnation && row.lsn < heard.lsn;
}
