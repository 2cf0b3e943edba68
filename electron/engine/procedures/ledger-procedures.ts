import { Failure } from '#shared/contract/failure.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { ProcedureContext } from './procedure-context.ts';

export function ledgerProcedures({ office }: ProcedureContext): Handlers<ProceduresOf<'ledger'>> {
  return {
    'ledger.status': async () => {
      if (!office) throw new Failure('ledger.none');
      await office.ledger.open();
      const { desks, ...where } = await office.ledger.state();
      return { ...where, own: office.desk, desks: desks.map((each) => ({ ...each })) };
    },
  };
}
