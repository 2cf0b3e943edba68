import { expect, test } from 'vitest';
import { officeEngines } from './support/office-engines.ts';

const office = officeEngines();

/** What the server says in one column of a table is this from now on. */
async function lie(table: string, column: string, said: string): Promise<void> {
  const { sql } = office.database;
  const columns = await sql(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'dockhand' AND table_name = $1 ORDER BY ordinal_position",
    [table],
  );
  const list = columns.map(({ name }) => (name === column ? `${said} AS ${column}` : String(name)));
  await sql(`ALTER TABLE dockhand.${table} RENAME TO honest_${table}`);
  await sql(`CREATE VIEW dockhand.${table} AS SELECT ${list.join(', ')} FROM dockhand.honest_${table}`);
}

test.each([
  ['of the moment, that there is no office', 'moment', 'office', "''"],
  ['of the moment, a count below nothing', 'moment', 'seq', '(-1)::int8'],
  ['of the moment, a generation below nothing', 'moment', 'generation', '-1'],
  ['of what is open, a fence that is none', 'claims', 'fence', '0'],
  ['of what is open, no time at all', 'claims', 'claimed_at', 'NULL::timestamptz'],
])('a server that lies %s, when the ledger is opened: nothing is sent', async (_, table, column, said) => {
  const desk = await office.desk(await office.partner('one'), 'token-1');
  const run = await desk.imported('R-1');
  const { id } = (await desk.call('ledger.standing', {})).desk;
  await office.database.sql(
    `INSERT INTO dockhand.claims (partner, kind, key, n, account, account_name, address, marks, desk, desk_name, person, run, order_id,
       body_hash, state, fence, claimed_at)
     VALUES ('etower', 'overseas-inbound', 'OPEN', 0, 'a', 'a', '', '{}', $1, 'd', 'p', 'r', 1, 'h', 'queued', 1, now())`,
    [id],
  );
  await lie(table, column, said);
  await expect(desk.send(run)).rejects.toMatchObject({ code: 'ledger.answers', params: { what: 'rows' } });
  expect(office.offered).toEqual([]);
  expect((await desk.call('runs.get', { run })).counts).toMatchObject({ ready: 1 });
});

test.each([
  ['what the desk is known by', 'desks', 'stamp', 'NULL::text'],
  ['how far the ledger has come', 'moment', 'seq', '(-1)::int8'],
  ['which server it is', 'moment', 'incarnation', 'NULL::text'],
])('a server that lies about %s, when keys are claimed: nothing is sent', async (_, table, column, said) => {
  const desk = await office.desk(await office.partner('one'), 'token-1');
  const run = await desk.imported('R-1');
  await desk.call('ledger.status', {});
  await lie(table, column, said);
  await expect(desk.send(run)).rejects.toMatchObject({ code: 'ledger.answers', params: { what: 'rows' } });
  expect(office.offered).toEqual([]);
});

test.each([
  ['a count below nothing', 'moment', 'seq', '(-1)::int8'],
  ['a place that never comes', 'turns', 'closed_until', "'infinity'::timestamptz"],
])(
  'a server that lies when a request is to leave (%s): it does not, and the run waits',
  async (_, table, column, said) => {
    const address = await office.partner('one');
    const desk = await office.desk(address, 'token-1', { ratePerSecond: 1, concurrency: 1 });
    const run = await desk.imported('R-1', 'R-2');
    office.onOffered = async () => {
      office.onOffered = async () => {};
      await lie(table, column, said);
    };
    await expect(desk.send(run)).rejects.toMatchObject({ code: 'ledger.answers', params: { what: 'rows' } });
    expect(office.offered).toHaveLength(1);
    const { hold, counts } = await desk.call('runs.get', { run });
    expect([hold?.reason, hold?.params.code]).toEqual(['office', 'ledger.answers']);
    expect(counts).toMatchObject({ accepted: 1, queued: 1 });
  },
);

test.each([
  ['a desk without a name', 'desks', 'name', 'NULL::text'],
  ['a desk that was there at no time', 'desks', 'seen_at', 'NULL::timestamptz'],
])('a server that tells of %s is not believed about who is there', async (_, table, column, said) => {
  const desk = await office.desk(await office.partner('one'), 'token-1');
  await desk.call('ledger.status', {});
  await office.database.sql("INSERT INTO dockhand.desks (id, name, person, seen_at) VALUES ('other', 'o', 'p', now())");
  await lie(table, column, said);
  await expect(desk.call('ledger.status', {})).rejects.toMatchObject({ code: 'ledger.answers' });
  expect(office.offered).toEqual([]);
});
