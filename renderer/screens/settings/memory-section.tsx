import { Button, Flex, Table, Typography } from 'antd';
import type { Output } from '#shared/contract.ts';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { ForgottenList } from './forgotten-list.tsx';
import { LayoutList } from './layout-list.tsx';
import { useTellForgotten } from './use-tell-forgotten.tsx';

/** What the program remembers of what people chose, and how to have it forgotten. */
export function MemorySection() {
  const t = useText();
  return (
    <Flex vertical gap={24}>
      <section>
        <h2>{t('settings:memory.columns')}</h2>
        <Typography.Paragraph type="secondary">{t('settings:memory.intro')}</Typography.Paragraph>
        <LayoutList />
      </section>
      <section>
        <h2>{t('settings:words.title')}</h2>
        <Typography.Paragraph type="secondary">{t('settings:words.intro')}</Typography.Paragraph>
        <RememberedWords />
      </section>
      <ForgottenList types={['layout', 'choice']} />
    </Flex>
  );
}

const SHOWN = 6;

function shorten(headers: readonly string[], t: Text): string {
  const first = headers.slice(0, SHOWN).join(t('settings:comma'));
  return headers.length > SHOWN ? t('settings:memory.more', { headers: first, count: headers.length }) : first;
}

type Text = ReturnType<typeof useText>;
type ChoiceRule = Output<'choices.list'>[number];

/** The office's own words for choices, and what each stands for. */
export function RememberedWords() {
  const t = useText();
  const { data } = useCall('choices.list', {});
  const forget = useAction('choices.delete');
  const save = useAction('choices.save');
  const tell = useTellForgotten();
  const forgetRule = ({ code, ...rule }: ChoiceRule) =>
    forget.mutate(rule, {
      onSuccess: () => tell(t('settings:words.forgotten', { text: rule.text }), () => save.mutate({ ...rule, code })),
    });
  const meaning = (kind: string, name: string, code: string) => {
    const fields: FieldSet = findKind(kind)?.fields ?? {};
    const field = fields[name];
    const choice = field?.type === 'choice' ? field.choices.find((known) => known.code === code) : undefined;
    return { field: field?.label[t.lang] ?? name, choice: choice?.label[t.lang] ?? code };
  };
  return (
    <Table
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 640 }}
      rowKey={({ kind, field, text, headers }) => JSON.stringify([kind, field, text, headers])}
      dataSource={data ?? []}
      locale={{ emptyText: t('settings:words.none') }}
      columns={[
        { title: t('settings:memory.kind'), width: 180, render: (_, { kind }) => kindLabel(kind, t.lang) },
        {
          title: t('settings:words.field'),
          width: 180,
          render: (_, { kind, field, code }) => meaning(kind, field, code).field,
        },
        { title: t('settings:words.text'), dataIndex: 'text' },
        {
          title: t('settings:words.meaning'),
          render: (_, { kind, field, code }) => meaning(kind, field, code).choice,
        },
        {
          title: t('settings:words.scope'),
          width: 180,
          render: (_, { headers }) =>
            headers === null ? (
              t('settings:words.always')
            ) : (
              <span title={headers.join('\n')}>{t('settings:words.layout', { headers: shorten(headers, t) })}</span>
            ),
        },
        {
          width: 90,
          render: (_, rule) => (
            <Button
              size="small"
              type="text"
              danger
              aria-label={t('settings:words.forget', { text: rule.text })}
              onClick={() => forgetRule(rule)}
            >
              {t('settings:memory.forget')}
            </Button>
          ),
        },
      ]}
    />
  );
}
