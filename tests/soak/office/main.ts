import { parseArgs } from 'node:util';
import { bundled } from '../../bundled-script.ts';
import { findPrograms } from '../../postgres/binaries.ts';
import { officeSoak } from './office-soak.ts';
import { described, isWholeSoak } from './told.ts';
import { isOfficeKept } from './verdict.ts';

const counts = { desks: 50, orders: 2000, own: 40, kills: 200, 'server-kills': 20, cuts: 200, rate: 5, minutes: 120 };

export const officeUsage = `npm run soak -- office ${Object.entries(counts)
  .map(([name, count]) => `[--${name} ${count}]`)
  .join(' ')} [--seed N]`;

/** `npm run soak -- office`; null when the words are not understood, otherwise the exit code. */
export async function officeMain(args: readonly string[]): Promise<number | null> {
  const given = readCounts(args);
  if (!given) return null;
  const { programs, reason } = findPrograms();
  if (!programs) {
    process.stderr.write(`It needs a PostgreSQL: ${reason}\n`);
    return 1;
  }
  const begun = Date.now();
  const { 'server-kills': serverKills, rate: ratePerSecond, minutes, ...more } = given;
  const asked = { ...more, serverKills, ratePerSecond };
  const sender = await bundled('tests/engine/submit/support/sender-process.ts');
  const onProgress = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const until = begun + minutes * 60_000;
    const soak = await officeSoak({ ...asked, until, programs, script: sender.script, onProgress });
    process.stdout.write(`${described(asked, soak, Math.round((Date.now() - begun) / 1000))}\n`);
    return isOfficeKept(soak.verdict) && soak.bugs.length === 0 && isWholeSoak(asked, soak) ? 0 : 1;
  } finally {
    sender.remove();
  }
}

function readCounts(args: readonly string[]): (typeof counts & { readonly seed: number }) | null {
  const names = [...Object.keys(counts), 'seed'];
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const given = { ...counts, seed: Math.floor(Math.random() * 2 ** 32) };
    for (const [name, value] of Object.entries(values)) {
      if (typeof value !== 'string' || !/^\d{1,10}$/.test(value)) return null;
      Object.assign(given, { [name]: Number(value) });
    }
    return given.desks > 0 && given.orders > 0 && given.rate > 0 ? given : null;
  } catch {
    return null;
  }
}
