import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Channel } from '#shared/contract/messages.ts';
import { createEngineDispatcher, serveChannel } from '../../../electron/hosts/transport/dispatcher.ts';
import { type ConnectionState, createEngineClient } from '../../../renderer/api/engine-client.ts';
import { type FakeEngine, fakeEngine, memoryLog } from '../../hosts/fake-engine.ts';
import { patience } from '../../patience.ts';

const order = {
  type: 'order',
  run: 'r',
  order: 1,
  key: 'PO1',
  state: 'accepted',
  partnerNo: null,
  message: null,
} as const;

function channelOf(port: MessagePort): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}

/** A real MessageChannel between a client and a served engine; `cut` breaks it. */
function connected(engine: FakeEngine) {
  let current: MessagePort | undefined;
  let opened = 0;
  const client = createEngineClient(async () => {
    opened += 1;
    const { port1, port2 } = new MessageChannel();
    current = port1;
    const dispatch = createEngineDispatcher({ engine, log: memoryLog() });
    serveChannel(channelOf(port1), { dispatch, subscribe: engine.subscribe });
    return channelOf(port2);
  });
  return { client, cut: () => current?.close(), opened: () => opened };
}

test('calls are answered by their number, in whatever order', async () => {
  const engine = fakeEngine(async (_name, input) => {
    const { search } = input as { search?: string };
    await new Promise((resolve) => setTimeout(resolve, search === 'slow' ? 50 : 0));
    return { total: search === 'slow' ? 1 : 2, items: [] };
  });
  const { client } = connected(engine);
  const answers = await Promise.all([client.call('runs.list', { search: 'slow' }), client.call('runs.list', {})]);
  expect(answers.map((answer) => answer.total)).toEqual([1, 2]);
  client.close();
});

test('a failure arrives as a Failure with its parameters', async () => {
  const { client } = connected(
    fakeEngine(() => {
      throw new Failure('run.unknown', { run: 'r9' });
    }),
  );
  const failure = await client.call('runs.get', { run: 'r9' }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: 'run.unknown', params: { run: 'r9' } });
  client.close();
});

test('events reach subscribers until they leave', async () => {
  const engine = fakeEngine(() => ({ total: 0, items: [] }));
  const { client } = connected(engine);
  const heard = vi.fn();
  const leave = client.subscribe(heard);
  await client.call('runs.list', {});
  engine.emit(order);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(order), patience);
  leave();
  engine.emit(order);
  await client.call('runs.list', {});
  expect(heard).toHaveBeenCalledTimes(1);
  client.close();
});

test('a cut connection fails what is under way, is made again, and later calls go on', async () => {
  let hang = true;
  const engine = fakeEngine(() => (hang ? new Promise(() => undefined) : { total: 7, items: [] }));
  const { client, cut, opened } = connected(engine);
  const states: ConnectionState[] = [];
  client.onState(() => states.push(client.state));
  const underWay = client.call('runs.list', {});
  await vi.waitFor(() => expect(engine.calls).toHaveLength(1), patience);
  hang = false;
  cut();
  await expect(underWay).rejects.toMatchObject({ code: 'connection.lost' });
  expect(await client.call('runs.list', {})).toMatchObject({ total: 7 });
  expect(opened()).toBe(2);
  expect(states).toEqual(['open', 'lost', 'open']);
  client.close();
});

test('a connection that cannot be made is tried again; one that is refused is not', async () => {
  const open = vi.fn<() => Promise<Channel>>().mockRejectedValueOnce(new Error('not yet'));
  open.mockRejectedValueOnce(new Failure('session.missing'));
  const client = createEngineClient(open);
  await expect(client.call('runs.list', {})).rejects.toMatchObject({ code: 'session.missing' });
  expect(client.state).toBe('refused');
  expect(open).toHaveBeenCalledTimes(2);
});
