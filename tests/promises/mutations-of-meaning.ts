import { type Mutation, of } from './mutation.ts';

const RECOGNISE = 'electron/engine/recognise';
const CHECK = 'electron/engine/check';

/** Of the promises under “Files people drop in”, as far as it is told what columns and cells mean. */
export const meaning: readonly Mutation[] = [
  of(
    'A hidden sheet is sent only when a person asked',
    'engine/recognise/recognise-workbook.test.ts',
    `${RECOGNISE}/recognise-sheet.ts`,
    'if (accepted && forced === undefined && sample.info.hidden && ',
    'if (accepted && forced !== undefined && sample.info.hidden && ',
  ),
  of(
    'A hidden sheet is sent only when a person asked',
    'engine/recognise/further-tables.test.ts',
    `${RECOGNISE}/further-tables.ts`,
    'return twin ? [{ ...twin, index, samples: [] }] : [];',
    'return twin ? [{ ...twin, samples: [] }] : [];',
  ),
  of(
    'A number, a date or a unit that can be read in two ways',
    'engine/check/parse-number.test.ts',
    `${CHECK}/parse-number.ts`,
    'column?.decimal ?? assumed(field, digits, column)',
    "column?.decimal ?? (assumed(field, digits, column) || '.')",
  ),
  of(
    'A number, a date or a unit that can be read in two ways',
    'engine/check/column-questions.test.ts',
    `${CHECK}/column-questions.ts`,
    'for (const line of lines) {',
    'for (const line of lines.slice(0, 1000)) {',
  ),
  of(
    'A number, a date or a unit that can be read in two ways',
    'engine/check/parse-date.test.ts',
    `${CHECK}/parse-date.ts`,
    'readDate(text, today, column?.dates)',
    "readDate(text, today, column?.dates ?? 'dmy')",
  ),
  of(
    'Keys that differ only in what a person overlooks',
    'engine/check/alike-keys.test.ts',
    `${CHECK}/alike-keys.ts`,
    'if (bucket.length < 2) continue;',
    'if (bucket.length < 5) continue;',
  ),
  of(
    'Keys that differ only in what a person overlooks',
    'engine/edit/alike-keys.test.ts',
    'electron/engine/edit/recheck-runs.ts',
    '? orders.alikeInRun(scope.run) : []',
    '? [] : []',
  ),
  of(
    'A column is used without a question only where',
    'engine/recognise/false-confidence.test.ts',
    `${RECOGNISE}/assign-columns.ts`,
    'const sure = isClear && isPlain(column, field, found);',
    'const sure = found.header >= 0;',
  ),
  of(
    'A column is used without a question only where',
    'engine/recognise/false-confidence-readings.test.ts',
    `${RECOGNISE}/side-order.ts`,
    'if (new Set(first).size < 3 || others.some((order) => order.join() !== first.join())) return null;',
    '',
  ),
  of(
    'A column is used without a question only where',
    'engine/recognise/office-headers.test.ts',
    `${RECOGNISE}/assign-columns.ts`,
    'const sure = isClear && isPlain(column, field, found);',
    'const sure = found.header >= 0;',
  ),
  of(
    'A column is used without a question only where',
    'engine/procedures/likely-columns.test.ts',
    'electron/engine/procedures/submission-procedures.ts',
    'if (!first) return;',
    "if (!first || run !== '') return;",
  ),
  of(
    'A filled column that is not sent is said',
    'hosts/cli/unused-columns.test.ts',
    'electron/engine/import/read-file.ts',
    'problems: columns.map(unusedColumn)',
    'problems: columns.slice(1).map(unusedColumn)',
  ),
  of(
    'A filled column that is not sent is said',
    'engine/import/unsent-columns.test.ts: every field is sent, or its value is a problem',
    'shared/kinds/overseas-inbound/payload.ts',
    '      addressLine3: values.addressLine3,\n',
    '',
  ),
  of(
    'A rule that a person taught for some word applies only where',
    'engine/import/choice-rules.test.ts',
    `${CHECK}/parse-cell.ts`,
    'rule.layout !== null && rule.layout === layout',
    'rule.layout !== null',
  ),
  of(
    'A weight or size in another unit is never sent',
    'shared/kinds/overseas-inbound/units.test.ts',
    'shared/kinds/overseas-inbound/units.ts',
    'if (all.some(({ values }) => values[of.unitField] === undefined)) return undefined;\n  const cells: FixCell[] = [];\n  for (const { id, values } of foreign) {',
    'const cells: FixCell[] = [];\n  for (const { id, values } of foreign.slice(0, 1)) {',
  ),
  of(
    'A weight or size in another unit is never sent',
    'engine/import/vendor-columns.test.ts',
    'shared/kinds/overseas-inbound/units.ts',
    'return first ? [...checkForeign(foreign, lines, of, fields), ...checkBlank(lines, first, of)] : [];',
    'return first ? checkBlank(lines, first, of) : [];',
  ),
  of(
    'Attachments come from inside the chosen folders only',
    'engine/attachments/contained-path.test.ts',
    'electron/engine/attachments/contained-path.ts',
    "part === '' || part === '..' || ",
    "part === '' || ",
  ),
];
