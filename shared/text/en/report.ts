import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/report.ts';

export const report: Texts<typeof zh.report> = {
  'errors.header': 'Dockhand: problems',
  'errors.sheet': 'Dockhand summary',
  'errors.noteTitle': '[Dockhand]',
  'errors.was': 'Changed in Dockhand. It was: {{value}}',
  'errors.wasBlank': 'Filled in in Dockhand. It was empty.',
  'errors.merged': 'This row was merged into another one of its order; it is emptied and not imported again.',
  'errors.atRow': 'Row {{row}}: {{text}}',
  'errors.numbered': '{{number}}) {{text}}',

  'summary.title': 'What Dockhand found',
  'summary.file': 'File: {{name}}',
  'summary.counts': 'Errors: {{errors}}. Warnings: {{warnings}}. Cells changed: {{edits}}.',
  'summary.how':
    'Red cells must be corrected, yellow ones confirmed. Then save and drop this file into Dockhand again; the column “Dockhand: problems” and this sheet are ignored there, you need not remove them.',
  'summary.clean': 'No mistakes were found.',
  'summary.origin':
    'Number (dropped in again, the file finds its attachments and the use of its sheets by it; leave it here): {{origin}}',
  'summary.sheet': 'Sheet',
  'summary.column': 'Column',
  'summary.level': 'Severity',
  'summary.count': 'Count',
  'summary.first': 'First at',
  'summary.example': 'Example',
  'summary.error': 'Error',
  'summary.warning': 'Warning',
  'summary.info': 'Info',
  'summary.wholeRow': 'Whole row',

  'note.copied':
    'The original file ({{format}}) cannot be marked directly, so this is a new .xlsx: same sheets, columns and contents, but colours, borders and pictures were not kept, and of formulas only the results.',
  'note.copiedDamaged':
    'The original file is built in an unusual way and marking it might damage it, so this is a new .xlsx: same sheets, columns and contents, but colours, borders and pictures were not kept, and of formulas only the results.',
  'note.macros': "The original file's macros were not kept and never run; the report is an .xlsx.",
  'note.notesLimited':
    'Sheet "{{sheet}}" has too many problems: only the first {{count}} cells carry a note. The others are coloured as well; see the column at the far right.',
  'note.noColumn':
    'Sheet "{{sheet}}" has no free column at the right for the explanations; see the notes on the cells and the summary sheet.',
  'note.unmerged': {
    one: 'On sheet "{{sheet}}", {{count}} merged cell was split because its rows were changed differently.',
    other: 'On sheet "{{sheet}}", {{count}} merged cells were split because their rows were changed differently.',
  },
  'note.renamed': 'Excel does not allow the sheet name "{{from}}"; in the report it is "{{to}}".',
  'note.clipped': {
    one: "{{count}} cell holds more text than Excel's limit (32767 characters) and was cut in the report; the original file has it all.",
    other:
      "{{count}} cells hold more text than Excel's limit (32767 characters) and were cut in the report; the original file has it all.",
  },
  'note.copyDiffers': {
    one: '{{count}} cell of the copy does not read as in the original: {{at}}. The original is right.',
    other: '{{count}} cells of the copy do not read as in the original, the first at {{at}}. The original is right.',
  },
  'note.failures': {
    one: 'It holds the {{count}} row that did not succeed, edits included; fix it and drop it back. Looks and formulas were not kept, only values.',
    other:
      'It holds the {{count}} rows that did not succeed, edits included; fix them and drop the file back. Looks and formulas were not kept, only values.',
  },
  'note.split': 'There are more rows than one sheet can hold; they were divided over several.',

  'results.sheet': 'Results',
  'results.lines': 'Lines',
  'lines.file': 'File',
  'lines.sheet': 'Sheet',
  'lines.row': 'Row',
  'lines.order': 'Order',
  'lines.outcome': 'Outcome',

  'template.main': 'Fill in',
  'template.example': 'Example (not imported)',
  'template.fields': 'Field guide',
  'template.lists': 'Dockhand lists',
  'template.title': '{{kind}}: import template',
  'template.how':
    'Fill in the sheet "Fill in" from row 2, one {{line}} per row; when an order has several, repeat the order columns on every row. Red columns with * are required, orange ones in some cases, grey ones are optional. The sheet "Example (not imported)" shows a filled one.',
  'template.field': 'Column',
  'template.key': 'Field',
  'template.required': 'Required',
  'template.level': 'Level',
  'template.limit': 'Form and limit',
  'template.hint': 'What it means',
  'template.choices': 'Choices',
  'template.sample': 'Example',
  'template.yes': 'Required',
  'template.sometimes': 'In some cases',
  'template.no': 'Optional',
  'template.order': 'Order',
  'template.pick': 'Please choose from the list.',
  'template.pickOpen': 'Choose from the list or type your own.',
  'template.exampleNote': 'This sheet is only an example and is not imported. Please fill in the sheet "Fill in".',

  'when.blank': '"{{field}}" is empty',
  'when.is': '"{{field}}" is {{values}}',
  'when.and': ' and ',
  'when.or': ' or ',
  'when.required': 'Required when {{condition}}',
  'when.wanted': 'Wanted when {{condition}}',

  'type.text': 'Text',
  'type.textMax': 'Text, at most $t(counted:characters, {"count": {{max}} })',
  'type.integer': 'Whole number, {{min}} to {{max}}',
  'type.decimal':
    'Number greater than 0, at most $t(counted:digits, {"count": {{whole}} }) before the point and {{scale}} after it',
  'type.decimalZero':
    'Number, 0 or more, at most $t(counted:digits, {"count": {{whole}} }) before the point and {{scale}} after it',
  'type.boolean': 'Yes or No',
  'type.choice': 'One of the list',
  'type.choiceOpen': 'One of the list, or your own',
  'type.datetime': 'Date and time, such as 2026-06-10 09:30:00',
  'type.date': 'Date, such as 2026-06-10',
  'type.unix-seconds': 'Date and time (Beijing), or a 10-digit timestamp',
  'type.email': 'E-mail address',
  'type.emailMax': 'E-mail address, at most $t(counted:characters, {"count": {{max}} })',
  'type.country': 'Two-letter country code, such as CN or US',
  'type.urls': 'Links, divided by line breaks, blanks, commas, semicolons or |',
  'type.files': 'File names, divided by line breaks or semicolons; the files lie beside the workbook',
  'type.pairs': 'name:value pairs divided by semicolons',
  'value.yes': 'Yes',
  'value.no': 'No',
  'errors.undecided': 'Whether order {{key}} was accepted is not known; check before sending it again',
  'errors.editWithoutColumn': '“{{field}}” was changed to: {{value}} (the sheet has no such column)',
  'results.key': 'Order',
  'results.state': 'Outcome',
  'results.to': 'Sent to',
  'results.practice': 'Practice (not real)',
  'results.production': 'Production {{account}}',
  'results.errors': {
    one: '{{count}} error, not sent; see the workbook with errors marked',
    other: '{{count}} errors, not sent; see the workbook with errors marked',
  },
  'results.partnerNo': 'Partner number',
  'results.message': 'Message',
  'results.orderLines': 'Lines',
  'results.attempts': 'Exchanges',
  'results.lastAt': 'Last exchange (local time)',
};

/** The pages in `docs/fields`. */
export const reference: Texts<typeof zh.reference> = {
  title: '{{kind}}: fields',
  generated: 'Generated by `npm run docs` from the fields as the program defines them. Do not edit by hand.',
  key: 'Rows of one order have the same {{fields}}.',
  line: 'Fields of the “{{line}}” are filled in on every row, fields of the “order” once per order, on any of its rows.',
  'column.field': 'Field',
  'column.zh': '中文',
  'column.en': 'English',
  'column.aliases': 'Other headers understood',
  'column.level': 'Level',
  'column.rule': 'Rule',
  'column.example': 'Example',
  order: 'order',
  required: 'required',
  optional: 'optional',
  choices: 'one of: {{choices}}',
  join: '; ',
  list: ', ',
};
