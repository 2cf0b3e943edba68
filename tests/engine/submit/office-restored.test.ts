import { expect, test, vi } from 'vitest';
import { patience } from '../../patience.ts';
import { officeScene, send, taken, touch } from './support/office-scene.ts';

const scene = officeScene();

/** The office has heard of it: nothing more of that is on its way when the ledger is put back. */
const heardOf = (key: string) =>
  vi.waitFor(async () => expect(await scene.inOffice(key)).toMatchObject([{ state: 'accepted' }]), patience);

test('a ledger that was put back to an earlier moment is given what it forgot, before anything is sent', async () => {
  const first = scene.desk(['A1', 'A2', 'A3']);
  const second = scene.desk(['A1', 'A2', 'A3']);
  await send(first, ['A1']);
  await scene.backUp();
  await send(first, ['A2']);
  await first.ledger.shared?.stop(5000);
  await scene.putBack();
  expect(await scene.inOffice('A2')).toEqual([]);
  await first.end();
  const again = scene.desk([], { home: first.home });
  await send({ run: first.run, submissions: again.submissions }, ['A3']);
  await again.end();
  expect(await scene.inOffice('A2')).toEqual([{ desk: first.id, state: 'accepted', partner_no: 'E-A2' }]);
  await send(second);
  expect(scene.offered).toEqual(['A1', 'A2', 'A3']);
  expect(['A1', 'A2', 'A3'].map(second.state)).toEqual(['exists', 'exists', 'exists']);
});

test('it is noticed by a program that stays open, too, and by the next request on its way', async () => {
  const desk = scene.desk(['B1', 'B2', 'B3'], { rate: 2 });
  await scene.backUp();
  scene.answer = async (keys) => {
    if (scene.offered.length === 1) await scene.putBack();
    return taken(keys);
  };
  await send(desk);
  await desk.end();
  expect(scene.offered.toSorted()).toEqual(['B1', 'B2', 'B3']);
  for (const key of ['B1', 'B2', 'B3']) {
    expect(await scene.inOffice(key)).toEqual([{ desk: desk.id, state: 'accepted', partner_no: `E-${key}` }]);
  }
});

test('it is noticed by what a desk heard of it, where it still has the desk itself as it was', async () => {
  const first = scene.desk(['F1', 'F2']);
  const second = scene.desk(['F1', 'F2']);
  await touch(first);
  await touch(second);
  await scene.backUp();
  await send(first, ['F1']);
  await heardOf('F1');
  await scene.putBack();
  await expect(touch(first)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  await send(second, ['F1']);
  await touch(first);
  expect(scene.offered).toEqual(['F1']);
  expect(second.state('F1')).toBe('exists');
});

test('nobody is given keys before all desks have offered what they sent, or a person said to go on without them', async () => {
  const first = scene.desk(['C1', 'C2']);
  const second = scene.desk(['C1', 'C2']);
  await send(first, ['C1']);
  await heardOf('C1');
  await touch(second);
  await scene.backUp();
  await send(first, ['C2']);
  await heardOf('C2');
  await scene.putBack();
  await second.office.wentBack();
  await expect(second.submissions.start(second.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  expect(scene.offered).toEqual(['C1', 'C2']);
  await touch(first);
  await send(second);
  expect(scene.offered).toEqual(['C1', 'C2']);
  expect(second.state('C2')).toBe('exists');
});

test('a person may say that desks which are gone sent nothing', async () => {
  const gone = scene.desk(['D1']);
  await send(gone);
  await gone.end();
  const desk = scene.desk(['D2']);
  await desk.office.wentBack();
  await expect(desk.submissions.start(desk.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  await desk.office.goOn();
  await send(desk);
  expect(scene.offered).toEqual(['D1', 'D2']);
});

test('what was accepted here counts although the key was given to another desk since', async () => {
  const first = scene.desk(['E1']);
  const second = scene.desk(['E1'], { rate: 1 });
  await scene.backUp();
  await send(first);
  await first.end();
  await scene.putBack();
  // It cannot know yet, and has the key when the first one comes again.
  await second.ledger.shared?.of({ account: 'A', kind: 'test-kind' })?.claim([
    {
      key: 'E1',
      run: second.run,
      order: second.orders.get('E1') ?? 0,
      bodyHash: 'h',
      again: false,
      elsewhere: false,
    },
  ]);
  const again = scene.desk([], { home: first.home });
  await expect(touch(again)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  await again.end();
  expect(await scene.inOffice('E1')).toMatchObject([{ state: 'accepted', partner_no: 'E-E1' }]);
});
