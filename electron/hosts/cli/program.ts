import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '#engine/version.ts';
import type { Warehouse } from '#shared/contract/freight-office.ts';
import type { PackingListType } from '#shared/contract/packing-lists.ts';
import type { ReportType } from '#shared/contract/reports.ts';
import type { Money } from '#shared/freight/quote.ts';
import { paperIds } from '#shared/labels/papers.ts';
import { ENCODINGS, type EncodingName } from '#shared/sheets/encodings.ts';
import { type PlainKey, translator } from '#shared/text/index.ts';
import { language } from '../node/environment.ts';
import { type Answered, answerOf } from './actions/column-answers.ts';
import type { ExitCode } from './actions/exit-code.ts';
import type { Said } from './actions/sheet-options.ts';
import type { DecideOptions } from './commands/decide.ts';
import { decisions } from './commands/decisions.ts';

const reportTypes: readonly ReportType[] = ['errors', 'failures', 'results'];
const listTypes: readonly PackingListType[] = ['packing-list', 'asn'];

/**
 * The command line's shape. `finish` receives the exit code of the command that ran. Each command is loaded when it is run:
 * most need the engine, which help, version and a mistyped option do not wait for.
 */
export function createProgram(finish: (code: ExitCode) => void): Command {
  const t = translator(language());
  const help = (name: PlainKey) => t(name);
  const wholeNumber =
    (
      min: number,
      max: number,
      key: 'usage.concurrency' | 'usage.days' | 'usage.from' | 'usage.headerRow' | 'usage.port',
    ) =>
    (value: string) => {
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < min || number > max)
        throw new InvalidArgumentError(t(`cli:${key}`, { value }));
      return number;
    };
  const namedEncoding = (option: string) => (value: string) => {
    const name = encodingNamed(value);
    if (name === null) {
      throw new InvalidArgumentError(t('cli:usage.choice', { option, choices: ENCODINGS.join(', '), value }));
    }
    return name;
  };
  const money = (value: string): Money => {
    const [, amount, currency] = /^(\d{1,12}(?:\.\d{1,6})?) ?([A-Za-z]{3})$/.exec(value.trim()) ?? [];
    if (amount === undefined || currency === undefined) throw new InvalidArgumentError(t('cli:usage.money', { value }));
    return { amount, currency: currency.toUpperCase() };
  };
  const warehouses = (value: string, before: readonly Warehouse[] = []): readonly Warehouse[] => {
    const [, code, country] = /^\s*(\S.*?)\s*=\s*(\S.*?)\s*$/.exec(value) ?? [];
    if (code === undefined || country === undefined)
      throw new InvalidArgumentError(t('cli:usage.warehouse', { value }));
    return [...before, { code, country }];
  };
  const said =
    (option: '--map' | '--set') =>
    (value: string, before: readonly Said[] = []): readonly Said[] => {
      // A header may hold the sign itself, and so may a value: of a header the last one counts, of a value the first.
      const at = option === '--map' ? value.lastIndexOf('=') : value.indexOf('=');
      const [left, right] = [value.slice(0, at).trim(), value.slice(at + 1).trim()];
      if (at < 1 || left === '' || right === '') {
        throw new InvalidArgumentError(t(option === '--map' ? 'cli:usage.map' : 'cli:usage.set', { value }));
      }
      return [...before, option === '--map' ? { text: left, field: right } : { field: left, text: right }];
    };
  const answered = (value: string, before: readonly Answered[] = []): readonly Answered[] => {
    const at = value.lastIndexOf('=');
    const [header, word] = [value.slice(0, at).trim(), value.slice(at + 1).trim()];
    const answer = answerOf(word);
    if (header === '' || at < 1 || !answer) throw new InvalidArgumentError(t('cli:usage.read', { value }));
    return [...before, { header, answer }];
  };
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  /** How the sheets are read, where that is not seen from them. */
  const withSheetOptions = (command: Command) =>
    command
      .addOption(new Option('--map <column>', help('cli:help.map')).argParser(said('--map')))
      .addOption(new Option('--read <column>', help('cli:help.read')).argParser(answered))
      .addOption(new Option('--set <value>', help('cli:help.set')).argParser(said('--set')))
      .addOption(new Option('--sheet <name>', help('cli:help.sheet')).argParser(collect))
      .addOption(
        new Option('--header-row <n>', help('cli:help.headerRow')).argParser(wholeNumber(1, 80, 'usage.headerRow')),
      )
      .option('--layout <file>', help('cli:help.layout'))
      .option('--save-layout <file>', help('cli:help.saveLayout'));
  const run =
    <A extends unknown[]>(command: (...args: A) => Promise<ExitCode>) =>
    async (...args: A) =>
      finish(await command(...args));
  const to = () =>
    new Option('--to <target>', help('cli:help.to')).choices(['practice', 'production']).default('practice');
  const encoding = (option: '--encoding' | '--rates-encoding' = '--encoding') =>
    new Option(
      `${option} <name>`,
      help(option === '--encoding' ? 'cli:help.encoding' : 'cli:help.ratesEncoding'),
    ).argParser(namedEncoding(option));
  const json = () => new Option('--json', help('cli:help.json'));

  const program = new Command('dockhand').description(help('cli:help.program')).version(version);
  // What is wrong with the arguments is told in the person's language by whoever catches it.
  program.exitOverride().configureOutput({ outputError: () => undefined });

  program
    .command('template')
    .description(help('cli:help.template'))
    .argument('<kind>')
    .option('--out <file>', help('cli:help.out'))
    .addOption(new Option('--lang <lang>', help('cli:help.lang')).choices(['zh', 'en']))
    .action(run(async (kind, options) => (await import('./commands/template.ts')).template(kind, options)));

  withSheetOptions(program.command('check').description(help('cli:help.check')).argument('<file...>'))
    .option('--kind <kind>', help('cli:help.kind'))
    .addOption(encoding())
    .option('--attachments <dir>', help('cli:help.attachments'))
    .option('--report <file>', help('cli:help.report'))
    .option('--ask-warehouse', help('cli:help.askWarehouse'))
    .option('--product-sheet <file>', help('cli:help.productSheet'))
    .addOption(json())
    .action(run(async (files, options) => (await import('./commands/check.ts')).check(files, options)));

  withSheetOptions(program.command('submit').description(help('cli:help.submit')).argument('<file...>'))
    .option('--kind <kind>', help('cli:help.kind'))
    .addOption(encoding())
    .option('--attachments <dir>', help('cli:help.attachments'))
    .addOption(to())
    .option('--concurrency <n>', help('cli:help.concurrency'), wholeNumber(1, 32, 'usage.concurrency'))
    .option('--report <file>', help('cli:help.report'))
    .option('--results <file>', help('cli:help.results'))
    .option('--choose <how>', help('cli:help.choose'))
    .option('--max-total <money>', help('cli:help.maxTotal'), money)
    .option('--max-order <money>', help('cli:help.maxOrder'), money)
    .option('--sent-elsewhere', help('cli:help.sentElsewhere'))
    .option('--yes', help('cli:help.yes'))
    .option('--ask-warehouse', help('cli:help.askWarehouse'))
    .addOption(json())
    .action(run(async (files, options) => (await import('./commands/submit.ts')).submit(files, options)));

  withSheetOptions(program.command('freight').description(help('cli:help.freight')).argument('<file...>'))
    .option('--kind <kind>', help('cli:help.kind'))
    .addOption(encoding())
    .option('--rates <file>', help('cli:help.rates'))
    .addOption(encoding('--rates-encoding'))
    .option('--warehouse <code=country>', help('cli:help.warehouse'), warehouses)
    .option('--out <file>', help('cli:help.comparison'))
    .addOption(to())
    .addOption(json())
    .action(run(async (files, options) => (await import('./commands/freight.ts')).freight(files, options)));

  program
    .command('resume')
    .description(help('cli:help.resume'))
    .argument('[run]')
    .addOption(json())
    .action(run(async (id, options) => (await import('./commands/resume.ts')).resume(id, options)));

  program
    .command('decide')
    .description(help('cli:help.decide'))
    .argument('<run>')
    .argument('[key]')
    .addArgument(new Argument('[decision]').choices(decisions))
    .option('--number <number>', help('cli:help.number'))
    .addOption(json())
    .action(
      run(async (id, key, decision, options) =>
        (await import('./commands/decide.ts')).decide(id, key, decision, options),
      ),
    )
    .hook('preAction', (_, command) => {
      const [, key, decision] = command.processedArgs as readonly (string | undefined)[];
      if (key !== undefined && decision === undefined)
        throw new CommanderError(2, 'commander.missingArgument', "error: missing required argument 'decision'");
      if (command.opts<DecideOptions>().number !== undefined && decision !== 'accepted')
        throw new InvalidArgumentError(` is invalid. ${t('cli:usage.number')}`);
    });

  program
    .command('withdraw')
    .description(help('cli:help.withdraw'))
    .argument('<run>')
    .argument('<key>')
    .option('--renumber <key>', help('cli:help.renumber'))
    .option('--undo', help('cli:help.withdrawUndo'))
    .option('--ask-partner', help('cli:help.askPartner'))
    .option('--yes', help('cli:help.cancelYes'))
    .option('--again', help('cli:help.cancelAgain'))
    .addOption(json())
    .action(run(async (id, key, options) => (await import('./commands/withdraw.ts')).withdraw(id, key, options)));

  program
    .command('follow')
    .description(help('cli:help.follow'))
    .argument('[run]')
    .option('--practice', help('cli:help.followPractice'))
    .option('--now', help('cli:help.followNow'))
    .option('--out <file>', help('cli:help.workList'))
    .option('--practise-days <n>', help('cli:help.practiseDays'), wholeNumber(1, 60, 'usage.days'))
    .addOption(json())
    .action(run(async (id, options) => (await import('./commands/follow.ts')).follow(id, options)));

  program
    .command('notify')
    .description(help('cli:help.notify'))
    .addOption(json())
    .action(run(async (options) => (await import('./commands/notify.ts')).notify(options)));

  program
    .command('office')
    .description(help('office:help'))
    .addArgument(new Argument('<action>').choices(['status', 'join', 'leave', 'new-desk', 'restored', 'go-on']))
    .argument('[url]', help('office:helpUrl'))
    .option('--name <desk>', help('office:helpName'))
    .option('--anyway', help('office:helpAnyway'))
    .addOption(json())
    .action(
      run(async (action, url, options) => {
        if (action === 'join' && url === undefined)
          throw new CommanderError(2, 'dockhand.office', t('office:urlMissing'));
        if (action !== 'join' && (url ?? options.name) !== undefined)
          throw new CommanderError(2, 'dockhand.office', t('office:onlyJoin'));
        if (action !== 'leave' && options.anyway) throw new CommanderError(2, 'dockhand.office', t('office:onlyLeave'));
        return (await import('./commands/office.ts')).office(action, url, options);
      }),
    );

  program
    .command('runs')
    .description(help('cli:help.runs'))
    .addOption(json())
    .action(run(async (options) => (await import('./commands/runs.ts')).runs(options)));

  program
    .command('report')
    .description(help('cli:help.reportCommand'))
    .argument('<run>')
    .requiredOption('--out <file>', help('cli:help.out'))
    .addOption(new Option('--type <type>', help('cli:help.type')).choices(reportTypes).default('errors'))
    .action(run(async (id, options) => (await import('./commands/report.ts')).report(id, options)));

  program
    .command('labels')
    .description(help('cli:help.labels'))
    .argument('<run>')
    .requiredOption('--out <file>', help('cli:help.labelsOut'))
    .addOption(new Option('--order <key>', help('cli:help.labelsOrder')).argParser(collect))
    .addOption(new Option('--paper <paper>', help('cli:help.labelsPaper')).choices(paperIds))
    .addOption(new Option('--set <value>', help('cli:help.labelsSet')).argParser(said('--set')))
    .option('--from <n>', help('cli:help.labelsFrom'), wholeNumber(1, 1_000_000_000, 'usage.from'))
    .option('--anyway', help('cli:help.labelsAnyway'))
    .action(run(async (id, options) => (await import('./commands/labels.ts')).labels(id, options)));

  program
    .command('packing-list')
    .description(help('cli:help.list'))
    .argument('<run>')
    .requiredOption('--out <file>', help('cli:help.listOut'))
    .addOption(new Option('--type <type>', help('cli:help.listType')).choices(listTypes).default('packing-list'))
    .addOption(new Option('--order <key>', help('cli:help.labelsOrder')).argParser(collect))
    .option('--anyway', help('cli:help.labelsAnyway'))
    .action(run(async (id, options) => (await import('./commands/packing-list.ts')).packingLists(id, options)));

  program
    .command('practice')
    .description(help('cli:help.practice'))
    .option('--port <n>', help('cli:help.port'), wholeNumber(0, 65_535, 'usage.port'))
    .option('--faults <spec>', help('cli:help.faults'))
    .option('--ledger <file>', help('cli:help.ledger'))
    .action(run(async (options) => (await import('./commands/practice.ts')).practice(options)));

  program
    .command('web')
    .description(help('cli:help.web'))
    .option('--port <n>', help('cli:help.port'), wholeNumber(0, 65_535, 'usage.port'))
    .option('--open', help('cli:help.open'))
    .action(run(async (options) => (await import('./commands/web.ts')).web(options)));

  return program;
}

/** An encoding by any name that the WHATWG standard has for it, such as `gbk`, `cp1252` or `sjis`. */
function encodingNamed(label: string): EncodingName | null {
  try {
    const { encoding } = new TextDecoder(label);
    const name = encoding === 'gbk' ? 'gb18030' : encoding;
    return ENCODINGS.find((known) => known === name) ?? null;
  } catch {
    return null;
  }
}
