import { type Mutation, of } from './mutation.ts';

const REPORT = 'electron/engine/report';
const REFUSAL = 'electron/engine/submit/refusal';

/** Of the promises under “Files we write”. */
export const writing: readonly Mutation[] = [
  of(
    'Text is written as text, never as a formula',
    'engine/report/error-workbook.test.ts: edited values are written',
    `${REPORT}/ooxml/cell-xml.ts`,
    "if (write.type === 'number') return",
    "if (write.value === '=cmd()') return head + '><' + p + 'f>cmd()</' + p + 'f></' + p + 'c>';\n  if (write.type === 'number') return",
  ),
  of(
    "CSV puts one `'` before a risky beginning",
    'engine/report/result-workbook.test.ts',
    `${REPORT}/csv.ts`,
    "isRiskyLead(text.replace(/^'+/, '')) ? ",
    "isRiskyLead(text.replace(/^.+/, '')) ? ",
  ),
  of(
    "CSV puts one `'` before a risky beginning",
    'engine/report/result-workbook.test.ts',
    `${REPORT}/csv.ts`,
    "isRiskyLead(text.replace(/^'+/, '')) ? ",
    'isRiskyLead(text) ? ',
  ),
  of(
    "CSV puts one `'` before a risky beginning",
    'engine/report/round-trip.test.ts',
    'electron/engine/read/read-csv.ts',
    "textCell(text.replace(GUARDED, ''))",
    'textCell(text)',
  ),
  of(
    'A report dropped back in unchanged has the same cells',
    'engine/report/round-trip.test.ts',
    'electron/engine/recognise/line-builder.ts',
    'if (REPORT_HEADERS.includes(oneLine(cell))) ours.add(index);',
    'if (REPORT_HEADERS.includes(oneLine(cell))) ours.delete(index);',
  ),
  of(
    "A refusal's words mark the cell of the value",
    'engine/submit/refusal/place-refusal.test.ts: in doubt no cell is marked',
    `${REFUSAL}/place-refusal.ts`,
    'return alike && only ? ',
    'return only ? ',
  ),
  of(
    "A refusal's words mark the cell of the value",
    'engine/submit/refusal/refused-cells.test.ts: marks the cell of SKU-B',
    `${REFUSAL}/place-refusal.ts`,
    'if (perLine.length > 0) return ofLines(text, perLine, named, order);',
    'if (perLine.length > 0) return WHOLE;',
  ),
  of(
    'Edited in whatever layout, a report dropped back in',
    'engine/report/handed-back.test.ts: does not come back',
    `${REPORT}/handed-back.ts`,
    'edits.push(...columns.map((column) => ({ sheet: line.sheet, row: line.row, column, value: null })));',
    '',
  ),
  of(
    'Edited in whatever layout, a report dropped back in',
    'engine/report/handed-back.test.ts: keeps the words of its column',
    `${REPORT}/handed-back.ts`,
    'if (choice === undefined) return value;',
    'if (choice?.code !== undefined) return value;',
  ),
  of(
    'Two readers that share nothing hold an error workbook',
    'engine/report/compare-workbooks.test.ts: what the reader of imports is blind to, SheetJS sees',
    `${REPORT}/compare-workbooks.ts`,
    'if (secondBefore === null) return null;',
    'if (second !== null || secondBefore === null) return null;',
  ),
  of(
    'Two readers that share nothing hold an error workbook',
    'engine/report/compare-workbooks.test.ts: a shift that SheetJS cannot see is a difference',
    `${REPORT}/compare-workbooks.ts`,
    'if (found !== null) return found;',
    '',
  ),
  of(
    'A report is a sound workbook',
    'engine/report/limits.test.ts',
    `${REPORT}/ooxml/note-list.ts`,
    'escapeXml(clip(text, MAX_CELL_TEXT - 100))',
    'escapeXml(text)',
  ),
  of(
    'A report is a sound workbook',
    'engine/report/error-workbook.test.ts',
    `${REPORT}/marks.ts`,
    "return severity === 'info' ? null : severity;",
    "return severity === 'info' ? null : 'error';",
  ),
  of(
    'Nothing that a terminal obeys',
    'hosts/cli/output.test.ts',
    'electron/hosts/node/terminal.ts',
    'plainLine(line)',
    'String(line)',
  ),
  of(
    'Nothing that a terminal obeys',
    'hosts/node/file-log.test.ts',
    'electron/hosts/node/ports.ts',
    'plainJson(JSON.stringify({ at:',
    '((json: string) => json)(JSON.stringify({ at:',
  ),
  of(
    'Keys and tokens reach neither store, backup',
    'engine/report/secrets.test.ts',
    'electron/engine/accounts/accounts.ts',
    'store.accounts.learn(id, marksOf(partner, credentials));',
    'store.accounts.learn(id, Object.values(credentials));',
  ),
  of(
    'Keys and tokens reach neither store, backup',
    'engine/submit/secrets.test.ts',
    'electron/engine/partners/http/exchange.ts',
    'const { maybeSent, reason } = readTransportError(error);',
    'const { maybeSent } = readTransportError(error);\n    const reason = JSON.stringify(headers);',
  ),
];
