import { Button, Flex, Table, Typography } from 'antd';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What the program remembers of what people chose, and how to have it forgotten. */
export function MemorySection() {
  const t = useText();
  return (
    <Flex vertical gap={24}>
      <section>
        <h2>{t('settings:memory.columns')}</h2>
        <Typography.Paragraph type="secondary">{t('settings:memory.intro')}</Typography.Paragraph>
        <RememberedColumns />
      </section>
      <section>
        <h2>{t('settings:words.title')}</h2>
        <Typography.Paragraph type="secondary">{t('settings:words.intro')}</Typography.Paragraph>
        <RememberedWords />
      </section>
    </Flex>
  );
}

const SHOWN = 6;

/** Header sets whose columns are remembered. */
function RememberedColumns() {
  const t = useText();
  const format = useFormat();
  const { data } = useCall('mappings.list', {});
  const forget = useAction('mappings.delete');
  return (
    <Table
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 640 }}
      rowKey={({ kind, headers }) => `${kind} ${headers.join('|')}`}
      dataSource={data ?? []}
      locale={{ emptyText: t('settings:memory.none') }}
      columns={[
        { title: t('settings:memory.kind'), width: 180, render: (_, { kind }) => kindLabel(kind, t.lang) },
        {
          title: t('settings:memory.headers'),
          render: (_, { headers }) => {
            const first = headers.slice(0, SHOWN).join(t('settings:comma'));
            const text =
              headers.length > SHOWN ? t('settings:memory.more', { headers: first, count: headers.length }) : first;
            return <span title={headers.join('\n')}>{text}</span>;
          },
        },
        { title: t('settings:memory.savedAt'), width: 150, render: (_, { savedAt }) => format.moment(savedAt) },
        {
          width: 90,
          render: (_, { kind, headers }) => (
            <Button size="small" type="text" danger onClick={() => forget.mutate({ kind, headers })}>
              {t('settings:memory.forget')}
            </Button>
          ),
        },
      ]}
    />
  );
}

/** The office's own words for choices, and what each stands for. */
export function RememberedWords() {
  const t = useText();
  const { data } = useCall('choices.list', {});
  const forget = useAction('choices.delete');
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
      rowKey={({ kind, field, text }) => `${kind} ${field} ${text}`}
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
          width: 90,
          render: (_, { kind, field, text }) => (
            <Button
              size="small"
              type="text"
              danger
              aria-label={t('settings:words.forget', { text })}
              onClick={() => forget.mutate({ kind, field, text })}
            >
              {t('settings:memory.forget')}
            </Button>
          ),
        },
      ]}
    />
  );
}
