import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock as clock, noSecretStore } from '../../../../electron/hosts/node/ports.ts';
import { officeWithWays, scope } from '../support/office-program.ts';

const office = officeWithWays();

test('a desk that joins stays joined at the next start, and its password stands nowhere in the clear', async () => {
  const desk = await office.program();
  desk.sent('OLD', 1);
  const url = new URL(office.way.url);
  const { address, ...joined } = await desk.membership.join(url.href, 'Packing table');
  expect(joined).toMatchObject({
    tables: 'absent',
    role: 'keeper',
    encrypted: false,
    password: 'stored',
    trouble: null,
  });
  expect([joined.sent, joined.entered]).toEqual([1, 1]);
  expect(await office.database.sql('SELECT key, desk_name, state FROM dockhand.claims')).toEqual([
    { key: 'OLD', desk_name: 'Packing table', state: 'accepted' },
  ]);
  await desk.close();
  const files = readdirSync(desk.home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  for (const file of files) {
    expect(readFileSync(join(file.parentPath, file.name)).includes(`:${url.password}@`), file.name).toBe(false);
  }
  expect(office.logged.join()).not.toContain(`:${url.password}@`);
  const again = await office.program(desk.home);
  expect(again.membership.standing()).toMatchObject({
    joined: { address, by: 'settings' },
    desk: { name: 'Packing table' },
    ...{ waiting: 0, away: null },
  });
  await again.ledger.shared?.compared();
});

test('what cannot be used is not joined, and the desk goes on as it was', async () => {
  const desk = await office.program();
  const url = new URL(office.way.url);
  url.password = 'wrong';
  const closed = 'postgres://desk:canary@127.0.0.1:1/office';
  for (const [bad, code] of [
    [closed, 'ledger.unreachable'],
    [url.href, 'ledger.login'],
    ['postgres://desk:canary@db.example.com/office?sslmode=disable', 'ledger.noTls'],
    ['canary', 'ledger.address'],
  ] as const) {
    await expect(desk.membership.test(bad), bad).rejects.toMatchObject({ code });
    await expect(desk.membership.join(bad, null), bad).rejects.toMatchObject({ code });
  }
  expect([desk.membership.standing().joined, desk.ledger.shared]).toEqual([null, null]);
  expect(desk.db.prepare('SELECT address, password, joinings FROM desk').get()).toEqual({
    ...{ address: null, password: null, joinings: 0 },
  });
});

test('the test of an address says who may do what, and what is missing', async () => {
  const desk = await office.program();
  expect(await desk.membership.test(office.way.url)).toMatchObject({ tables: 'absent', desks: 0 });
  const keeper = await office.program();
  await keeper.membership.join(office.way.url, null);
  expect(await desk.membership.test(office.way.url)).toMatchObject({ tables: 'ready', role: 'keeper', desks: 1 });
  // A role is the whole server's, and other tests make the one of the script.
  await office.database.sql(
    readFileSync('docs/office-grants.sql', 'utf8').replaceAll('dockhand_desks', 'tested_desks'),
  );
  await office.database.sql("CREATE ROLE tester LOGIN PASSWORD 'canary' IN ROLE tested_desks");
  const as = new URL(office.way.url);
  as.username = 'tester';
  as.password = 'canary';
  expect(await desk.membership.test(as.href)).toMatchObject({ tables: 'ready', role: 'desk', desks: 1 });
  await office.database.sql('REVOKE INSERT ON dockhand.claims FROM tested_desks');
  await expect(desk.membership.test(as.href)).rejects.toMatchObject({
    code: 'ledger.rightsMissing',
    params: { missing: 'claims INSERT' },
  });
  await office.database.sql('DROP OWNED BY tested_desks; DROP ROLE tester; DROP ROLE tested_desks');
});

test('while a run is being sent nobody joins or leaves, in whichever program of the folder', async () => {
  const desk = await office.program();
  const other = await office.program(desk.home);
  const now = clock.now();
  expect(desk.ledger.leases.acquire('run', now, now + 60_000)).toBe(true);
  for (const { membership } of [desk, other]) {
    await expect(membership.join(office.way.url, null)).rejects.toMatchObject({ code: 'ledger.sending' });
  }
  desk.ledger.leases.release('run');
  await other.membership.join(office.way.url, null);
  expect(other.ledger.leases.acquire('run', now, now + 60_000)).toBe(true);
  await expect(other.membership.leave(true)).rejects.toMatchObject({ code: 'ledger.sending' });
  other.ledger.leases.release('run');
});

test('a program that is open notices that another one joined or left', async () => {
  const desk = await office.program();
  const other = await office.program(desk.home);
  await other.membership.join(office.way.url, null);
  expect(desk.ledger.isAsJoined()).toBe(false);
  await desk.membership.refresh();
  expect([desk.ledger.isAsJoined(), desk.membership.standing().joined?.by]).toEqual([true, 'settings']);
  await desk.ledger.shared?.compared();
  await other.membership.leave(false);
  await desk.membership.refresh();
  expect([desk.ledger.shared, desk.membership.office]).toEqual([null, null]);
});

test('where the password cannot be kept nothing is sent at the next start before it is known again', async () => {
  const desk = await office.program(undefined, noSecretStore);
  expect(await desk.membership.join(office.way.url, null)).toMatchObject({ password: 'session', trouble: null });
  await desk.ledger.shared?.compared();
  await desk.close();
  const again = await office.program(desk.home, noSecretStore);
  const claim = () =>
    again.ledger.shared
      ?.of(scope)
      ?.claim([{ key: 'K', run: 'run', order: 1, bodyHash: 'h', again: false, elsewhere: false }]);
  await expect(claim()).rejects.toMatchObject({ code: 'ledger.password' });
  expect(again.membership.standing().away).toMatchObject({ code: 'ledger.password' });
  await again.membership.join(office.way.url, null);
  expect((await claim())?.get('K')?.fence).not.toBeNull();
  await again.close();
  // The environment's word is enough by itself, and the last one.
  const withAddress = await office.program(desk.home, noSecretStore, office.way.url);
  expect(withAddress.membership.standing().joined?.by).toBe('environment');
  await withAddress.ledger.shared?.compared();
  await expect(withAddress.membership.leave(false)).rejects.toMatchObject({ code: 'ledger.byEnvironment' });
});

test('leaving waits for what the office has not been told of, unless a person says otherwise, and forgets nothing', async () => {
  const desk = await office.program();
  await desk.membership.join(office.way.url, null);
  const shared = desk.ledger.shared?.of(scope);
  const applying = { key: 'NEW', run: 'run', order: 1, bodyHash: 'hash of NEW', again: false, elsewhere: false };
  const fence = (await shared?.claim([applying]))?.get('NEW')?.fence ?? null;
  desk.ledger.claims.put(scope, 'NEW', { run: 'run', order: 1, bodyHash: 'hash of NEW', fence });
  await office.way.close();
  desk.ledger.claims.settle(scope, 'NEW', 1, 'accepted', 'E-NEW');
  await expect(desk.membership.leave(false)).rejects.toMatchObject({ code: 'ledger.unsettled', params: { count: 1 } });
  expect(desk.membership.standing()).toMatchObject({ waiting: 1, away: { code: 'ledger.unreachable' } });
  expect(await desk.membership.leave(true)).toBe(1);
  expect(desk.ledger.claims.find(scope, 'NEW')).toMatchObject({ state: 'accepted', partnerNo: 'E-NEW' });
  desk.sent('ALONE', 2);
  // Joining again tells it the rest.
  expect(await desk.membership.join(office.database.url, null)).toMatchObject({ sent: 2, entered: 2, trouble: null });
  expect(await office.database.sql('SELECT key, state, partner_no FROM dockhand.claims ORDER BY key')).toEqual([
    { key: 'ALONE', state: 'accepted', partner_no: 'E-ALONE' },
    { key: 'NEW', state: 'accepted', partner_no: 'E-NEW' },
  ]);
});

const applying = { key: 'K', run: 'run', order: 1, bodyHash: 'h', again: false, elsewhere: false };

test('what the environment names to one program holds for all of the folder: one without it sends nothing by itself', async () => {
  const open = await office.program();
  const named = await office.program(open.home, undefined, office.way.url);
  await named.ledger.shared?.of(scope)?.claim([applying]);
  const { address = '' } = named.membership.standing().joined ?? {};
  // One that was open before notices it as soon as it takes a run up; one that starts now, at once.
  expect(open.ledger.isAsJoined()).toBe(false);
  await open.membership.refresh();
  const later = await office.program(open.home);
  for (const { ledger, membership } of [open, later]) {
    await expect(ledger.shared?.of(scope)?.claim([applying])).rejects.toMatchObject({
      ...{ code: 'ledger.environmentGone', params: { address } },
    });
    expect(membership.standing()).toMatchObject({
      joined: { address, by: 'settings' },
      away: { code: 'ledger.environmentGone' },
    });
    const other = office.way.url.replace(/[^/]*$/, 'another');
    await expect(membership.join(other, null)).rejects.toMatchObject({ code: expect.stringMatching(/^ledger/) });
  }
  expect(open.db.prepare('SELECT environment FROM desk').get()).toEqual({ environment: address });
  // Joining that ledger is one way on, leaving it another.
  await later.membership.join(office.way.url, null);
  expect((await later.ledger.shared?.of(scope)?.claim([applying]))?.get('K')?.fence).not.toBeNull();
  await later.membership.leave(true);
  await open.membership.refresh();
  expect([later.membership.office, open.membership.office]).toEqual([null, null]);
  // Whoever has the variable still goes by it, and says so anew.
  expect(named.ledger.isAsJoined()).toBe(false);
  await named.membership.refresh();
  expect(named.membership.standing().joined?.by).toBe('environment');
  await open.membership.refresh();
  await expect(open.ledger.shared?.of(scope)?.claim([applying])).rejects.toMatchObject({
    code: 'ledger.environmentGone',
  });
});

test('an office that the environment names is not begun while another program sends without it', async () => {
  const alone = await office.program();
  const now = clock.now();
  expect(alone.ledger.leases.acquire('run', now, now + 60_000)).toBe(true);
  const named = await office.program(alone.home, undefined, office.way.url);
  await expect(named.ledger.shared?.of(scope)?.claim([applying])).rejects.toMatchObject({ code: 'ledger.sending' });
  expect(alone.ledger.isAsJoined()).toBe(true);
  alone.ledger.leases.release('run');
  await named.membership.refresh();
  expect((await named.ledger.shared?.of(scope)?.claim([applying]))?.get('K')?.fence).not.toBeNull();
  expect(alone.ledger.isAsJoined()).toBe(false);
});

test('what the office has as this desk’s is known as that again where the folder had forgotten it', async () => {
  const desk = await office.program();
  desk.sent('OLD', 1);
  await desk.membership.join(office.way.url, null);
  const fences = () => desk.db.prepare('SELECT fence, untold FROM claims').all();
  const before = fences();
  expect(before).toEqual([{ fence: '0.1', untold: 0 }]);
  desk.db.prepare('UPDATE claims SET fence = NULL').run();
  const again = await office.program(desk.home);
  await again.ledger.shared?.compared();
  await again.ledger.shared?.settled();
  expect(fences()).toEqual(before);
});

test('a desk that leaves, or becomes another one, is marked as gone, unless it has something open or is a copy', async () => {
  const gone = async () =>
    (
      await office.database.sql('SELECT left_at IS NOT NULL AS gone FROM dockhand.desks ORDER BY id = $1 DESC', [id])
    ).map((row) => row.gone);
  const desk = await office.program();
  const { id } = desk.membership.standing().desk;
  await desk.membership.join(office.way.url, null);
  await desk.membership.leave(false);
  expect(await gone()).toEqual([true]);
  await desk.membership.join(office.way.url, null);
  expect(await gone()).toEqual([false]);
  // A copy that another one went on from says nothing of that.
  await office.database.sql("UPDATE dockhand.desks SET stamp = 'of the copy that went on'");
  await desk.membership.newDesk();
  expect(desk.membership.standing().desk.id).not.toBe(id);
  expect(await gone()).toEqual([false]);
  const own = await office.program();
  await own.membership.join(office.way.url, null);
  await own.membership.newDesk();
  expect(await gone()).toEqual([false, true]);
  await own.ledger.shared?.of(scope)?.claim([applying]);
  await own.membership.leave(false);
  expect((await gone()).toSorted()).toEqual([false, false, true]);
});

test('a desk that leaves, or becomes another one, enters first what a ledger that was put back has lost', async () => {
  for (const go of ['leave', 'newDesk'] as const) {
    const desk = await office.program();
    desk.sent(go, 1);
    await desk.membership.join(office.way.url, null);
    await office.database.sql('DELETE FROM dockhand.claims WHERE key = $1', [go]);
    await office.database.sql('UPDATE dockhand.moment SET generation = generation + 1');
    expect(desk.membership.standing().waiting).toBe(0);
    const { id } = desk.membership.standing().desk;
    await desk.membership[go](false);
    expect(await office.database.sql('SELECT state FROM dockhand.claims WHERE key = $1', [go])).toEqual([
      { state: 'accepted' },
    ]);
    expect(
      await office.database.sql('SELECT left_at IS NOT NULL AS gone FROM dockhand.desks WHERE id = $1', [id]),
    ).toEqual([{ gone: true }]);
  }
});
