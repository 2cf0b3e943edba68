import { strToU8, zipSync } from 'fflate';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface XlsxParts {
  /** What stands in `<sheetData>`, per sheet. */
  readonly sheets: readonly { readonly rows: string; readonly before?: string; readonly after?: string }[];
  readonly date1904?: boolean;
  /** Number format ids of the cell styles `s="0"`, `s="1"` …; texts become formats of their own. */
  readonly formats?: readonly (number | string)[];
  readonly sharedStrings?: readonly string[];
  readonly mainType?: string;
  /** Replaces or adds parts. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A workbook as a program would write it, part by part, so that a test can make any part odd. */
export function xlsxParts(options: XlsxParts): Record<string, string> {
  const { sheets, date1904 = false, formats = [0], sharedStrings = [], extra = {} } = options;
  const numbers = sheets.map((_, i) => i + 1);
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${options.mainType ?? `${TYPE}.sheet.main+xml`}"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${numbers.map((n) => `<sheet name="Sheet${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId98" Type="${RELS}/styles" Target="styles.xml"/><Relationship Id="rId99" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': styles(formats),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${sharedStrings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', after = '' }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELS}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...extra,
  };
}

export function makeXlsx(options: XlsxParts): Buffer {
  return zipParts(xlsxParts(options));
}

export function zipParts(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const bytes = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return Buffer.from(zipSync(Object.fromEntries(bytes)));
}

function styles(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, i) => (typeof format === 'string' ? [[164 + i, format] as const] : []));
  const numFmts = own.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`);
  const xfs = formats.map((format, i) => `<xf numFmtId="${typeof format === 'string' ? 164 + i : format}"/>`);
  const list = numFmts.length > 0 ? `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>` : '';
  return `${HEAD}<styleSheet xmlns="${MAIN}">${list}<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`;
}
