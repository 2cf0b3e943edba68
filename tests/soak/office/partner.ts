import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partners } from '#shared/partners/registry.ts';
import { anyPartner } from '../../engine/submit/support/any-partner.ts';
import type { Arrival } from './verdict.ts';

export interface PartnerPlan {
  readonly folder: string;
  /** 0: any free one. */
  readonly port: number;
  readonly seed: number;
  /** Of so large a part of the requests nothing is booked, and as many are booked and not answered. */
  readonly failing: number;
}

/** The strict partner that books duplicates, in a process of its own (`partner-process.ts`). */
export async function openPartner(
  { folder, seed, failing }: Omit<PartnerPlan, 'port'>,
  onArrival: () => void = () => {},
) {
  const begin = async (port: number, lives: number) => {
    const plan: PartnerPlan = { folder, port, seed: seed + lives, failing };
    const child = spawn(process.execPath, [SOURCE, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(child, 'close');
    const said = child.stdout.setEncoding('utf8');
    const listening = new Promise<number>((resolve, reject) => {
      said.on('data', (text: string) => {
        for (const sign of text) if (sign === '.') onArrival();
        const [told] = /\d+/.exec(text) ?? [];
        if (told) resolve(Number(told));
      });
      gone.then(() => reject(new Error('the partner did not start')));
    });
    return { child, gone, port: await listening };
  };
  let lives = 1;
  let now = await begin(0, lives);
  const end = async () => {
    now.child.kill('SIGTERM');
    await now.gone;
  };
  const lines = (name: string): readonly string[] => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  };
  return {
    address: `http://127.0.0.1:${now.port}${BASE}`,
    portal: join(folder, 'booked.ndjson'),
    /** Ends with all that is on its way to it: what is not booked by then never is. */
    async restart(): Promise<void> {
      const { port } = now;
      await end();
      lives += 1;
      now = await begin(port, lives);
    },
    arrivals: (): readonly Arrival[] => lines('arrivals.ndjson').map((line): Arrival => JSON.parse(line)),
    /** The keys of all that it has booked, as often as it did. */
    booked: () => lines('booked.ndjson').map((line) => anyPartner.xport.keyOf(JSON.parse(line).reference)),
    end,
  };
}

const BASE = '/api';
const SOURCE = new URL('./partner-process.ts', import.meta.url).pathname;

/** What an account's settings name its address. */
export const ADDRESS = partners.xport.address;
