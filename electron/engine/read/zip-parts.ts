import { unzipSync } from 'fflate';
import { FILE_LIMITS } from './gate.ts';
import { inflateParts } from './inflate-parts.ts';
import { CFB, type ZipContainer } from './sheetjs.ts';
import { asUtf8Xml } from './xml-encoding.ts';

/** Pictures, macros, printer settings and the like are never inflated. */
const SKIPPED = /(^|\/)(media|embeddings|printerSettings|Pictures|Thumbnails|ctrlProps|activeX)\/|vbaProject\.bin$/i;

export type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * Inflates a workbook's parts ourselves, so that no size an archive declares is believed: SheetJS allocates what the
 * local headers say (an 8.5 kB file made it take 1.9 GiB). Throws when the archive is broken.
 */
export function unzipParts(bytes: Uint8Array): Parts {
  const parts =
    inflateParts(bytes, withinLimit()) ?? new Map(Object.entries(unzipSync(bytes, { filter: withinLimit() })));
  return new Map(
    [...parts].map(([name, content]) => {
      const isXml = /\.(xml|rels)$/i.test(name);
      return [name.replaceAll('\\', '/'), isXml ? asUtf8Xml(content) : content];
    }),
  );
}

function withinLimit() {
  let declared = 0;
  return ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    if (name.endsWith('/') || SKIPPED.test(name)) return false;
    declared += originalSize;
    if (declared > FILE_LIMITS.inflatedBytes) throw new RangeError('zip: declared sizes beyond the limit');
    return true;
  };
}

/** The parts as SheetJS takes them. */
export function asContainer(parts: Parts): ZipContainer {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of parts) {
    CFB.utils.cfb_add(container, name, Buffer.from(content.buffer, content.byteOffset, content.length));
  }
  return container;
}
