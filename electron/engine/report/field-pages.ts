import type { SheetKind } from '#shared/kinds/kind.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import type { Field } from '#shared/sheets/field.ts';
import { type Language, translator } from '#shared/text/index.ts';
import { needWords, typeWords } from './field-words.ts';

export interface FieldPage {
  /** File name in `docs/fields`. */
  readonly name: string;
  readonly text: string;
}

const languages: readonly (readonly [Language, string])[] = [
  ['en', ''],
  ['zh', '.zh-CN'],
];

/** The pages of `docs/fields`: one per kind and language, and the rate card's. */
export function fieldPages(): FieldPage[] {
  return [...kinds, rateCardSheet].flatMap((kind) =>
    languages.map(([lang, suffix]) => ({ name: `${kind.id}${suffix}.md`, text: fieldReference(kind, lang) })),
  );
}

const columns = ['field', 'zh', 'en', 'aliases', 'rule', 'example'] as const;
const columnsWithLevel = ['field', 'zh', 'en', 'aliases', 'level', 'rule', 'example'] as const;

/** A kind's fields as a page in Markdown: names, other headers understood, rules and examples. */
export function fieldReference(kind: SheetKind, lang: Language): string {
  const t = translator(lang);
  const hasLines = Object.values(kind.fields).some(({ level }) => level === 'line');
  const shown = hasLines ? columnsWithLevel : columns;
  const keys = kind.key.map((key) => kind.fields[key]?.label[lang] ?? key);
  const rows = Object.entries(kind.fields).map(([key, field]) => [
    `\`${field.wire ?? key}\``,
    field.label.zh,
    field.label.en,
    (field.aliases ?? []).join(t('reference:list')),
    ...(hasLines ? [field.level === 'order' ? t('reference:order') : kind.lineLabel[lang]] : []),
    ruleOf(field),
    field.example,
  ]);
  const notes = [t('reference:generated')];
  if (hasLines) {
    notes.push(t('reference:key', { fields: keys.join(t('reference:list')) }));
    notes.push(t('reference:line', { line: kind.lineLabel[lang] }));
  }
  return [
    `# ${t('reference:title', { kind: kind.label[lang] })}`,
    ...notes,
    [
      tableRow(shown.map((column) => t(`reference:column.${column}`))),
      tableRow(shown.map(() => '---')),
      ...rows.map(tableRow),
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');

  function ruleOf(field: Field): string {
    const need = field.required ? t('reference:required') : needWords(field, kind.fields, t) || t('reference:optional');
    const choices = field.type === 'choice' ? field.choices.map(({ code, label }) => `${label[lang]} (${code})`) : [];
    const parts = [need, typeWords(field, t), field.hint?.[lang] ?? ''];
    if (choices.length > 0) parts.push(t('reference:choices', { choices: choices.join(t('reference:list')) }));
    return parts.filter((part) => part !== '').join(t('reference:join'));
  }
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}
