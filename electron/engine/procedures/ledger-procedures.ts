import { Failure } from '#shared/contract/failure.ts';
import { runOf } from '../context.ts';
import { recheckBorrowing } from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { openScope } from '../run-scope.ts';
import { createAtOtherDesks } from './at-other-desks.ts';
import type { ProcedureContext } from './procedure-context.ts';

/** Keys that are known differently and listed; of more there is something wrong with all of them. */
const LISTED = 200;

export function ledgerProcedures(context: ProcedureContext): Handlers<ProceduresOf<'ledger'>> {
  const { membership, ledger: here } = context;
  const atOtherDesks = createAtOtherDesks(context);
  const there = () => {
    if (!membership.office) throw new Failure('ledger.none');
    return membership.office;
  };
  /** Another desk may have sent meanwhile what the run's orders borrow from; whoever looks at the run is shown that. */
  const borrowNow = async (run: string) => {
    // Its account may have become another one while the office was asked.
    const found = await context.runLocks.hold(run, () => recheckBorrowing(context, openScope(context, run)));
    if (found) context.events.emit({ type: 'run', run: runOf(context, run) });
  };
  return {
    'ledger.standing': () => membership.standing(),
    'ledger.others': async ({ run }) => {
      const { account, kind } = openScope(context, run);
      const others = await atOtherDesks(run, { account, kind: kind.id });
      if (kind.borrows) await borrowNow(run);
      return [...others];
    },
    'ledger.test': ({ url }) => membership.test(url),
    'ledger.join': async ({ url, name }) => {
      const { trouble, ...joined } = await membership.join(url, nameOf(name));
      return {
        ...joined,
        name: membership.standing().desk.name,
        trouble: trouble && { code: trouble.code, params: trouble.params },
      };
    },
    'ledger.leave': async ({ anyway }) => ({ remembered: await membership.leave(anyway) }),
    'ledger.status': async () => {
      await membership.refresh();
      const { ledger, desk, isLost } = there();
      await here.shared?.compared();
      const { claims } = await ledger.open();
      const { desks, ...where } = await ledger.state();
      const differences = await membership.differences();
      const { id, name, person } = desk;
      return {
        ...where,
        own: { id, name, person },
        desks: desks.map((each) => ({ ...each })),
        differences: { total: differences.length, items: differences.slice(0, LISTED) },
        lost: claims.filter(isLost).map(({ key, partner, kind, run, person: by, claimedAt }) => {
          return { key, partner, kind, run, person: by, claimedAt };
        }),
      };
    },
    'ledger.newDesk': async () => {
      await membership.newDesk();
      return {};
    },
    'ledger.wentBack': async () => {
      await there().ledger.wentBack();
      return {};
    },
    'ledger.goOn': async () => {
      await there().ledger.goOn();
      return {};
    },
  };
}

/** As the desk is called from now on; null where nothing was said. @throws Failure `ledger.deskName` */
function nameOf(said: string | null | undefined): string | null {
  const name = said?.trim() ?? '';
  if (said === null || said === undefined || name === '') return null;
  if (name.length > 60 || /\p{Cc}/u.test(name)) throw new Failure('ledger.deskName');
  return name;
}
