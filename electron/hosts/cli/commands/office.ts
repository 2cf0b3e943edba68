import type { Output as Told } from '#shared/contract.ts';
import type { Translate } from '#shared/text/index.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';

/** What a person says about the office's ledger or this desk, and the procedure that does it. */
const SAID = { 'new-desk': 'ledger.newDesk', restored: 'ledger.wentBack', 'go-on': 'ledger.goOn' } as const;

export type OfficeAction = 'status' | 'join' | 'leave' | keyof typeof SAID;

export interface OfficeOptions {
  readonly json?: boolean;
  /** With `join`. */
  readonly name?: string;
  /** With `leave`. */
  readonly anyway?: boolean;
}

/** Joins the office's ledger, leaves it, or says how this desk stands to it: which desks there are, and what of this one is open there alone. */
export function office(action: OfficeAction, url: string | undefined, options: OfficeOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    if (action === 'join') return join(context, url ?? '', options);
    if (action === 'leave') return leave(context, options);
    const { engine, output, t } = context;
    if (action !== 'status') {
      await engine.call(SAID[action], {});
      if (!options.json) output.say(t(`office:${action}`));
    }
    return status(context, options);
  });
}

async function join({ engine, output, t }: CommandContext, url: string, { name, json }: OfficeOptions) {
  const joined = await engine.call('ledger.join', { url, name });
  if (json) output.event({ type: 'office-joined', ...joined });
  else for (const line of wordsOf(joined, t)) output.say(line);
  if (!joined.trouble) tellDifferences({ output, t }, await engine.call('ledger.status', {}), json);
  return joined.trouble ? exitCode.stopped : exitCode.ok;
}

/** What was found at the address, and what joining it came to. */
function wordsOf(joined: Told<'ledger.join'>, t: Translate): readonly string[] {
  const { address, server, encrypted, tables, role, desks, name, password, sent, entered, trouble } = joined;
  return [
    t('office:answers', { address, server }),
    t(encrypted ? 'office:encrypted' : 'office:onThisComputer'),
    t(`office:tables.${tables}`, { desks }),
    t(`office:role.${role}`),
    t('office:joined', { name }),
    ...(password === 'none' ? [] : [t(`office:password.${password}`)]),
    trouble
      ? t('office:notYet', { message: t.dynamic(`failure:${trouble.code}`, trouble.params) })
      : t('office:entered', { sent, entered }),
  ];
}

async function leave({ engine, output, t }: CommandContext, { anyway = false, json }: OfficeOptions) {
  const { remembered } = await engine.call('ledger.leave', { anyway });
  if (json) output.event({ type: 'office-left', remembered });
  else output.say(t('office:left', { count: remembered }));
  return exitCode.ok;
}

/** What this desk and the office know differently: who has it there, since when, and as what. */
function tellDifferences(
  { output, t }: Pick<CommandContext, 'output' | 't'>,
  { differences: { total, items } }: Told<'ledger.status'>,
  json: boolean | undefined,
) {
  if (json) {
    if (total > 0) output.event({ type: 'office-differences', total, items });
    return;
  }
  const when = (at: string) => new Date(at).toLocaleString(t.lang);
  for (const { partner, kind, key, same, here, there } of items) {
    output.say(
      t('office:differ', {
        ...{ key, partner, kind, desk: there.desk, person: there.person },
        ...{ here: t(`office:claim.${here.state}`), hereAt: when(here.at), hereNo: here.partnerNo ?? '-' },
        ...{ there: t(`office:claim.${there.state}`), thereAt: when(there.at), thereNo: there.partnerNo ?? '-' },
        content: t(same ? 'office:sameContent' : 'office:otherContent'),
      }),
    );
  }
  if (total > items.length) output.say(t('office:differMore', { count: total - items.length }));
}

async function status({ engine, output, t }: CommandContext, { json }: OfficeOptions) {
  const told = await engine.call('ledger.status', {});
  if (json) {
    output.event({ type: 'office', ...told });
    return exitCode.ok;
  }
  const { address, server, own, desks, lost } = told;
  output.say(t('office:reached', { address, server, desks: desks.length }));
  for (const { id, name, person, seenAt, open, awaited } of desks) {
    const seen = new Date(seenAt).toLocaleString(t.lang);
    output.say(t(id === own.id ? 'office:own' : 'office:desk', { name, person, seen, open }));
    if (awaited && id !== own.id) output.say(t('office:awaited', { name }));
  }
  for (const { key, partner, kind, person, claimedAt } of lost) {
    const when = new Date(claimedAt).toLocaleString(t.lang);
    output.say(t('office:lost', { key, partner, kind, person, when }));
  }
  tellDifferences({ output, t }, told, json);
  return exitCode.ok;
}
