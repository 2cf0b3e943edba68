import type { Language } from '#shared/text/index.ts';
import { translator } from '#shared/text/index.ts';
import { serveTask } from '../worker/worker.ts';
import type { PackingList } from './packing-list.ts';
import { packingListBook } from './packing-list-book.ts';
import { lackedBy, packingListPdf } from './packing-list-pdf.ts';

export interface PackingListTask {
  readonly lists: readonly PackingList[];
  readonly format: 'xlsx' | 'pdf';
  readonly lang: Language;
}

export interface MadeLists {
  /** Null where no list could be written. */
  readonly file: Uint8Array | null;
  readonly orders: number;
  /** Orders with characters that the PDF's font lacks. */
  readonly lacking: readonly { readonly key: string; readonly what: string }[];
}

/** The thread that writes packing lists. */
await serveTask<PackingListTask, never, MadeLists>(async ({ lists, format, lang }) => {
  if (format === 'xlsx')
    return { file: lists.length > 0 ? await packingListBook(lists) : null, orders: lists.length, lacking: [] };
  const looked = lists.map((list) => ({ list, what: lackedBy(list).join(' ') }));
  const lacking = looked.filter(({ what }) => what !== '').map(({ list, what }) => ({ key: list.key, what }));
  const good = looked.filter(({ what }) => what === '').map(({ list }) => list);
  const file = good.length > 0 ? await packingListPdf(good, translator(lang)) : null;
  return { file, orders: good.length, lacking };
});
