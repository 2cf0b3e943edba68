import { expect, test } from 'vitest';
import { z } from 'zod';
import type { SendResult } from '#engine/partners/partners.ts';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { accept, answered, createScene, type Scene } from './support/scene.ts';

const rejected = (orders: Parameters<typeof answered>[0]) =>
  answered(orders, () => ({ type: 'rejected', messages: [{ code: '1', text: 'no' }] }));
const unknown = (): SendResult => ({ type: 'unknown', reason: 'ECONNRESET' });
const claim = (scene: Scene) => scene.ledger.claims.find({ account: 'A', kind: 'test-kind' }, 'K1');

async function submit(scene: Scene, run: string, again?: readonly string[]): Promise<void> {
  await scene.submissions.start(run, { again });
  await scene.submissions.settled(run);
}

async function first(answer: (orders: Parameters<typeof accept>[0]) => SendResult): Promise<Scene> {
  const scene = createScene({ send: [answer, accept] });
  scene.run('first', 'K1');
  scene.run('second', 'K1', 'K2');
  await submit(scene, 'first');
  return scene;
}

test('the same body that was accepted before exists, without a request', async () => {
  const scene = await first(accept);
  await submit(scene, 'second');
  expect(scene.states('second')).toEqual({ K1: 'exists', K2: 'accepted' });
  expect(scene.calls.map(({ keys }) => keys)).toEqual([['K1'], ['K2']]);
  expect(scene.sqlite.prepare("SELECT partner_no FROM orders WHERE run = 'second' AND key = 'K1'").pluck().get()).toBe(
    'E-K1',
  );
});

test('asked to, it is sent again; its claim stays accepted', async () => {
  const scene = await first(accept);
  await submit(scene, 'second', ['K1']);
  expect(scene.states('second')).toEqual({ K1: 'accepted', K2: 'accepted' });
  expect(claim(scene)?.state).toBe('accepted');
});

test('a refused order is not sent once more where another of its key was accepted since; that is told, and asked for by itself it is', async () => {
  const scene = createScene({ send: [rejected, accept, accept] });
  scene.run('first', 'K1');
  scene.run('second', 'K1');
  await submit(scene, 'first');
  await submit(scene, 'second');
  await submit(scene, 'first', ['K1']);
  expect(scene.states('first')).toEqual({ K1: 'exists' });
  expect(scene.calls).toHaveLength(2);
  await submit(scene, 'first', ['K1']);
  expect(scene.states('first')).toEqual({ K1: 'accepted' });
  expect(scene.calls).toHaveLength(3);
});

test('what was accepted once stays claimed, even when a later one is rejected or taken back', async () => {
  const scene = createScene({ send: [accept, rejected] });
  scene.run('first', 'K1');
  scene.run('second', 'K1');
  await submit(scene, 'first');
  await submit(scene, 'second', ['K1']);
  expect(scene.states('second')).toEqual({ K1: 'rejected' });
  expect(claim(scene)?.state).toBe('accepted');
});

test('another body under an accepted key is refused, also when asked to', async () => {
  const scene = await first(accept);
  scene.bodies.set('K1', { key: 'K1', changed: true });
  await submit(scene, 'second', ['K1']);
  expect(scene.states('second')).toEqual({ K1: 'incomplete', K2: 'accepted' });
  expect(scene.problems()).toEqual([
    {
      code: 'order.changedAfterAccepted',
      field: null,
      line: null,
      severity: 'error',
      params: '{"key":"K1","run":"first","date":"2026-01-05","partnerNo":"E-K1"}',
    },
  ]);
  expect(scene.calls).toHaveLength(2);
});

test('a refusal is looked at anew at the next start', async () => {
  const scene = await first(accept);
  scene.bodies.set('K1', { key: 'K1', changed: true });
  await submit(scene, 'second');
  scene.bodies.delete('K1');
  await submit(scene, 'second');
  expect(scene.states('second')).toEqual({ K1: 'exists', K2: 'accepted' });
  expect(scene.problems()).toEqual([]);
});

test('a key whose outcome is unknown elsewhere is refused, with the same body or another', async () => {
  const scene = await first(unknown);
  await submit(scene, 'second');
  expect(scene.states('second')).toEqual({ K1: 'incomplete', K2: 'accepted' });
  expect(scene.problems()).toMatchObject([{ code: 'order.claimedElsewhere' }]);
});

test('where the run that has the key is not in the data any more, that is said, with when and as whom it was sent', async () => {
  const scene = await first(unknown);
  scene.sqlite.pragma('foreign_keys = OFF');
  scene.sqlite.exec("DELETE FROM orders WHERE run = 'first'; DELETE FROM runs WHERE id = 'first'");
  await submit(scene, 'second');
  const [problem] = scene.problems();
  expect(problem).toMatchObject({ code: 'order.claimedElsewhere' });
  const { params } = z.object({ params: z.string() }).parse(problem);
  const told = z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(params));
  expect(told).toMatchObject({ gone: 1, date: '2026-01-05', run: 'first' });
  const words = renderProblem(translator('zh'), undefined, {
    code: 'order.claimedElsewhere',
    field: null,
    params: told,
  });
  expect(words).toMatch(/单号 K1 在 2026-01-05 用账号「.+」可能发过，没有得到结果；那个批次已不在这份数据里/);
  const queued = { code: 'order.claimedElsewhere', field: null, params: { ...told, queued: 1 } };
  expect(renderProblem(translator('zh'), undefined, queued)).toMatch(/排在账号「.+」的队里，没有发出/);
});

test('a key that is queued elsewhere is refused', async () => {
  const scene = await first(() => ({ type: 'credentials', message: 'http-401' }));
  await submit(scene, 'second');
  expect(scene.states('second')).toEqual({ K1: 'incomplete', K2: 'accepted' });
});

test('a rejected key may be used with another body', async () => {
  const scene = await first(rejected);
  scene.bodies.set('K1', { key: 'K1', mended: true });
  await submit(scene, 'second');
  expect(scene.states('second')).toEqual({ K1: 'accepted', K2: 'accepted' });
});

test('a rejected order is sent once more when asked to, and its problem goes', async () => {
  const scene = await first(rejected);
  expect(scene.problems()).toHaveLength(1);
  await submit(scene, 'first');
  expect(scene.calls).toHaveLength(1);
  await submit(scene, 'first', ['K1']);
  expect(scene.states('first')).toEqual({ K1: 'accepted' });
  expect(scene.problems()).toEqual([]);
});

test('a key is unique in its account and kind only', async () => {
  const scene = await first(accept);
  const kind = 'test-kind';
  expect(scene.ledger.claims.find({ account: 'B', kind }, 'K1')).toBeNull();
  expect(scene.ledger.claims.find({ account: 'A', kind: 'other' }, 'K1')).toBeNull();
});

test('when a body cannot be made, nothing is queued at all', async () => {
  const scene = createScene();
  scene.run('r', 'K1', 'K2');
  const failing = scene.process('failing', {
    prepare: () => ({
      of({ id, key }) {
        if (key === 'K2') throw new Error('no body');
        return { id, key, body: {} };
      },
    }),
  });
  await expect(failing.start('r')).rejects.toThrow('no body');
  expect(scene.states('r')).toEqual({ K1: 'ready', K2: 'ready' });
  expect(claim(scene)).toBeNull();
  await submit(scene, 'r');
  expect(scene.stateOf('r')).toBe('finished');
});
