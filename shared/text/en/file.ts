import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/file.ts';

export const file: Texts<typeof zh.file> = {
  attachmentAlone:
    '“{{file}}” is an attachment, not a spreadsheet. Drop it together with the spreadsheet, or open the run and drop it on its order.',
  changing: '“{{file}}” is still being written by another program. Wait until it is saved, then drop it again.',
  crashed: 'Reading “{{file}}” failed; nothing was imported. Save it as .xlsx in Excel or WPS and try again.',
  csvQuotes:
    '“{{file}}”: the double quotes in row {{row}} do not match, so later rows would be swallowed. Open it in Excel or WPS, save as .xlsx and import that.',
  damaged: '“{{file}}” is damaged or incomplete. Get the file again, or open it in Excel or WPS, repair and save it.',
  empty: '“{{file}}” is empty (0 bytes). Check that it was saved.',
  encoding: 'The text encoding of “{{file}}” is not known. Open it in Excel or WPS, save as .xlsx and import that.',
  encodingAsked:
    'The text encoding of “{{file}}” is not certain ({{first}}: “{{firstText}}”, {{second}}: “{{secondText}}”); choose the right one, or save it as .xlsx in Excel or WPS.',
  encodingWrong:
    'The text of “{{file}}” is not in the encoding {{encoding}}. Choose another, or save it as .xlsx in Excel or WPS.',
  encrypted: '“{{file}}” needs a password to open. Remove the password in Excel or WPS, save, and import again.',
  folder: '“{{file}}” is a folder, not a workbook.',
  inflatesTooLarge: '“{{file}}” unpacks to {{size}} MB; the limit is {{max}} MB. Split it into several files.',
  lockFile: '“{{file}}” is a temporary file of Excel or WPS and is not imported.',
  locked:
    '“{{file}}” cannot be opened: Excel or WPS may be holding it, or you may not read it. Close it there and try again.',
  noLines:
    '“{{file}}” has a header that is known, but no line of data was found. Fill it in and import it again, or check the header row under “Columns”.',
  noSheets: '“{{file}}” has no sheet that can be read.',
  notFound: '“{{file}}” was not found. It may have been moved, renamed or deleted.',
  notRateCard:
    'No rate-card header was found in “{{file}}” (at least “Channel” and “Currency”). Download the rate-card template and fill it in.',
  notSkuTable:
    'No columns “SKU” and “Item ID” were found in “{{file}}”. Write these two names in its first row and import it again.',
  notWorkbook:
    'What “{{file}}” holds is not a workbook; it may be damaged, or its ending was changed. Use an .xlsx, .xls, .ods or .csv workbook.',
  outOfMemory: '“{{file}}” holds too much to read into memory. Split it into several files.',
  rowsLost:
    'Sheet “{{sheet}}” of “{{file}}” has data that cannot be read; the file may be damaged. Open it in Excel or WPS, save it again and import that.',
  sheetUnreadable:
    'Sheet “{{sheet}}” of “{{file}}” cannot be read, so nothing of the file was imported, lest rows be missed. Open it in Excel or WPS, save it again and import that.',
  sizeMismatch:
    '“{{file}}” is not as large inside as it says; it may be damaged or tampered with and is not read. Open it in Excel or WPS, save it again and import that.',
  timeout: 'Reading “{{file}}” took too long and was stopped; nothing was imported. Split it, or save it as .xlsx.',
  tooCompressed:
    '“{{file}}” is compressed {{ratio}} times (the limit is {{max}}); it may be malicious and is not read.',
  tooLarge: '“{{file}}” is {{size}} MB; the limit is {{max}} MB. Split it into several files, or remove its pictures.',
  tooMuchText:
    '“{{file}}” has {{size}} million characters in its cells; the limit is {{max}} million, and nothing was imported. Split it into several files, or shorten the long text that repeats.',
  tooFarRight:
    '“{{file}}” has content far to the right of its table in many rows. Delete the columns behind the table, save, and import again.',
  tooManyRows:
    '“{{file}}” has content below row {{max}}, more rows than a sheet can hold. Delete the blank rows, or split the file.',
  tooManyCells: '“{{file}}” has more than {{max}} cells. Delete the surplus rows and columns, or split the file.',
  tooManyEntries:
    '“{{file}}” has more than {{max}} parts inside (mostly pictures). Remove the pictures and import again.',
  unreadable: '“{{file}}” cannot be read and may be damaged. Open it in Excel or WPS, save it again and import that.',
  folderTooLarge: 'Folder “{{file}}” holds too many files; only some were read. Split it into several folders.',
  noWorkbooks: '“{{file}}” holds no workbook to import. Use .xlsx, .xls, .ods or .csv files.',
  resembles:
    'Sheet “{{sheet}}” of “{{file}}” looks like “{{kind}}” but lacks these columns: {{missing}}. Add them, or say what kind it is and which column is which.',
  resemblesFully: 'Sheet “{{sheet}}” of “{{file}}” looks like “{{kind}}”. Confirm the kind.',
  resemblesAlso: ' It also resembles: {{others}}.',
  unknownKind: 'No known header was found in “{{file}}”. Check the header, fill in a template, or say what kind it is.',
};

