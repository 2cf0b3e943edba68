import { type EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { startEngine } from '../../../electron/hosts/desktop/engine-process.ts';
import { memoryLog } from '../fake-engine.ts';

const { children, FakeChild } = await vi.hoisted(async () => {
  const { PassThrough } = await import('node:stream');
  const children: InstanceType<typeof FakeChild>[] = [];
  class FakeChild {
    pid: number | undefined = 1;
    readonly told: { type: string }[] = [];
    readonly events: EventEmitter;
    readonly stderr = new PassThrough();
    constructor(events: EventEmitter) {
      this.events = events;
      children.push(this);
    }
    on = (name: string, listener: (...args: unknown[]) => void) => this.events.on(name, listener);
    once = (name: string, listener: (...args: unknown[]) => void) => this.events.once(name, listener);
    postMessage(message: { type: string }) {
      this.told.push(message);
      this.events.emit('told');
    }
    kill = () => this.die();
    die() {
      this.pid = undefined;
      this.events.emit('exit', 1);
    }
  }
  return { children, FakeChild };
});

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  return {
    MessageChannelMain: class {
      readonly port1 = {};
      readonly port2 = {};
    },
    utilityProcess: { fork: () => new FakeChild(new EventEmitter()) },
  };
});

const noSecrets = {
  available: async () => false,
  encrypt: () => Promise.reject(new TypeError('canary-5f1c')),
  decrypt: () => Promise.reject(new Error('none')),
};
const failed = vi.fn();
const log = memoryLog();
const start = () => startEngine({ dataDir: '/data', log, secrets: noSecrets, onFailed: failed });
const last = () => {
  const child = children.at(-1);
  if (!child) throw new Error('nothing was started');
  return child;
};

beforeEach(() => {
  children.length = 0;
  failed.mockClear();
});

test('a page that asks again when told of the end gets a line to the new process', () => {
  const engine = start();
  engine.onStopped(() => void engine.connect());
  last().die();
  expect(children).toHaveLength(2);
  expect(last().told).toEqual([{ type: 'connect' }]);
  expect(failed).not.toHaveBeenCalled();
});

test('a process that keeps dying is given up, and said to be', () => {
  const engine = start();
  for (let crash = 0; crash < 4; crash += 1) last().die();
  expect(children).toHaveLength(4);
  expect(failed.mock.calls).toEqual([[{ code: 'engine.crashes', params: {} }]]);
  expect(engine.connect()).toBeNull();
});

test('an engine that cannot be made is not tried again', () => {
  const engine = start();
  last().events.emit('message', { type: 'failed', failure: { code: 'store.newer', params: { version: 9 } } });
  last().die();
  expect(failed.mock.calls).toEqual([[{ code: 'store.newer', params: { version: 9 } }]]);
  expect(children).toHaveLength(1);
  expect(engine.connect()).toBeNull();
});

test('only files it says it wrote count as written', () => {
  const engine = start();
  last().events.emit('message', { type: 'wrote', path: '/a/report.xlsx' });
  expect([engine.wrote('/a/report.xlsx'), engine.wrote('/a/other.xlsx')]).toEqual([true, false]);
});

test('a path is allowed once the engine says so; not by one that ended', async () => {
  const engine = start();
  const allowed = vi.fn();
  const answer = engine.allowOutput('/a/report.xlsx').then(allowed);
  await Promise.resolve();
  expect(last().told).toEqual([{ type: 'allow-output', path: '/a/report.xlsx' }]);
  expect(allowed).not.toHaveBeenCalled();
  last().events.emit('message', { type: 'allowed', path: '/a/report.xlsx' });
  await answer;
  const other = engine.allowOutput('/a/other.xlsx');
  last().die();
  await expect(other).rejects.toMatchObject({ code: 'engine.stopped' });
});

test('encryption that fails is answered, without the words of the error', async () => {
  start();
  const answered = once(last().events, 'told');
  last().events.emit('message', { type: 'secret', id: 7, op: 'encrypt', plain: 'canary-5f1c' });
  await answered;
  expect(last().told).toEqual([{ type: 'secret-answer', id: 7, ok: false, error: 'TypeError' }]);
});

