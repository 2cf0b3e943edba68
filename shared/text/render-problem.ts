import type { SheetKind } from '../kinds/kind.ts';
import type { Problem, ProblemParams } from '../problem.ts';
import type { Choice, Field } from '../sheets/field.ts';
import type { Translate } from './index.ts';

/** A problem, whether fresh from a check or placed for a list. */
export type ProblemWords = Pick<Problem, 'code' | 'field' | 'params'>;

/**
 * A problem in the reader's words, for every edge that shows one: command line, windows, reports. The kind's own text of
 * the code for this field goes before its text of the code, and that before the general one. Besides its own params a
 * text may use `field`, `hint`, `choices`, and `other` (the label of the field named by the param `otherField`).
 */
export function renderProblem(t: Translate, kind: SheetKind | undefined, problem: ProblemWords): string {
  const own = kind?.texts?.[`${problem.code}@${problem.field}`] ?? kind?.texts?.[problem.code];
  const params = { ...namesFor(t, kind, problem), ...problem.params };
  return own ? fill(own[t.lang], params) : t.dynamic(`problem:${problem.code}`, params);
}

function namesFor({ lang }: Translate, kind: SheetKind | undefined, { field, params }: ProblemWords): ProblemParams {
  const meant = field === null ? undefined : kind?.fields[field];
  const other = kind?.fields[String(params.otherField)];
  const only = params.otherChoices === undefined ? undefined : String(params.otherChoices).split('|');
  const choices = other ? choicesOf(other).filter(({ code }) => only?.includes(code)) : choicesOf(meant);
  return {
    field: meant?.label[lang] ?? '',
    hint: meant?.hint?.[lang] ?? '',
    choices: choices.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', '),
    ...(other && { other: other.label[lang] }),
  };
}

const yesNo: readonly Choice[] = [
  { code: 'true', label: { zh: '是', en: 'yes' } },
  { code: 'false', label: { zh: '否', en: 'no' } },
];

function choicesOf(field: Field | undefined): readonly Choice[] {
  if (field?.type === 'choice') return field.choices;
  return field?.type === 'boolean' ? yesNo : [];
}

/** The same placeholders as in `shared/text`, for the texts that a kind brings. */
function fill(text: string, params: ProblemParams): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole));
}
