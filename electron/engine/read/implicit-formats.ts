import { SSF } from './sheetjs.ts';

/**
 * Date and time formats that Chinese Excel and WPS refer to by number without spelling them out (ECMA-376 18.8.30).
 * Without them such dates would be read as plain numbers.
 */
const DATE_IDS = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const TIME_IDS = [32, 33, 34, 35, 55, 56];

const FORMATS: readonly (readonly [id: number, format: string])[] = [
  ...DATE_IDS.map((id) => [id, 'yyyy-mm-dd'] as const),
  ...TIME_IDS.map((id) => [id, 'h:mm:ss'] as const),
];

/** For .xls: SheetJS keeps one table of formats per process and a workbook's own overwrite these. */
export function loadImplicitFormats(): void {
  for (const [id, format] of FORMATS) SSF.load(format, id);
}

/** For .xlsx: spells the formats out in `styles.xml`, before the workbook's own, which therefore win. */
export function spellOutImplicitFormats(styles: Uint8Array): Uint8Array {
  // Latin-1 keeps every byte as it is; only ASCII is added.
  const xml = Buffer.from(styles).toString('latin1');
  const added = FORMATS.map(([id, format]) => `<numFmt numFmtId="${id}" formatCode="${format}"/>`).join('');
  const opening = /<(?:\w+:)?numFmts(?:\s[^>]*[^/>])?>/.exec(xml);
  const at = opening ? opening.index + opening[0].length : xml.length;
  const patch = opening ? added : `<numFmts>${added}</numFmts>`;
  return Buffer.from(xml.slice(0, at) + patch + xml.slice(at), 'latin1');
}