test('stopping asks first, and ends a process that does not answer', async () => {
  const engine = start();
  const stopped = engine.stop(20);
  expect(last().told).toEqual([{ type: 'stop' }]);
  await stopped;
  expect(last().pid).toBeUndefined();
  expect(children).toHaveLength(1);
});

test('moving the data ends it for good once the copy is made; it is not started again, and stopping waits for the copy', async () => {
  const engine = start();
  const moving = engine.moveData('/other');
  const stopped = vi.fn();
  const stopping = engine.stop().then(stopped);
  expect(last().told).toEqual([{ type: 'move', to: '/other' }]);
  expect(engine.connect()).toBeNull();
  await nextTurn();
  expect(stopped).not.toHaveBeenCalled();
  last().events.emit('message', { type: 'moved' });
  await moving;
  await stopping;
  expect(last().pid).toBeUndefined();
  expect(children).toHaveLength(1);
});

test('a move that came to nothing says why; so does one whose process died', async () => {
  const refused = start().moveData('/other');
  last().events.emit('message', { type: 'not-moved', failure: { code: 'move.full', params: { neededMb: 7 } } });
  await expect(refused).rejects.toMatchObject({ code: 'move.full', params: { neededMb: 7 } });
  const died = start().moveData('/other');
  last().die();
  await expect(died).rejects.toMatchObject({ code: 'engine.stopped' });
});

test('a fatal error of V8 is noted, without the report that holds the environment, and throws nothing in the main process', () => {
  start();
  last().events.emit('error', 'FatalError', 'v8::Isolate::OutOfMemory', '{"environment":"canary-77"}');
  last().die();
  expect(log.text()).toContain('the engine process broke {"type":"FatalError","location":"v8::Isolate::OutOfMemory"}');
  expect(log.text()).not.toContain('canary-77');
  expect(children).toHaveLength(2);
});

test('what it writes about its own end stands in the log, and not without end', async () => {
  start();
  const { stderr } = last();
  stderr.end(`FATAL ERROR: heap limit\n\n${'x'.repeat(2000)}\n${'line\n'.repeat(500)}`);
  await once(stderr, 'close');
  await nextTurn();
  const noted = log
    .text()
    .split('\n')
    .filter((line) => line.startsWith('the engine process wrote'));
  expect(noted[0]).toBe('the engine process wrote {"line":"FATAL ERROR: heap limit"}');
  expect(Math.max(...noted.map(({ length }) => length))).toBeLessThan(600);
  expect(noted).toHaveLength(100);
});

test('what may be read is told again to an engine that is started again', async () => {
  const engine = start();
  const answer = engine.allowInput(['/a.xlsx', '/a.xlsx']);
  expect(last().told).toEqual([{ type: 'allow-input', path: '/a.xlsx' }]);
  last().events.emit('message', { type: 'allowed', path: '/a.xlsx' });
  await answer;
  last().die();
  expect(children).toHaveLength(2);
  expect(last().told).toEqual([{ type: 'allow-input', path: '/a.xlsx' }]);
});

test('nothing is being sent any more by a process that ended', () => {
  const told = vi.fn();
  start().onSending(told);
  last().events.emit('message', { type: 'sending', sending: true });
  last().die();
  expect(told.mock.calls).toEqual([[true], [false]]);
});

test('nothing is allowed by an engine that cannot be made; that one is ready is told of each', async () => {
  const engine = start();
  const ready = vi.fn();
  engine.onReady(ready);
  last().events.emit('message', { type: 'ready' });
  last().die();
  last().events.emit('message', { type: 'ready' });
  expect(ready).toHaveBeenCalledTimes(2);
  const answer = engine.allowInput(['/a.xlsx']);
  last().events.emit('message', { type: 'failed', failure: { code: 'store.damaged', params: {} } });
  await expect(answer).rejects.toMatchObject({ code: 'engine.stopped' });
});
