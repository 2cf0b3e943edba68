import { expect, test } from 'vitest';
import { officeScene, send, taken, touch } from './support/office-scene.ts';

const scene = officeScene();

test('of two copies of a data folder the one that was opened last goes on; the other one sends nothing and says why', async () => {
  const first = scene.desk(['A1', 'A2', 'A3']);
  await send(first, ['A1']);
  await first.end();
  const copy = scene.desk([], { home: scene.copyOf(first) });
  await send({ run: first.run, submissions: copy.submissions }, ['A2']);
  expect(copy.id).toBe(first.id);
  const stale = scene.desk([], { home: first.home });
  await expect(stale.submissions.start(first.run)).rejects.toMatchObject({ code: 'ledger.copied' });
  expect(scene.offered).toEqual(['A1', 'A2']);
  // Neither does it come to be the one by trying.
  await send({ run: first.run, submissions: copy.submissions }, ['A3']);
  expect(scene.offered).toEqual(['A1', 'A2', 'A3']);
});

test('a program that is sending is stopped when a copy of its data folder is opened', async () => {
  const first = scene.desk(['B1', 'B2'], { rate: 1 });
  const stopped = first.held('office');
  const home = await new Promise<string>((resolve) => {
    scene.answer = async (keys) => {
      const copy = scene.copyOf(first);
      const other = scene.desk([], { home: copy });
      await touch(other);
      resolve(copy);
      return taken(keys);
    };
    void first.submissions.start(first.run);
  });
  await stopped;
  expect(home).not.toBe(first.home);
  expect(first.store.runs.get(first.run)?.hold).toMatchObject({ params: { code: 'ledger.copied' } });
  expect(scene.offered).toHaveLength(1);
});

test('a copy becomes a desk of its own: it sends what nobody has, and nothing that the other one has open', async () => {
  const first = scene.desk(['C1', 'C2', 'C3']);
  await send(first, ['C1']);
  await first.end();
  const other = scene.desk([], { home: scene.copyOf(first) });
  await send({ run: first.run, submissions: other.submissions }, ['C2']);
  const stale = scene.desk([], { home: first.home });
  stale.becomeNewDesk();
  await send({ run: first.run, submissions: stale.submissions });
  expect(scene.offered).toEqual(['C1', 'C2', 'C3']);
  expect(stale.state('C2')).toBe('exists');
  await stale.end();
  expect(await scene.inOffice('C3')).toMatchObject([{ state: 'accepted' }]);
  const [mine] = await scene.inOffice('C3');
  expect(mine?.desk).not.toBe(first.id);
});

test('two programs of one data folder do not take each other for a copy', async () => {
  const app = scene.desk(['D1', 'D2', 'D3']);
  await send(app, ['D1']);
  const command = scene.desk([], { home: app.home });
  await Promise.all([command, app, command].map(touch));
  await send(app, ['D2']);
  await send({ run: app.run, submissions: command.submissions }, ['D3']);
  expect(scene.offered).toEqual(['D1', 'D2', 'D3']);
});

test.each([
  ['waits in the queue', ['E1', 'E2'], 'queued'],
  ['is ready', ['E1'], 'ready'],
])(
  'an order that %s in a copy, and may have left from the other one since, is not sent before somebody looked',
  async (_, queued, state) => {
    const first = scene.desk(['E1', 'E2'], { rate: 1 });
    scene.answer = (keys) => {
      void first.submissions.pause(first.run);
      return taken(keys);
    };
    await send(first, queued);
    const [sent] = scene.offered;
    const left = sent === 'E1' ? 'E2' : 'E1';
    const home = scene.copyOf(first);
    expect(first.state(left)).toBe(state);
    scene.answer = () => {
      void first.submissions.pause(first.run);
      return { status: 500, body: {} };
    };
    const goOn = ({ submissions }: typeof first) =>
      state === 'ready' ? submissions.start(first.run) : submissions.resume(first.run);
    await goOn(first);
    await first.submissions.settled(first.run);
    await first.end();
    expect(scene.offered.filter((key) => key === left)).toHaveLength(1);
    scene.answer = taken;
    const copy = scene.desk([], { home });
    const asked = new Promise<void>((resolve) => {
      scene.onAsked = resolve;
    });
    await goOn(copy);
    await asked;
    expect(scene.offered.filter((key) => key === left)).toHaveLength(1);
    expect(copy.state(left)).toBe('unknown');
    await copy.submissions.pause(first.run);
  },
);
