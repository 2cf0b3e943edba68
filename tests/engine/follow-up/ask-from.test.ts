import { describe, expect, test } from 'vitest';
import { createChangesScene } from './support/changes-scene.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('windows of time', () => {
  test('cover an order from when it first left: what became of it then is known late', async () => {
    const scene = createChangesScene();
    const left = new Date(scene.clock.now()).toISOString();
    await scene.clock.sleep(5 * HOUR);
    const accepted = new Date(scene.clock.now()).toISOString();
    scene.accepted('run', 'P-1', 'P-2');
    const [first, second] = scene.sqlite.prepare('SELECT id FROM orders ORDER BY id').pluck().all() as number[];
    scene.attempted(first ?? 0, 'P-1', left);
    // The other one was used by a run that is gone.
    scene.claimed(second ?? 0, 'P-2', left);
    const at = Date.parse(left) + HOUR;
    scene.put({ key: 'P-1', status: 'WMS_ACCEPT', at }, { key: 'P-2', status: 'WMS_REJECT', at });
    await scene.clock.sleep(HOUR);
    const { ask, stateOf, evaluated } = scene.process('one');
    await ask();
    expect([stateOf('P-1'), stateOf('P-2')]).toEqual(['taken', 'refused']);
    // Accepted it is all the same when that was known.
    expect(evaluated()[0]?.order.acceptedAt).toBe(accepted);
  });

  test('do not go back beyond what is followed at all', async () => {
    const scene = createChangesScene({ pollStopAfterDays: 3 });
    const left = new Date(scene.clock.now()).toISOString();
    await scene.clock.sleep(30 * DAY);
    scene.accepted('run', 'P-1');
    scene.attempted(1, 'P-1', left);
    await scene.clock.sleep(HOUR);
    expect(await scene.process('one').ask()).toMatchObject({ requests: 4 });
  });
});

describe('an order that is out of sight', () => {
  const hide = {
    deleted: 'UPDATE runs SET deleted_at = ? WHERE id = ?',
    back: 'UPDATE runs SET deleted_at = NULL WHERE id = ?',
  };

  test('is observed all the same: what changed meanwhile is not asked for again', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    scene.accepted('other', 'P-2');
    await scene.clock.sleep(HOUR);
    const { ask, stateOf } = scene.process('one');
    await ask();
    scene.sqlite.prepare(hide.deleted).run(new Date(scene.clock.now()).toISOString(), 'run');
    scene.put({ key: 'P-1', status: 'WMS_REJECT', at: scene.clock.now() });
    await scene.clock.sleep(HOUR);
    await ask();
    await scene.clock.sleep(HOUR);
    await ask();
    scene.sqlite.prepare(hide.back).run('run');
    expect(stateOf('P-1')).toBe('refused');
  });

  test('is covered from its own acceptance, also where it was never in sight before', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    scene.put({ key: 'P-1', status: 'WMS_REJECT', at: scene.clock.now() + 1000 });
    scene.sqlite.prepare(hide.deleted).run(new Date(scene.clock.now()).toISOString(), 'run');
    await scene.clock.sleep(2 * HOUR);
    scene.accepted('other', 'P-2');
    await scene.clock.sleep(HOUR);
    const { ask, stateOf } = scene.process('one');
    await ask();
    scene.sqlite.prepare(hide.back).run('run');
    await ask();
    expect(stateOf('P-1')).toBe('refused');
  });
});
