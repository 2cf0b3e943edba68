// `npm run soak [-- kills] [etower] [top] [xport] [minutes=M] [seed=N]`: kills a sending process so often at each practice
// partner, with every fault mixed in that an office may meet (`soak.ts`), and prints a verdict for each, and all that befell an
// office in which something went wrong, with the seed that begins with it. Exit code 1 when an order was sent twice, lost,
// or is unknown without evidence, and when the time was not enough for so many kills. Not part of the tests, where a short one is (`soak.test.ts`).
// `npm run soak -- office`: desks with one ledger (`office/`), and the short one is `tests/engine/submit/office-kills.test.ts`.

import { bundled } from '../bundled-script.ts';
import { type AnyPartner, anyPartner } from '../engine/submit/support/any-partner.ts';
import { officeMain, officeUsage } from './office/main.ts';
import { isKept, isWhole, soak } from './soak.ts';

const args = process.argv.slice(2);
const understood = (arg: string) => /^(\d+|(minutes|seed)=\d+)$/.test(arg) || Object.hasOwn(anyPartner, arg);
if (args[0] === 'office') process.exit((await officeMain(args.slice(1))) ?? usage());
if (!args.every(understood)) process.exit(usage());

const kills = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1000);
const given = (name: string) => args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
const minutes = Number(given('minutes') ?? 600);
const seed = Number(given('seed') ?? Math.floor(Math.random() * 2 ** 32));
const named = args.filter((arg): arg is AnyPartner => Object.hasOwn(anyPartner, arg));
const partners: readonly AnyPartner[] = named.length > 0 ? named : ['xport', 'top', 'etower'];

const sender = await bundled('tests/engine/submit/support/sender-process.ts');
let kept = true;
let whole = true;
try {
  for (const partner of partners) {
    const begun = Date.now();
    const until = begun + (minutes * 60_000) / partners.length;
    const onFinding = (finding: string) => void process.stderr.write(finding);
    const verdict = await soak({ partner, kills, seed, until, script: sender.script, onFinding });
    process.stdout.write(`${JSON.stringify({ ...verdict, seconds: Math.round((Date.now() - begun) / 1000) })}\n`);
    kept &&= isKept(verdict);
    whole &&= isWhole(verdict, kills);
  }
} finally {
  sender.remove();
}
process.stdout.write(
  kept && !whole
    ? 'NOT WHOLE: kept as far as it came, but there was no time for all the kills\n'
    : kept
      ? 'KEPT: nothing twice, nothing lost, every unknown told with its evidence\n'
      : 'BROKEN: an order was sent twice, lost, or is unknown without evidence\n',
);
process.exitCode = kept && whole ? 0 : 1;

function usage(): number {
  process.stderr.write(`npm run soak [-- KILLS] [etower] [top] [xport] [minutes=M] [seed=N]\n${officeUsage}\n`);
  return 2;
}
