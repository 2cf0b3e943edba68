import type { Choice, Field, FieldSet, Label } from '../sheets/field.ts';
import type { Translate } from './index.ts';
import type { TextParams, Words } from './texts.ts';

/** A problem, whether fresh from a check or placed for a list. */
export interface ProblemToRender {
  readonly code: string;
  readonly field: string | null;
  readonly params: TextParams;
}

/** What words about a sheet's lines take from its kind. */
export interface KindToRender {
  readonly label: Label;
  readonly fields: FieldSet;
  /** Its own words, by a problem's `code` or `code@field`. */
  readonly texts?: Readonly<Record<string, { readonly zh: string; readonly en: Words }>>;
}

/**
 * A problem in the reader's words, for every edge that shows one: command line, windows, reports. The kind's own text of
 * the code for this field goes before its text of the code, and that before the general one, of which there is a second,
 * `<code>.practice`, for what is only known from practice (`practice: 1`), and where the run that it names is gone (`gone: 1`)
 * `<code>.gone`, `<code>.queuedGone` (`queued: 1`: nothing of it left) or `<code>.practiceGone`, and where an order waits for it (`waits: 1`) `<code>.waits`. Besides its own params a text may use `field`,
 * `hint`, `choices`, `other` (the label of the field named by the param `otherField`) and `choice` (that of the code in the
 * param `chosen`). A run that it names is named by its `title` where the problem knows one, else by its id.
 */
export function renderProblem(t: Translate, kind: KindToRender | undefined, problem: ProblemToRender): string {
  const own = kind?.texts?.[`${problem.code}@${problem.field}`] ?? kind?.texts?.[problem.code];
  const { title } = problem.params;
  const run = title !== undefined && { run: t.lang === 'zh' ? `「${title}」` : `“${title}”` };
  const params = { ...namesFor(t, kind, problem), ...problem.params, ...run };
  const variant = variantOf(problem.params);
  const general = `problem:${problem.code}${variant}`;
  return own ? t.fill(own[t.lang], params) : t.dynamic(general, params);
}

function variantOf({ practice, gone, queued, waits }: TextParams): string {
  if (waits === 1) return '.waits';
  if (practice === 1) return gone === 1 ? '.practiceGone' : '.practice';
  if (gone !== 1) return '';
  return queued === 1 ? '.queuedGone' : '.gone';
}

function namesFor({ lang }: Translate, kind: KindToRender | undefined, { field, params }: ProblemToRender): TextParams {
  const meant = field === null ? undefined : kind?.fields[field];
  const other = kind?.fields[String(params.otherField)];
  const only = params.otherChoices === undefined ? undefined : String(params.otherChoices).split('|');
  const choices = other ? choicesOf(other).filter(({ code }) => only?.includes(code)) : choicesOf(meant);
  return {
    field: meant?.label[lang] ?? '',
    hint: meant?.hint?.[lang] ?? '',
    choices: choices.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', '),
    ...(other && { other: other.label[lang] }),
    ...(params.chosen !== undefined && { choice: choiceLabel(meant, String(params.chosen), lang) }),
  };
}

function choiceLabel(field: Field | undefined, code: string, lang: 'zh' | 'en'): string {
  return choicesOf(field).find((choice) => choice.code === code)?.label[lang] ?? code;
}

const yesNo: readonly Choice[] = [
  { code: 'true', label: { zh: '是', en: 'yes' } },
  { code: 'false', label: { zh: '否', en: 'no' } },
];

function choicesOf(field: Field | undefined): readonly Choice[] {
  if (field?.type === 'choice') return field.choices;
  return field?.type === 'boolean' ? yesNo : [];
}

/** A file that could not be used, with the reason. */
export interface FileProblemToRender {
  readonly file: string;
  readonly code: string;
  readonly params: TextParams;
}

/** Why a file was refused; ids of kinds and fields become their names. */
export function renderFileProblem(
  t: Translate,
  findKind: (id: string) => KindToRender | undefined,
  { code, params, file }: FileProblemToRender,
): string {
  const { kind: id, missing = '', others } = params;
  const listed = (ids: string | number, name: (id: string) => string | undefined) =>
    String(ids)
      .split(',')
      .map((each) => name(each) ?? each)
      .join(t('ui:list'));
  const kindNames = (ids: string | number) => listed(ids, (each) => findKind(each)?.label[t.lang]);
  const names = id !== undefined && {
    kind: kindNames(id),
    missing: listed(missing, (field) => findKind(String(id))?.fields[field]?.label[t.lang]),
  };
  const words = t.dynamic(`file:${code}`, { ...params, ...names, file });
  return others ? `${words}${t('file:resemblesAlso', { others: kindNames(others) })}` : words;
}
