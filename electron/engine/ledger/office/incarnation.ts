import { Failure } from '#shared/contract/failure.ts';
import type { Server } from './server.ts';

/** What a server cannot, or may not, say. */
export const UNSAID = "''::text";
/**
 * Which server it is, and since which change of its history, in SQL that every role may ask: it is another one after a backup was put
 * back, and after a standby took over. Named in full, so that it is all or nothing: roles must not see different ones.
 */
const SAID = `(SELECT system_identifier::text FROM pg_control_system()) || '.' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
  || '.' || 'dockhand.claims'::regclass::oid::text`;
/** Of a server that has no such functions, or does not let everybody call them. */
const NEVER: ReadonlySet<unknown> = new Set(['42883', '42501', '0A000', '42P01', '42704']);

const known = new WeakMap<Server, string>();

/** The expression for it that this server answers. */
export async function incarnationSql(server: Server): Promise<string> {
  const before = known.get(server);
  if (before !== undefined) return before;
  try {
    await server.ask(`SELECT ${SAID} AS incarnation`);
    known.set(server, SAID);
    return SAID;
  } catch (error) {
    if (!(error instanceof Failure) || (error.code !== 'ledger.answers' && error.code !== 'ledger.rights')) throw error;
    if (error.code === 'ledger.rights' || NEVER.has(error.params.what)) known.set(server, UNSAID);
    return UNSAID;
  }
}

/** A statement with the expression in the place of `$incarnation`. */
export async function withIncarnation(
  server: Server,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<{ readonly name: string; readonly text: string }> {
  const sql = await incarnationSql(server);
  return { name: sql === UNSAID ? `${name}-unsaid` : name, text: text.replaceAll('$incarnation', sql) };
}

/** Whether the ledger is not where it was. What cannot be said is no sign. */
export const isAnother = (row: { readonly known: string; readonly incarnation: string }): boolean =>
  row.incarnation !== '' && row.incarnation !== row.known;
