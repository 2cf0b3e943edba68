import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hostCallChannel } from '#shared/contract/desktop.ts';
import { hostContract } from '#shared/contract/host.ts';
import type { AnswerMessage, Channel } from '#shared/contract/messages.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { contract } from '#shared/contract.ts';
import { type BuiltApp, startBuiltApp } from './built-app.ts';

/** Random JSON to the built program itself: every call of the desktop, every procedure of its engine, the line between them. */
let app: BuiltApp;
let line: Channel;
const answers = new Map<number | null, (answer: AnswerMessage) => void>();
beforeAll(async () => {
  app = await startBuiltApp();
  writeFileSync(join(app.dataDir, 'a.csv'), 'dear,all\n');
  line = await app.host.openChannel();
  line.onMessage((message) => {
    if (typeof message === 'object' && message !== null && 'id' in message)
      answers.get(message.id as number | null)?.(message as AnswerMessage);
  });
});
afterAll(() => app?.close());

let lastId = 0;
function askEngine(name: string, input: unknown): Promise<AnswerMessage> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    answers.set(id, resolve);
    line.send({ id, name, input });
  });
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.nat(),
  fc.constantFrom<unknown>('', '../../etc/passwd', '__proto__', 'x'.repeat(40_000), -1, 1e21, null, [], {}, [''], [{}]),
);

/** Anything, and also something under the names that the procedure knows. */
function inputs({ input }: Procedure): fc.Arbitrary<unknown> {
  const keys = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
  return fc.oneof(fc.jsonValue(), fc.record(Object.fromEntries(keys.map((key) => [key, odd])), { requiredKeys: [] }));
}

/** Refused with a code of ours, or answered; `internal` is a bug. */
function expectTyped(result: AnswerMessage | { readonly error: { readonly code: string } } | { readonly ok: true }) {
  if ('error' in result) expect(result.error.code).toMatch(/^(?!internal$)[a-z][\w.]*$/i);
  else expect(result).toMatchObject({ ok: true });
}

describe('the desktop', () => {
  // It does what it says with no input at all: ends the program.
  const names = Object.entries<Procedure>(hostContract).filter(([name]) => name !== 'program.restart');

  test.each(names)('%s', async (name, procedure) => {
    const { webContents } = app.window;
    const event = { senderFrame: webContents.mainFrame, sender: webContents };
    await fc.assert(
      fc.asyncProperty(inputs(procedure), async (input) =>
        expectTyped((await app.standIn.ipcMain.handlers.get(hostCallChannel)?.(event, name, input)) as AnswerMessage),
      ),
      { numRuns: 40 },
    );
  });
});

describe('the engine', () => {
  test.each(Object.entries<Procedure>(contract))('%s', async (name, procedure) => {
    await fc.assert(
      fc.asyncProperty(inputs(procedure), async (input) => expectTyped(await askEngine(name, input))),
      { numRuns: 40 },
    );
  });

  test('what is no call at all is refused, and the line goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (message) => {
        const refused = new Promise<AnswerMessage>((resolve) => answers.set(null, resolve));
        line.send(message);
        expect(await refused).toMatchObject({ id: null, error: { code: 'input.invalid' } });
      }),
      { numRuns: 40 },
    );
    expectTyped(await askEngine('runs.list', {}));
  });
});
