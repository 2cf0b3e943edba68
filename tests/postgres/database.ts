import pg from 'pg';
import { inject } from 'vitest';

/** An empty database on the test run's PostgreSQL. */
export interface OfficeDatabase {
  readonly url: string;
  /** As whoever keeps the server. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  end(): Promise<void>;
}

/** Null where no PostgreSQL runs; that was said once for all tests. */
export async function officeDatabase(): Promise<OfficeDatabase | null> {
  const response = await fetch(inject('postgresHost'), { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  const found: { readonly url?: string } = JSON.parse(await response.text());
  return found.url === undefined ? null : databaseAt(found.url);
}

export function databaseAt(url: string): OfficeDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  return {
    url,
    sql: async (text, values = []) => (await pool.query<Record<string, unknown>>(text, [...values])).rows,
    end: () => pool.end(),
  };
}
