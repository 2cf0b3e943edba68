/** The two families of names: transitional (what every program writes) and strict (ISO 29500 strict, an Excel option). */
export interface Namespaces {
  readonly main: string;
  /** For `r:id` attributes. */
  readonly reference: string;
  /** Prefix of relationship types. */
  readonly relationship: string;
}

export const transitional: Namespaces = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  reference: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  relationship: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

export const strict: Namespaces = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  reference: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  relationship: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const contentTypes = {
  workbook: `${spreadsheet}.sheet.main+xml`,
  worksheet: `${spreadsheet}.worksheet+xml`,
  styles: `${spreadsheet}.styles+xml`,
  comments: `${spreadsheet}.comments+xml`,
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
} as const;
