import { expect, test } from 'vitest';
import type { PartnerClient } from '#engine/partners/partners.ts';
import type { Submissions } from '#engine/submit/submissions.ts';
import { accept, createScene } from './support/scene.ts';

/** A scene whose account A is opened while another process does something to the store, once `meddle` is given. */
function meddledScene(client: Partial<PartnerClient> = {}) {
  let change: string | undefined;
  const scene = createScene({ client });
  const submissions = scene.process('meddled', {
    async clientFor(run) {
      const account = scene.store.runs.get(run)?.account ?? 'none';
      await scene.clock.sleep(10);
      if (change) scene.sqlite.exec(change);
      return { account, kind: 'test-kind', client: scene.partner };
    },
  });
  for (const [id, target] of [
    ['A', 'practice'],
    ['B', 'production'],
  ]) {
    scene.sqlite
      .prepare("INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES (?, 'p', ?, ?, '{}', '')")
      .run(id, id, target);
  }
  const orders = scene.run('r', 'K1', 'K2');
  scene.sqlite.exec("UPDATE runs SET account = 'A'");
  return {
    ...scene,
    orders,
    submissions,
    meddle: (sql: string) => {
      change = sql;
    },
    leases: () => scene.sqlite.prepare('SELECT * FROM leases').all(),
    claims: () => scene.sqlite.prepare('SELECT * FROM claims').all(),
  };
}

const meddling = [
  ['the run goes to another account', "UPDATE runs SET target = 'production', account = 'B'"],
  ['the account is removed', "UPDATE accounts SET removed_at = 'now' WHERE id = 'A'"],
  ['the run is deleted', "DELETE FROM runs WHERE id = 'r'"],
] as const;

test.each(meddling)('while the account is opened, %s: nothing is queued or sent there', async (_, sql) => {
  const scene = meddledScene();
  scene.meddle(sql);
  await expect(scene.submissions.start('r')).rejects.toMatchObject({ code: 'run.changed' });
  await scene.clock.sleep(60_000);
  expect(scene.calls).toEqual([]);
  expect(scene.claims()).toEqual([]);
  expect(scene.leases()).toEqual([]);
  expect(Object.values(scene.states('r')).filter((state) => state !== 'ready')).toEqual([]);
});

const steering: readonly (readonly [string, (submissions: Submissions, order: number) => Promise<void>])[] = [
  ['resumed', ({ resume }) => resume('r')],
  ['cancelled', ({ cancel }) => cancel('r')],
  ['decided about', ({ decide }, order) => decide(order, { decision: 'send-again' })],
];

test.each(steering)('a run that changed while its account was opened is not %s as before', async (_, steer) => {
  const scene = meddledScene();
  const [order = 0] = scene.orders;
  scene.sqlite.exec(`UPDATE runs SET state = 'paused'; UPDATE orders SET state = 'queued', body = '{}';
    UPDATE orders SET state = 'unknown' WHERE id = ${order}`);
  scene.meddle(meddling[0][1]);
  await expect(steer(scene.submissions, order)).rejects.toMatchObject({ code: 'run.changed' });
  await scene.clock.sleep(60_000);
  expect(scene.calls).toEqual([]);
  expect(scene.leases()).toEqual([]);
  expect(scene.stateOf('r')).toBe('paused');
  expect(scene.states('r')).toEqual({ K1: 'unknown', K2: 'queued' });
});

test('a run that is being sent takes no orders for another account than the one it is sent with', async () => {
  const scene = meddledScene({
    async send(orders) {
      await scene.clock.sleep(60_000);
      return accept(orders);
    },
  });
  await scene.submissions.start('r');
  scene.sqlite.exec(`
    UPDATE runs SET target = 'production', account = 'B';
    INSERT INTO orders (run, position, key, state, updated_at) VALUES ('r', 3, 'K3', 'ready', '')`);
  await expect(scene.submissions.start('r')).rejects.toMatchObject({ code: 'run.changed' });
  expect(scene.states('r')).toMatchObject({ K3: 'ready' });
  await scene.submissions.stop();
});

test('what nobody touched is sent', async () => {
  const scene = meddledScene();
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
  expect(scene.leases()).toEqual([]);
});
