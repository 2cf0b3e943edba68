/** The workbooks that systems offer to open with Dockhand: extension without a dot, and MIME type. */
export const workbookTypes: readonly { readonly ext: string; readonly mimeType: string }[] = [
  { ext: 'xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { ext: 'xlsm', mimeType: 'application/vnd.ms-excel.sheet.macroEnabled.12' },
  { ext: 'xlsb', mimeType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12' },
  { ext: 'xls', mimeType: 'application/vnd.ms-excel' },
  { ext: 'ods', mimeType: 'application/vnd.oasis.opendocument.spreadsheet' },
  { ext: 'csv', mimeType: 'text/csv' },
  { ext: 'tsv', mimeType: 'text/tab-separated-values' },
  { ext: 'et', mimeType: 'application/wps-office.et' },
];
