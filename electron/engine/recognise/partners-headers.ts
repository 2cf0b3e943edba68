import type { Field } from '#shared/sheets/field.ts';
import { plainly as meant } from './assign-columns.ts';
import type { HeaderCell } from './header-candidate.ts';
import { headerName, plainName } from './header-name.ts';
import { readHeader } from './read-header.ts';
import { type Vocabulary, wordsOf } from './vocabulary.ts';
import { headerScores } from './word-pattern.ts';

/** What a field's own name is worth as a header: it is the field, it says what its words say, or it is used and doubted. */
type Worth = 'name' | 'words' | 'doubted';

/**
 * How far names of fields are believed in this sheet. `Country`, `Status` and `Due Date` are names in the partner's field table,
 * and words of every office, which mean others than ours by them. Such a name is the field where most headers of the
 * sheet are the partner's own, written as they are there; elsewhere it says what its words say.
 */
export function namesWorth(
  cells: readonly HeaderCell[],
  vocabulary: Vocabulary,
): (cell: HeaderCell, key: string) => Worth {
  const { kind } = vocabulary;
  const words = wordsOf(vocabulary);
  const isMostly = (names: ReadonlySet<string>, form: (text: string) => string) => {
    const headed = cells.filter(({ text }) => text.trim() !== '');
    return headed.filter(({ text }) => names.has(form(text))).length * 2 > headed.length;
  };
  const fields = Object.entries(kind.fields);
  const keys = isMostly(new Set(fields.flatMap(([key, field]) => keysOf(key, field))), bareText);
  const labels = isMostly(
    new Set(fields.map(([, { label }]) => plainName(label.en))),
    (text) => headerName(text).short,
  );

  return ({ text, names: [name] }, key) => {
    const field = kind.fields[key];
    if (!field?.words || name === undefined || !latin.test(name.full)) return 'name';
    const written = keysOf(key, field).find((of) => of === bareText(text));
    if (written !== undefined && inParts.test(written)) return 'name';
    if (keys || (labels && plainName(field.label.en) === name.short)) return 'name';
    const own = headerScores(words, readHeader(name.text))[words.findIndex((of) => of.field === key)] ?? 0;
    if (own >= meant(field)) return 'name';
    if (own >= said) return 'words';
    return text.trim().split(/[^\p{L}\p{N}]+/u).length <= 2 ? 'doubted' : 'name';
  };
}

const latin = /^[a-z]/u;
/** A key such as `tms_service_code`, which nobody writes by chance. */
const inParts = /[a-z][A-Z]|[_.]/u;
/** Less than this words do not say a field at all. */
const said = 0.42;

function keysOf(key: string, { wire = key }: Field): readonly string[] {
  return [key, wire, wire.slice(wire.lastIndexOf('.') + 1)];
}

/** A header without the stars that mark what must be filled in. */
function bareText(text: string): string {
  return text.normalize('NFKC').replace(/^[*\s]+|[*\s]+$/gu, '');
}