export const recognition: Texts<typeof zh.recognition> = {
  'skip.blank': 'blank row',
  'skip.title': 'title or note above the header',
  'skip.header': 'header',
  'skip.total': 'total row',
  'skip.instructions': 'explanation, not data',
  'skip.after-end': 'below the end of the table',
  'skip.box-row': 'a row about each box (weight, size and the like), no goods',
  'skip.beside': 'belongs to a table beside the one that is read',
  'skip.no-order': 'you said that it is no order',
  'skip.no-box': 'no quantity in any box',
  'skip.other-header': 'the header of another table',
  'skip.repeated-header': 'the header again',
  'skip.other-sheet': 'on a sheet that is not imported',
  'ignored.empty': 'the sheet is empty',
  'ignored.instructions': 'only explanations, no data',
  'ignored.unknown': 'not recognised as any document type',
  'ignored.hidden': 'a hidden sheet; it is read when you choose it',
  'ignored.other-kind': 'another document type than the one you chose',
  'ignored.chosen': 'you chose not to import it',
  'rule.chosen': 'chosen by you',
  'rule.remembered': 'remembered from the last import',
  'rule.exact': 'the same name',
  'rule.alias': 'a common name for it',
  'rule.words': 'what its words say',
  'rule.values': 'what it holds',
  'rule.likely': 'likely, please check',
  'rule.fuzzy': 'a similar name',
  'use.whole': 'complete sheet',
  'use.order': 'orders (one row each)',
  'use.detail': 'details (boxes, items)',
  'use.ignored': 'not imported',
  'sheet.missing': '“{{sheet}}” lacks required columns: {{fields}}. Add them, or say which column carries them',
  'sheet.conflict': '“{{sheet}}” has several columns that look like “{{field}}”: {{columns}}. Please choose one',
  'sheet.unused': '“{{sheet}}”: these columns are not used: {{columns}}',
  'sheet.resembles': '“{{sheet}}” looks like “{{kind}}” but lacks: {{fields}}',
  'sheet.resemblesFully': '“{{sheet}}” may be “{{kind}}”; please confirm the document type',
  'sheet.unlike':
    '“{{sheet}}” has no column name the program knows. Check the header, or choose the document type and header row',
  'sheet.hidden': '“{{sheet}}” is a hidden sheet; it was read all the same',
  'sheet.hiddenRows': {
    one: '“{{sheet}}” has {{count}} hidden or filtered row; it was read all the same',
    other: '“{{sheet}}” has {{count}} hidden or filtered rows; they were read all the same',
  },
  'sheet.hiddenColumns': {
    one: '“{{sheet}}” has {{count}} hidden column that holds something; it was read all the same',
    other: '“{{sheet}}” has {{count}} hidden columns that hold something; they were read all the same',
  },
};
