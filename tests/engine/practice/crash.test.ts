import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startPractice } from '#engine/practice/practice.ts';
import { createOrders, goodOrder, stored } from './etower-client.ts';
import { temporaryFolder } from './practice-server.ts';

async function startProcess(ledgerPath: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const script = join(import.meta.dirname, 'server-process.ts');
  const child = spawn(process.execPath, [script, ledgerPath], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [line] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
}

test('killed at any moment, it keeps every order it has confirmed, and stores none twice', async () => {
  const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
  const confirmed = new Set<string>();
  let sent = 0;
  for (const goesOnMs of [0, 40, 80]) {
    const { child, url } = await startProcess(ledgerPath);
    await expect(startPractice({ ledgerPath })).rejects.toMatchObject({ code: 'practice.ledgerInUse' });
    const exited = once(child, 'exit');
    const firstAnswer = Promise.withResolvers<void>();
    firstAnswer.promise.then(() => setTimeout(() => child.kill('SIGKILL'), goesOnMs));
    const sender = async () => {
      for (;;) {
        sent += 1;
        const references = [`R-${sent}-a`, `R-${sent}-b`];
        const answers = await createOrders(url, ...references.map((reference) => goodOrder(reference)));
        for (const { data } of answers) confirmed.add(data.referenceNo);
        firstAnswer.resolve();
      }
    };
    // Each sender runs until the kill breaks its connection.
    await Promise.allSettled([sender(), sender(), sender()]);
    await exited;
  }
  expect(confirmed.size).toBeGreaterThan(0);

  const { url } = await startProcess(ledgerPath);
  expect(new Set(await stored(url, ...confirmed))).toEqual(confirmed);
  const again = await createOrders(url, ...[...confirmed].map((reference) => goodOrder(reference)));
  const references = readFileSync(ledgerPath, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).reference);
  expect(new Set(references).size).toBe(references.length);
  expect(again.every(({ errors }) => errors !== '' && errors[0]?.code === '600904')).toBe(true);
});
