import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { openLedger, openOffice } from '#engine/ledger/ledger.ts';
import { createStore } from '#engine/store/store.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import { Failure } from '#shared/contract/failure.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';
import { anyPartner } from './any-partner.ts';
import type { SenderPlan } from './sender.ts';

/**
 * A process of its own that sends one run until it is finished or held: `node sender-process.ts <a plan, as JSON>`. Writes
 * a dot when orders change; ends with 3 and, on stderr, the code of a sentence with what
 * it names when a person has to do something.
 */
const plan: SenderPlan = JSON.parse(process.argv[2] ?? '');
const { home, address, run, outside, portal, sentAgain, officeUrl, ratePerSecond, keyless = false } = plan;
const partner = anyPartner[plan.partner ?? 'etower'];

try {
  const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
  try {
    await work(db);
  } finally {
    db.close();
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.code} ${JSON.stringify(error.params)}\n`);
  process.exitCode = 3;
}

async function work(db: ReturnType<typeof openDatabase>): Promise<void> {
  const ports = { fetch, clock, log: { info: () => {}, warn: () => {} } };
  const client = partner.client(address, ports, ratePerSecond === undefined ? {} : { ratePerSecond });
  const office = officeUrl ? openOffice(db, officeUrl, clock).ledger : undefined;
  const folders = [join(home, 'journal'), ...(outside ? [outside] : [])];
  const { ledger } = openLedger(db, folders, ports, { office });
  const store = createStore(db, (_, field) => field);
  const submissions = createSubmissions({
    store,
    ledger,
    ports,
    clientFor: async (id) => {
      if (keyless) throw new Failure('account.credentials', { names: 'token' });
      return { account: store.runs.get(id)?.account ?? 'practice', kind: 'test-kind', client };
    },
    prepare: () => ({ of: ({ id, key }) => ({ id, key, body: partner.body(key) }) }),
    onOrders: () => process.stdout.write('.'),
    onRun: () => {},
    policy: { lookupDelayMs: 50, backOffBaseMs: 20 },
  });

  const left = () => {
    const { state, counts } = store.runs.get(run) ?? {};
    return state === 'checked' || (state === 'finished' && (counts?.incomplete ?? 0) > 0);
  };
  try {
    if (keyless) await submissions.recover();
    // What was given back by the journal is settled first; the rest of the run is sent then.
    for (let turn = 0; turn < 2 && (turn === 0 || left()); turn += 1) {
      await (left() ? submissions.start(run) : submissions.resume(run));
      await submissions.settled(run);
    }
    if (portal) await decide(portal);
  } finally {
    await submissions.stop();
    await ledger.shared?.stop(10_000);
    await office?.end();
    ledger.journal.close();
  }

  /** What the program will find out by itself is left to it. */
  async function decide(portal: string): Promise<void> {
    const numbers = new Map(
      (existsSync(portal) ? readFileSync(portal, 'utf8').split('\n').filter(Boolean) : []).map((line) => {
        const { reference, orderNo } = JSON.parse(line);
        return [partner.keyOf(reference), String(orderNo)];
      }),
    );
    for (const { id, key } of store.outbox.inState(run, 'unknown')) {
      const partnerNo = numbers.get(key);
      if (partnerNo === undefined && (await submissions.asked(run))(id)) continue;
      if (partnerNo === undefined && sentAgain) appendFileSync(sentAgain, `${key}\n`);
      await submissions.decide(
        id,
        partnerNo === undefined ? { decision: 'send-again' } : { decision: 'accepted', partnerNo },
      );
    }
    await submissions.settled(run);
  }
}
