import { Failure } from '#shared/contract/failure.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { ProcedureContext } from './procedure-context.ts';

export function ledgerProcedures({ office, ledger: here }: ProcedureContext): Handlers<ProceduresOf<'ledger'>> {
  const there = () => {
    if (!office) throw new Failure('ledger.none');
    return office;
  };
  return {
    'ledger.status': async () => {
      const { ledger, desk, isLost } = there();
      await here.shared?.compared();
      const { claims } = await ledger.open();
      const { desks, ...where } = await ledger.state();
      const { id, name, person } = desk;
      return {
        ...where,
        own: { id, name, person },
        desks: desks.map((each) => ({ ...each })),
        lost: claims.filter(isLost).map(({ key, partner, kind, run, person: by, claimedAt }) => {
          return { key, partner, kind, run, person: by, claimedAt };
        }),
      };
    },
    'ledger.newDesk': () => {
      there().becomeNewDesk();
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
