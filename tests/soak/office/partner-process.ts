import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { randomNumbers } from '#engine/practice/draw-faults.ts';
import type { PracticeAnswer, PracticePartner } from '#engine/practice/partner.ts';
import { parseFaults, startPractice } from '#engine/practice/practice.ts';
import { xportPartner } from '#engine/practice/xport/xport.ts';
import type { PartnerPlan } from './partner.ts';
import type { Arrival } from './verdict.ts';

/**
 * A process of its own: Xport as the contract has it, which checks what comes and books it as often as it comes. Writes down
 * each order that arrives before anything becomes of it; says its port when it listens, and a dot for each that arrived.
 */
const plan: PartnerPlan = JSON.parse(process.argv[2] ?? '');
const { folder, port, seed, failing } = plan;
const random = randomNumbers(seed);
const inner = xportPartner();
const broken: PracticeAnswer = { status: 500, body: '500' };

/** When a request came, which is handled later: the practice partners take their time before they look at it. */
const came = new WeakMap<IncomingHttpHeaders, number>();
subscribe('http.server.request.start', (message) => {
  const { request } = message as { readonly request: IncomingMessage };
  came.set(request.headers, performance.timeOrigin + performance.now());
});

const partner: PracticePartner = {
  ...inner,
  handle(request, context) {
    const at = came.get(request.headers);
    if (at === undefined) throw new Error('a request that never came');
    const key = String(JSON.parse(request.body.toString('utf8')).out_order_id);
    const chance = random();
    const became = chance < failing ? 'failed' : chance < 2 * failing ? 'answer-lost' : 'answered';
    const arrival: Arrival = { at, key, became };
    appendFileSync(join(folder, 'arrivals.ndjson'), `${JSON.stringify(arrival)}\n`);
    process.stdout.write('.');
    if (became === 'failed') return broken;
    const answer = inner.handle(request, context);
    return became === 'answer-lost' ? broken : answer;
  },
};

const practice = await startPractice({
  ...{ ledgerPath: join(folder, 'booked.ndjson'), port, partners: [partner] },
  faults: parseFaults('latency=5-40'),
});
process.stdout.write(`${practice.port}\n`);
process.once('SIGTERM', () => void practice.close().then(() => process.exit()));
