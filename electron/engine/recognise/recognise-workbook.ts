import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { LinePart } from '#shared/sheets/line.ts';
import { linkSheets } from './link-sheets.ts';
import { type MappingMemory, recall } from './mapping-memory.ts';
import { kindReader, missingFields, type Reading, readHeader } from './reading.ts';
import { recogniseSheet, type SheetFinding, type SheetOptions } from './recognise-sheet.ts';
import type { SheetSample } from './sheet-sample.ts';
import { columnSamples, firstRows } from './table-columns.ts';

export interface RecogniseOptions {
  readonly kinds: readonly SheetKind[];
  /** The kind a person said the files are; other kinds are then not considered. */
  readonly kind?: string;
  readonly memory: MappingMemory;
  /** A person's corrections for the sheets of this file, by sheet name. */
  readonly choices: readonly SheetChoice[];
}

/** Decides for every sheet what it is used as, of which kind, where its header stands and what its columns are. */
export function recogniseWorkbook(sheets: readonly SheetSample[], options: RecogniseOptions): SheetRecognition[] {
  const { memory, kind } = options;
  const sheetOptions: SheetOptions = { readers: options.kinds.map(kindReader), kind, memory };
  const findings = sheets.map((sample) => {
    const choice = options.choices.find(({ sheet }) => sheet === sample.info.name);
    return recogniseSheet(sample, choice, sheetOptions);
  });
  const used = findings.flatMap(({ reading, ignored }) => (reading && !ignored ? [reading] : []));
  const parts = new Map(linkSheets(used).map((part, at) => [used[at], part]));
  return findings.map((finding) => {
    const { reading, ignored, choice } = finding;
    if (!reading || ignored) return describe(finding, reading, 'ignored');
    const chosen = choice?.use === 'ignored' ? undefined : choice?.use;
    const part = chosen ?? parts.get(reading) ?? 'whole';
    return describe(finding, readAs(part, reading, finding, memory), part);
  });
}

/** On a sheet of orders alone, names that both levels share mean the order's fields, and the lines' fields do not stand. */
function readAs(part: LinePart, reading: Reading, { choice }: SheetFinding, memory: MappingMemory): Reading {
  if (part !== 'order' || reading.part === 'order') return reading;
  const { kind, header } = reading;
  const texts = header.cells.map(({ text }) => text);
  const guidance = { chosen: choice?.columns, remembered: recall(memory, kind.id, texts), fuzzy: true };
  return readHeader(kindReader(kind), header, guidance, 'order');
}

function describe(
  { sample, header, ignored, resembles }: SheetFinding,
  reading: Reading | null,
  use: SheetRecognition['use'],
): SheetRecognition {
  const { info, head } = sample;
  const shown = reading?.header ?? header;
  const matches = new Map(reading?.columns.map(({ cell, field, rule }) => [cell.index, { field, rule }]));
  const open = { field: null, rule: null };
  return {
    sheet: info.name,
    hidden: info.hidden,
    use,
    ...(ignored && { ignored }),
    kind: reading?.kind.id ?? null,
    headerRow: shown?.row ?? null,
    ...(shown?.lines === 2 && { headerLines: shown.lines }),
    columns: (shown?.cells ?? []).map(({ index, text }) => ({
      index,
      header: text,
      ...(matches.get(index) ?? open),
      samples: shown ? columnSamples(index, shown, head) : [],
    })),
    ...(shown && { firstRows: firstRows(shown, head) }),
    conflicts: [...(reading?.conflicts ?? [])],
    missing: reading && use !== 'ignored' ? missingFields(reading, use) : [],
    resembles,
    rows: info.rowCount,
    hiddenRows: head.filter(({ hidden }) => hidden).length,
    hiddenColumns: [...info.hiddenColumns],
  };
}
