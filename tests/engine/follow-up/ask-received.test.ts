import { describe, expect, test } from 'vitest';
import { createChangesScene, type Document, line, received } from './support/changes-scene.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const keysOf = (count: number) => Array.from({ length: count }, (_, n) => `P-${n + 1}`);
const finished = (key: string, at: number): Document => ({ key, status: 'WMS_CONFIRMED', at });

describe('what was received', () => {
  const done = async (settings = {}, ...lines: readonly ReturnType<typeof line>[]) => {
    const scene = createChangesScene(settings);
    scene.script.received = (key) => received(key, ...lines);
    scene.accepted('run', 'P-1', 'P-2');
    scene.put(finished('P-1', scene.clock.now()), { key: 'P-2', status: 'WMS_ACCEPT', at: scene.clock.now() });
    await scene.clock.sleep(HOUR);
    const program = scene.process('one');
    await program.ask();
    const [first] = program.evaluated();
    return { scene, ...program, first };
  };

  test('is fetched once an order is finished, and once for each change of it', async () => {
    const { scene, ask, first } = await done();
    expect(first).toMatchObject({ state: 'putAway', findings: [], order: { facts: { skus: [line()] } } });
    expect(scene.fetched).toEqual(['P-1']);
    await ask();
    expect(scene.fetched).toEqual(['P-1']);
    scene.put(finished('P-1', scene.clock.now() + 1));
    await scene.clock.sleep(MINUTE);
    await ask();
    expect(scene.fetched).toEqual(['P-1', 'P-1']);
  });

  test.each([
    ['less', line({ putAway: 8 }), 'difference', [{ code: 'short', params: { count: 2, forecast: 10, putAway: 8 } }]],
    ['nothing', line({ putAway: 0 }), 'difference', [{ code: 'short', params: { count: 10 } }]],
    ['more', line({ putAway: 11 }), 'difference', [{ code: 'over', params: { count: 1 } }]],
    ['damaged', line({ damaged: 3 }), 'putAway', [{ code: 'damaged', params: { count: 3 } }]],
    [
      'another announcement',
      line({ forecast: 9, putAway: 9 }),
      'putAway',
      [{ code: 'forecast', params: { sent: 10, said: 9 } }],
    ],
    ['another line', line({ sku: '2' }), 'putAway', [{ code: 'skuMissing' }, { code: 'skuExtra' }]],
    [
      'less, where nobody repeats what was announced,',
      line({ forecast: null, putAway: 8 }),
      'difference',
      [{ code: 'short', params: { count: 2, forecast: 10, putAway: 8 } }],
    ],
    [
      'more, where nobody repeats what was announced,',
      line({ forecast: null, putAway: 11 }),
      'difference',
      [{ code: 'over', params: { count: 1, forecast: 10, putAway: 11 } }],
    ],
    ['neither less nor more, the same,', line({ forecast: null }), 'putAway', []],
    [
      'an unannounced line',
      line({ sku: '2', forecast: null, putAway: 3 }),
      'finished',
      [{ code: 'skuMissing' }, { code: 'skuExtra', params: { said: 3 } }],
    ],
  ])('%s than was sent is found at once: the order is finished', async (_, said, state, findings) => {
    const { first } = await done({}, said);
    expect(first).toMatchObject({ state, findings });
  });

  test('is not called put away where neither side says what was announced', async () => {
    const { evaluated, sqlite } = await done({}, line({ forecast: null })).then(({ scene, ...rest }) => ({
      ...rest,
      sqlite: scene.sqlite,
    }));
    sqlite.prepare('UPDATE follow_ups SET announced = NULL').run();
    expect(evaluated()[0]).toMatchObject({ state: 'finished' });
  });

  test('is not asked for where the office does not want it; the state is told all the same', async () => {
    const { scene, first } = await done({ pollDetails: false });
    expect(scene.fetched).toEqual([]);
    expect(first).toMatchObject({ state: 'finished', findings: [] });
  });

  test('where one is refused the others go on, and it is asked for again after a day, and seldom then', async () => {
    const scene = createChangesScene();
    scene.script.received = (key) =>
      key === 'P-1' ? { type: 'refused', status: 200, code: 'isv.x', message: 'no' } : received(key);
    scene.accepted('run', 'P-1', 'P-2');
    scene.put(finished('P-1', scene.clock.now()), finished('P-2', scene.clock.now()));
    await scene.clock.sleep(HOUR);
    const { ask, evaluated } = scene.process('one');
    expect(await ask()).toMatchObject({ hold: null });
    expect(evaluated()).toMatchObject([
      { state: 'finished', findings: [{ code: 'noQuantities' }] },
      { state: 'putAway', findings: [] },
    ]);
    const asked: number[] = [];
    for (let hour = 1; hour <= 5 * 24; hour += 1) {
      await scene.clock.sleep(HOUR);
      await ask();
      if (scene.fetched.filter((key) => key === 'P-1').length > asked.length + 1) asked.push(hour);
    }
    expect(asked.map((hour) => Math.round(hour / 24))).toEqual([1, 3]);
  });

  test('not said yet it is asked for again later, and until then it is not known', async () => {
    const scene = createChangesScene();
    scene.script.received = () => ({ type: 'answered', status: 200, received: 'missing' });
    scene.accepted('run', 'P-1');
    scene.put(finished('P-1', scene.clock.now()));
    await scene.clock.sleep(HOUR);
    const { ask, evaluated } = scene.process('one');
    await ask();
    expect(evaluated()).toMatchObject([{ state: 'finished', findings: [{ code: 'noQuantities' }] }]);
    scene.script.received = (key) => received(key);
    await scene.clock.sleep(24 * HOUR);
    await ask();
    expect(evaluated()).toMatchObject([{ state: 'putAway', findings: [] }]);
  });

  test('where the account may not fetch it, what changed is asked for all the same', async () => {
    const scene = createChangesScene({ pollBackoffMinutes: '1' });
    scene.script.received = () => ({
      type: 'refused',
      status: 200,
      code: '11',
      message: 'Insufficient isv permissions',
    });
    scene.accepted('run', ...keysOf(5));
    scene.put(...keysOf(4).map((key) => finished(key, scene.clock.now())));
    await scene.clock.sleep(HOUR);
    const { ask, stateOf } = scene.process('one');
    const { hold } = await ask();
    expect(hold).toMatchObject({ reason: 'refused', until: expect.any(String) });
    scene.put({ key: 'P-5', status: 'WMS_ACCEPT', at: scene.clock.now() + 1 });
    await scene.clock.sleep(HOUR);
    expect(await ask()).toMatchObject({ hold: null });
    expect(stateOf('P-5')).toBe('taken');
  });

  test('refused three times in a row it is not asked for any more in this round', async () => {
    const scene = createChangesScene();
    scene.script.received = () => ({ type: 'refused', status: 200, code: 'isv.x', message: 'no' });
    scene.accepted('run', ...keysOf(5));
    scene.put(...keysOf(5).map((key) => finished(key, scene.clock.now())));
    await scene.clock.sleep(HOUR);
    expect(await scene.process('one').ask()).toMatchObject({
      hold: { reason: 'refused', params: { message: 'isv.x no' } },
    });
    expect(scene.fetched).toEqual(['P-1', 'P-2', 'P-3']);
  });
});

