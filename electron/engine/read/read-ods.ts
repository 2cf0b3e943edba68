import { readOdsSheets } from './ods-sheets.ts';
import { attempt, MAX_CELLS, type RawBook, TooManyCells } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { unzipParts } from './zip-parts.ts';

/** .ods, with an XML parser. SheetJS, which looks for tags by their looks, stays the second opinion, in tests. */
export function readOds(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    const content = unzipParts(bytes).get('content.xml');
    if (content === undefined) return refuse('unreadable');
    let cells = 0;
    const count = (more: number) => {
      cells += more;
      if (cells > MAX_CELLS) throw new TooManyCells();
    };
    return { ok: true, sheets: readOdsSheets(content, count) };
  });
}
