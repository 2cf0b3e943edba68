import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from '../../data-folder/data-folder.ts';
import { userName } from '../../user-name.ts';
import type { Desk } from './office-ledger.ts';

/** This data folder, and who is at it. Its id is made once and stays with the folder. */
export function ownDesk(db: Pick<Database, 'prepare' | 'transaction'>): Desk {
  const id = db.transaction(() => {
    db.prepare<[string]>('INSERT INTO desk (one, id) VALUES (1, ?) ON CONFLICT (one) DO NOTHING').run(randomUUID());
    return db.prepare<[], { id: string }>('SELECT id FROM desk').get()?.id;
  });
  if (id === undefined) throw new Error('the desk has no id');
  return { id, name: hostname(), person: userName() };
}
