import { Failure } from '#shared/contract/failure.ts';
import type { Fence, OfficeScope } from './office-ledger.ts';
import type { Settler, SettlerOptions } from './settler.ts';

interface TakeBackOptions extends Pick<SettlerOptions, 'office' | 'db' | 'told'> {
  readonly settler: Pick<Settler, 'settleAll' | 'tell'>;
}

/**
 * Takes back in the office a person's word that an order was accepted, and has the new one written down here. Nothing is told of the
 * order in between.
 */
export function createTakeBack({ office, db, told, settler }: TakeBackOptions) {
  /** @throws Failure `order.*` where the office goes on taking the order for accepted */
  const inOffice = async (scope: OfficeScope, key: string, fence: Fence | null) => {
    if (fence === null) {
      const state = (await office.find(scope, [key])).get(key)?.state;
      if (state === 'accepted' || state === 'exists') throw new Failure('order.wordKept', { key });
      return;
    }
    const { counts, by } = await office.takeBack(scope, { key, fence });
    if (!counts) return;
    throw by === null ? new Failure('order.wordKept', { key }) : new Failure('order.wordCounts', { key, desk: by });
  };

  return async (
    scope: OfficeScope,
    run: string,
    { id, key }: { readonly id: number; readonly key: string },
    write: () => boolean,
  ): Promise<boolean> => {
    let isWritten = false;
    await settler.settleAll(async () => {
      const fence = told.fenceOf(run, id, key);
      await inOffice(scope, key, fence);
      try {
        isWritten = write();
      } finally {
        // The word stands after all: it is told again.
        if (!isWritten && fence !== null) db.transaction(() => told.given(run, id, key, fence));
      }
    });
    settler.tell();
    return isWritten;
  };
}
