import type { ColumnMatch, ColumnQuestion } from '#shared/contract/recognition.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { convert } from '#shared/sheets/units.ts';

/** Texts that are kept of each sort, to show. */
const mostTexts = 3;

type Answer = ColumnQuestion['readings'][number]['answer'];

export interface SplitTallier {
  /** The field whose cells it is asked about. */
  readonly key: string;
  add(cell: SourceCell): void;
  question(): ColumnQuestion[];
}

/**
 * Tallies the cells of a column that is split into measures: where some name another unit than the fields' and others none,
 * what the others are in is asked. Undefined for a column that leaves nothing open, or of which it was said.
 */
export function splitTallier({ index, reading = {} }: ColumnMatch, fields: FieldSet): SplitTallier | undefined {
  const keys = reading.fields?.filter((key) => key !== null) ?? [];
  const [key] = keys;
  const units = new Set(keys.map((part) => fields[part]?.unit));
  const target = fields[key ?? '']?.unit;
  const isSaid = reading.unit !== undefined || reading.unitFrom !== undefined;
  if (key === undefined || units.size !== 1 || target === undefined || isSaid) return undefined;
  const foreign = new Map<string, number>();
  const bare = new Set<string>();
  const field = fields[key];
  const scale = field?.type === 'decimal' ? field.scale : 0;
  return {
    key,
    add(cell) {
      const from = typeof cell === 'object' ? cell.from : undefined;
      if (from?.rule !== 'split' || from.refused !== undefined) return;
      if (from.unit !== undefined) foreign.set(from.unit, (foreign.get(from.unit) ?? 0) + 1);
      else if (bare.size < mostTexts && !/\p{L}{2}|["″”'′]/u.test(from.text)) bare.add(from.text);
    },
    question() {
      if (foreign.size === 0 || bare.size === 0) return [];
      const readings = [target, ...foreign.keys()].map((unit) => ({
        answer: { unit: unit as NonNullable<Answer['unit']> },
        examples: [...bare].map((typed) => ({
          typed,
          read: `${sidesIn(typed, unit, target, scale)} ${target}`,
        })),
      }));
      return [{ index, field: key, kind: 'unit', readings, untilAnswered: true }];
    },
  };
}

function sidesIn(typed: string, unit: string, target: 'kg' | 'cm', scale: number): string {
  const numbers = typed.normalize('NFKC').match(/\d+(?:[.,]\d+)?/gu) ?? [];
  return numbers.map((number) => convert(number.replace(',', '.'), unit, target, scale)?.rounded ?? number).join(' × ');
}
