import type { AttachmentPlaces } from '../import/read-task.ts';
import type { Store } from '../store/store.ts';

/** The places that came with an import, wherever its workbooks lie. Kept with the run, to look there again. */
export type GivenPlaces = Pick<AttachmentPlaces, 'attachmentsDir' | 'dropped'>;

/** Where the files of a run's orders were looked for besides the workbook's own folder. */
export function givenPlaces({ runs }: Pick<Store, 'runs'>, run: string): GivenPlaces {
  const settings = runs.settings(run);
  const dropped = settings?.options.dropped;
  return { attachmentsDir: settings?.attachmentsDir ?? null, dropped: Array.isArray(dropped) ? dropped : [] };
}