describe('what is contested stays so until it is spoken of again', () => {
  /** One that is finished, and all of it put away. */
  const settled = async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    scene.put(finished('P-1', scene.clock.now()));
    await scene.clock.sleep(MINUTE);
    const program = scene.process('one');
    const tell = async (...documents: readonly Document[]) => {
      scene.put(...documents);
      await scene.clock.sleep(MINUTE);
      await program.ask();
      return program.evaluated()[0];
    };
    await program.ask();
    return { scene, ...program, tell };
  };
  const points = (each: { order: { contested: unknown } } | undefined) =>
    (each?.order.contested as { points?: { what: string }[] } | null)?.points?.map(({ what }) => what);

  test('a status and a number, by the quantities that are fetched in the same round', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1', 'P-2');
    const at = scene.clock.now();
    scene.put(finished('P-1', at), finished('P-2', at));
    const { ask, evaluated } = scene.process('one');
    scene.script.received = () => ({ type: 'answered', status: 200, received: 'missing' });
    await scene.clock.sleep(MINUTE);
    await ask();
    // Asked for again a day later: meanwhile one has another status, and one another number.
    await scene.clock.sleep(24 * HOUR);
    scene.script.received = (key) => received(key);
    const now = scene.clock.now();
    scene.put({ key: 'P-1', status: 'WMS_CANCEL', at: now }, { ...finished('P-2', now), orderNo: 'LBX-other' });
    await scene.clock.sleep(MINUTE);
    await ask();
    expect(scene.fetched).toEqual(['P-1', 'P-2', 'P-1', 'P-2']);
    expect(evaluated().map(points)).toEqual([['status'], ['orderNo']]);
    // What was fetched is known all the same, and is in the answer that a person may take.
    expect(evaluated()).toMatchObject([
      {
        state: 'putAway',
        findings: [{ code: 'contradiction' }],
        order: { facts: { skus: [line()] }, contested: { answer: { status: 'WMS_CANCEL', skus: [line()] } } },
      },
      { order: { facts: { orderNo: 'LBX-P-2', skus: [line()] }, contested: { answer: { orderNo: 'LBX-other' } } } },
    ]);
  });

  test('a status, by quantities that cannot be read; both, when both are contradicted', async () => {
    const unread = await settled();
    unread.scene.script.received = () => ({ type: 'answered', status: 200, received: 'unreadable' });
    const later = unread.scene.clock.now();
    expect(points(await unread.tell({ key: 'P-1', status: 'WMS_ACCEPT', at: later }))).toEqual(['status']);
    const both = await settled();
    const at = both.scene.clock.now();
    both.scene.script.received = (key) => received(key, line({ putAway: 9 }));
    expect(points(await both.tell(finished('P-1', at)))).toEqual(['putAway']);
    expect(points(await both.tell({ key: 'P-1', status: 'WMS_CANCEL', at: at + 1000 }))).toEqual(['status', 'putAway']);
  });

  test('quantities, by a page that is read again; they are asked for again, and over when they agree', async () => {
    const { scene, ask, evaluated, tell } = await settled();
    scene.script.received = (key) => received(key, line({ putAway: 8 }));
    const at = scene.clock.now();
    expect(points(await tell(finished('P-1', at)))).toEqual(['putAway']);
    const fetched = scene.fetched.length;
    // Within the overlap the page says the same of it again.
    await scene.clock.sleep(MINUTE);
    await ask();
    expect(points(evaluated()[0])).toEqual(['putAway']);
    expect(scene.fetched).toHaveLength(fetched);
    // A later change is taken of the document alone.
    expect(points(await tell({ ...finished('P-1', scene.clock.now()), remark: 'x' }))).toEqual(['putAway']);
    expect(evaluated()[0]?.order).toMatchObject({
      facts: { statusText: 'x', skus: [line()] },
      contested: { answer: { statusText: 'x', skus: [line({ putAway: 8 })] } },
    });
    scene.script.received = (key) => received(key);
    await scene.clock.sleep(24 * HOUR);
    await ask();
    expect(evaluated()).toMatchObject([{ state: 'putAway', findings: [], order: { contested: null } }]);
  });

  test('quantities that cannot be read, by a page that is read again', async () => {
    const { scene, ask, evaluated, tell } = await settled();
    scene.script.received = () => ({ type: 'answered', status: 200, received: 'unreadable' });
    expect((await tell(finished('P-1', scene.clock.now())))?.order.contested).toMatchObject({ what: 'unreadable' });
    const fetched = scene.fetched.length;
    await scene.clock.sleep(MINUTE);
    await ask();
    expect(scene.fetched).toHaveLength(fetched);
    expect(evaluated()[0]?.order.contested).toMatchObject({ what: 'unreadable' });
  });

  test('another number in the details, by a page that is read again', async () => {
    const { scene, ask, evaluated, tell } = await settled();
    scene.script.received = () => received('other', line());
    expect(points(await tell(finished('P-1', scene.clock.now())))).toEqual(['orderNo']);
    const fetched = scene.fetched.length;
    await scene.clock.sleep(MINUTE);
    await ask();
    expect(scene.fetched).toHaveLength(fetched);
    expect(points(evaluated()[0])).toEqual(['orderNo']);
  });
});
