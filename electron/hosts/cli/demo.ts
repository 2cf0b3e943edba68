import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type PlainKey, translator } from '#shared/text/index.ts';
import { language } from '../node/environment.ts';
import { tell } from '../node/terminal.ts';
import { type ExitCode, exitCode } from './actions/exit-code.ts';
import { check } from './commands/check.ts';
import { follow } from './commands/follow.ts';
import { freight } from './commands/freight.ts';
import { submit } from './commands/submit.ts';

/** One story of the demo: what is done with which sample, and how it must end. */
interface Scene {
  readonly title: PlainKey;
  readonly expected: ExitCode;
  run(out: (name: string) => string): Promise<ExitCode>;
}

const root = resolve(import.meta.dirname, '../../..');
const sample = (name: string) => join(root, 'resources', 'samples', name);

const scenes: readonly Scene[] = [
  {
    title: 'cli:demo.mistakes',
    expected: exitCode.imperfect,
    run: (out) => check([sample('overseas-with-mistakes.xlsx')], { report: out('overseas-with-mistakes-marked.xlsx') }),
  },
  {
    title: 'cli:demo.freight',
    expected: exitCode.ok,
    run: () => freight([sample('overseas-merged-cells.xlsx')], { to: 'practice', rates: sample('rate-card.xlsx') }),
  },
  {
    title: 'cli:demo.overseas',
    expected: exitCode.ok,
    run: (out) =>
      submit([sample('overseas-merged-cells.xlsx'), sample('overseas-two-sheets.xls')], {
        to: 'practice',
        results: out('overseas-results.xlsx'),
      }),
  },
  {
    title: 'cli:demo.again',
    expected: exitCode.ok,
    run: () => submit([sample('overseas-merged-cells.xlsx')], { to: 'practice' }),
  },
  {
    title: 'cli:demo.cainiao',
    expected: exitCode.ok,
    run: (out) => submit([sample('cainiao-stock-in.xlsx')], { to: 'practice', results: out('cainiao-results.xlsx') }),
  },
  {
    title: 'cli:demo.preview',
    expected: exitCode.ok,
    run: () => freight([sample('freight-orders.xlsx')], { to: 'practice' }),
  },
  {
    title: 'cli:demo.book',
    expected: exitCode.ok,
    run: (out) =>
      submit([sample('freight-orders.xlsx')], {
        to: 'practice',
        choose: 'cheapest',
        results: out('freight-results.xlsx'),
      }),
  },
  {
    title: 'cli:demo.domestic',
    expected: exitCode.ok,
    run: () => submit([sample('domestic-legs-of-bookings.csv')], { to: 'practice' }),
  },
  {
    title: 'cli:demo.parcels',
    expected: exitCode.ok,
    run: () => submit([sample('package-inbound-gbk.csv')], { to: 'practice' }),
  },
  {
    title: 'cli:demo.follow',
    expected: exitCode.imperfect,
    run: () => follow(undefined, { practiseDays: 14, now: true }),
  },
  {
    title: 'cli:demo.workList',
    expected: exitCode.imperfect,
    run: (out) => follow(undefined, { practice: true, out: out('follow-up.xlsx') }),
  },
];

/** The main job end to end on the sample workbooks, against the built-in practice partners, in a folder of its own. */
async function demo(): Promise<ExitCode> {
  const t = translator(language());
  const folder = join(root, 'out', 'demo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env.DOCKHAND_HOME = join(folder, 'home');
  for (const [index, scene] of scenes.entries()) {
    tell(process.stdout, '', `── ${index + 1}/${scenes.length} ${t(scene.title)}`);
    const code = await scene.run((name) => join(folder, name));
    if (code !== scene.expected) {
      tell(process.stderr, t('cli:demo.failed', { code, expected: scene.expected }));
      return exitCode.imperfect;
    }
  }
  tell(process.stdout, '', t('cli:demo.done', { folder: relative(process.cwd(), folder) }));
  return exitCode.ok;
}

process.exitCode = await demo();
