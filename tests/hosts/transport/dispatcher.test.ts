import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import { hostContract } from '#shared/contract/host.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { contract } from '#shared/contract.ts';
import { createDispatcher, createEngineDispatcher } from '../../../electron/hosts/transport/dispatcher.ts';
import { fakeEngine, memoryLog } from '../fake-engine.ts';

const page = { total: 0, items: [] };

describe('random JSON to every procedure', () => {
  for (const [where, procedures] of Object.entries<Record<string, Procedure>>({
    engine: contract,
    desktop: hostContract,
  })) {
    test.each(Object.keys(procedures))(`${where} %s: a typed refusal or an answer, never a throw`, async (name) => {
      const dispatch = createDispatcher({ procedures, log: memoryLog(), call: async () => ({ nonsense: true }) });
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (input) => {
          const result = await dispatch(name, input);
          const code = 'error' in result ? result.error.code : 'ok';
          expect(['input.invalid', 'internal', 'ok']).toContain(code);
          expect(code === 'input.invalid').toBe(!procedures[name]?.input.safeParse(input).success);
        }),
        { numRuns: 100 },
      );
    });
  }

  test('names that are not procedures', async () => {
    const dispatch = createEngineDispatcher({ engine: fakeEngine(() => page), log: memoryLog() });
    const anyName = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'runs', ''));
    await fc.assert(
      fc.asyncProperty(anyName, fc.jsonValue(), async (name, input) => {
        expect(await dispatch(name, input)).toMatchObject({ error: { code: 'procedure.unknown' } });
      }),
    );
  });
});

test('the engine receives parsed input with defaults, and only what the contract names leaves', async () => {
  const engine = fakeEngine(() => ({ ...page, secret: 'canary-5f1c' }));
  const dispatch = createEngineDispatcher({ engine, log: memoryLog() });
  expect(await dispatch('runs.list', { extra: 1 })).toEqual({ ok: true, output: page });
  expect(engine.calls).toEqual([{ name: 'runs.list', input: { offset: 0, limit: 200 } }]);
});

test('a failure crosses as it is', async () => {
  const engine = fakeEngine(() => {
    throw new Failure('run.unknown', { run: 'r1' });
  });
  const dispatch = createEngineDispatcher({ engine, log: memoryLog() });
  expect(await dispatch('runs.get', { run: 'r1' })).toEqual({ error: { code: 'run.unknown', params: { run: 'r1' } } });
});

test('a bug crosses as "internal" and is logged without its message, which may hold a secret', async () => {
  const log = memoryLog();
  const engine = fakeEngine(() => JSON.parse('canary-5f1c'));
  const result = await createEngineDispatcher({ engine, log })('runs.get', { run: 'r1' });
  expect(result).toEqual({ error: { code: 'internal', params: { name: 'runs.get' } } });
  expect(log.text()).toContain('SyntaxError');
  expect(log.text()).toContain('dispatcher.test.ts');
  expect(log.text()).not.toContain('canary');
});

test('an answer that does not fit the contract is a bug', async () => {
  const log = memoryLog();
  const dispatch = createEngineDispatcher({ engine: fakeEngine(() => ({ total: 'many' })), log });
  expect(await dispatch('runs.list', {})).toMatchObject({ error: { code: 'internal' } });
  expect(log.text()).toContain('ZodError');
});

test('the host has its say before a call, and hears of every file written', async () => {
  const wrote: string[] = [];
  const engine = fakeEngine((name) =>
    name === 'templates.write'
      ? { path: '/a/t.xlsx', notes: [] }
      : {
          files: [
            { path: '/a/1.xlsx', notes: [] },
            { path: '/a/2.xlsx', notes: [] },
          ],
        },
  );
  const dispatch = createEngineDispatcher({
    engine,
    log: memoryLog(),
    wrote: (path) => wrote.push(path),
    admit: (name) => {
      if (name === 'runs.delete') throw new Failure('path.notChosen');
    },
  });
  await dispatch('templates.write', { kind: 'k', out: '/a/t.xlsx' });
  await dispatch('reports.write', { run: 'r', type: 'errors', out: '/a/1.xlsx' });
  expect(wrote).toEqual(['/a/t.xlsx', '/a/1.xlsx', '/a/2.xlsx']);
  expect(await dispatch('runs.delete', { run: 'r' })).toMatchObject({ error: { code: 'path.notChosen' } });
  expect(engine.calls.map((call) => call.name)).not.toContain('runs.delete');
});
