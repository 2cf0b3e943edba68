import { join } from 'node:path';
import { hostPractice, type Practice } from '#engine/accounts/practice-directory.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { parseFaults, practiceCredentials } from '#engine/practice/practice.ts';
import { partners } from '#shared/partners/registry.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { samplesFolder } from '../../../electron/hosts/node/samples-folder.ts';
import { writeOwnLayout } from '../../own-layout.ts';

/** An office's program with some days' work in it, and partners that are not always at their best. */
export interface Office {
  readonly engine: Engine;
  readonly runs: Readonly<
    Record<'own' | 'mistakes' | 'some' | 'fresh' | 'sending' | 'held' | 'unknown' | 'sent' | 'freight', string>
  >;
  close(): Promise<void>;
}

/** The practice partners' own server answers slowly; two more of them misbehave for the sake of their pictures. */
export async function openOffice(dataDir: string): Promise<Office> {
  const samples = samplesFolder() ?? '';
  const slow = await hostPractice(dataDir, { faults: parseFaults('latency=400-900') });
  const odd = await hostPractice(join(dataDir, 'odd'), { faults: parseFaults('hang-after=0.5,seed=3') });
  const strict = await hostPractice(join(dataDir, 'strict'), { faults: parseFaults('session=1') });
  const engine = await createEngine({ dataDir, ports: nodePorts(), samplesDir: samplesFolder() });
  await engine.call('settings.set', { values: { firstRunDone: true } });
  await engine.call('rateCards.import', { path: join(samples, 'rate-card.xlsx') });

  const take = async (file: string, folder = samples) => {
    const { runs } = await engine.call('imports.create', {
      importId: crypto.randomUUID(),
      paths: [join(folder, file)],
    });
    const [run] = runs;
    if (!run) throw new Error(`${file} was not imported`);
    return run.id;
  };
  const account = async (partner: 'top' | 'xport', name: string, practice: Practice) => {
    const settings = { [partners[partner].address]: practice.addresses[partner] ?? '', timeoutMs: 1000 };
    const secrets = { ...practiceCredentials[partner] };
    return (await engine.call('accounts.save', { partner, name, settings, secrets })).id;
  };
  const send = async (run: string, settle: boolean) => {
    await engine.call('submissions.start', { run, confirmWarnings: true });
    if (settle) await engine.call('submissions.settled', { run });
  };
  const aim = (run: string, id: string) => engine.call('runs.target', { run, target: 'production', account: id });

  const sent = await take('overseas-merged-cells.xlsx');
  await send(sent, true);
  const some = await take('overseas-with-mistakes.xlsx');
  await send(some, true);
  const held = await take('cainiao-stock-in.xlsx');
  await aim(held, await account('top', 'tmall', strict));
  await send(held, true);
  const unknown = await take('package-inbound-gbk.csv');
  await aim(unknown, await account('xport', 'xport', odd));
  await send(unknown, true);
  const freight = await take('freight-orders.xlsx');
  await engine.call('freight.preview', { run: freight });
  await engine.call('freight.choose', { run: freight, policy: 'cheapest' });
  writeOwnLayout(join(dataDir, '供应商A 装箱单 7-12.csv'), { orders: 12 });
  const own = await take('供应商A 装箱单 7-12.csv', dataDir);
  const mistakes = await take('overseas-with-mistakes.xlsx');
  const fresh = await take('overseas-two-sheets.xls');
  const sending = await take('package-inbound-gbk.csv');
  return {
    engine,
    runs: { own, mistakes, some, fresh, sending, held, unknown, sent, freight },
    async close() {
      await engine.close();
      for (const practice of [slow, odd, strict]) await practice.close();
    },
  };
}
