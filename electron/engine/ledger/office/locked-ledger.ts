import type { Failure } from '#shared/contract/failure.ts';
import type { OfficeLedger } from './office-ledger.ts';

/**
 * Of a desk that joined and cannot reach for the ledger now, since its password, say, is not known to this program: whatever needs the
 * ledger waits, as while its server is away.
 */
export function lockedLedger(why: Failure, onAsked: (trouble: Failure) => void): OfficeLedger {
  const refuse = () => {
    onAsked(why);
    return Promise.reject(why);
  };
  return {
    ...{
      open: refuse,
      pulse: refuse,
      left: refuse,
      offered: refuse,
      wentBack: refuse,
      goOn: refuse,
      find: refuse,
      claim: refuse,
      offer: refuse,
    },
    ...{
      elsewhere: refuse,
      enter: refuse,
      close: refuse,
      settle: refuse,
      withdraw: refuse,
      takeBack: refuse,
      takeOver: refuse,
      state: refuse,
    },
    end: async () => {},
  };
}
