import { unzipSync } from 'fflate';
import { FILE_LIMITS } from './gate.ts';
import { CFB, spellOutImplicitFormats, type ZipContainer } from './sheetjs.ts';
import { asUtf8Xml } from './xml-encoding.ts';

/** Pictures, macros, printer settings and the like are never inflated. */
const SKIPPED = /(^|\/)(media|embeddings|printerSettings|Pictures|Thumbnails|ctrlProps|activeX)\/|vbaProject\.bin$/i;

export type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * Inflates a workbook's parts ourselves, so that no size an archive declares is believed: SheetJS allocates what the
 * local headers say (an 8.5 kB file made it take 1.9 GiB). Throws when the archive is broken.
 */
export function unzipParts(bytes: Uint8Array): Parts {
  let declared = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/') || SKIPPED.test(name)) return false;
      declared += originalSize;
      if (declared > FILE_LIMITS.inflatedBytes) throw new RangeError('zip: declared sizes beyond the limit');
      return true;
    },
  });
  return new Map(
    Object.entries(parts).map(([name, content]) => {
      const isXml = /\.(xml|rels)$/i.test(name);
      return [name.replaceAll('\\', '/'), isXml ? asUtf8Xml(content) : content];
    }),
  );
}

/** Optional parts that SheetJS refuses to do without; empty ones say as much as none. */
const STYLES: Readonly<Record<ZipKind, readonly [name: string, content: string]>> = {
  ooxml: ['xl/styles.xml', '<styleSheet/>'],
  ods: ['styles.xml', '<office:document-styles/>'],
};

type ZipKind = 'ooxml' | 'ods';

/** The parts as SheetJS takes them. */
export function asContainer(parts: Parts, kind: ZipKind): ZipContainer {
  const container = CFB.utils.cfb_new();
  const [stylesName, noStyles] = STYLES[kind];
  if (![...parts.keys()].some((name) => /(^|\/)styles\.(xml|bin)$/i.test(name))) {
    CFB.utils.cfb_add(container, stylesName, Buffer.from(noStyles));
  }
  for (const [name, content] of parts) {
    const isStyles = kind === 'ooxml' && /(^|\/)styles\.xml$/i.test(name);
    const part = isStyles ? spellOutImplicitFormats(content) : content;
    CFB.utils.cfb_add(container, name, Buffer.from(part.buffer, part.byteOffset, part.length));
  }
  return container;
}
