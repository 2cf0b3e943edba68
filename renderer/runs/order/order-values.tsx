import { Table } from 'antd';
import type { OrderContents, OrderLineContents, OrderValue } from '#shared/contract/order-contents.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { valueWords } from './value-words.ts';

interface Props {
  readonly kind: AnyKind | undefined;
  readonly contents: OrderContents;
}

/** What was filled in for the order as a whole, field by field. */
export function OrderValues({ kind, contents: { values } }: Props) {
  const t = useText();
  if (values.length === 0) return null;
  return (
    <section className="order-panel" aria-label={t('orderPage:values.title')}>
      <header>
        <h2>{t('orderPage:values.title')}</h2>
      </header>
      <dl className="order-values">
        {values.map((value) => (
          <div key={value.field}>
            <dt>{kind?.fields[value.field]?.label[t.lang] ?? value.field}</dt>
            <dd>
              <Value kind={kind} value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ kind, value }: { readonly kind: AnyKind | undefined; readonly value: OrderValue }) {
  const t = useText();
  const unsent = kind?.fields[value.field]?.unsent;
  return (
    <>
      <span className={value.wrong ? 'order-bad' : undefined}>{valueWords(t, kind, value)}</span>
      {value.wrong && <small className="order-bad"> {t('orderPage:values.wrong')}</small>}
      {unsent && <small className="order-hint"> {t('orderPage:values.unsent')}</small>}
    </>
  );
}

/** The order's rows: where each stands in the file, its values, and what the partner gave it. */
export function OrderLines({ kind, contents: { lines } }: Props) {
  const t = useText();
  if (lines.total === 0) return null;
  const present = new Set(lines.items.flatMap(({ values }) => values.map(({ field }) => field)));
  const fields = Object.keys(kind?.fields ?? {}).filter((field) => present.has(field));
  const results = (kind?.results ?? []).filter(({ ofLine }) => ofLine !== undefined);
  const answered = lines.items.some((line) => line.results.some((value) => value !== ''));
  const files = new Set(lines.items.map(({ file, sheet }) => `${file} ${sheet}`));
  const title = t(answered ? 'orderPage:lines.title' : 'orderPage:lines.plain', { count: lines.total });
  return (
    <section className="order-panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <Table<OrderLineContents>
        size="small"
        rowKey={({ file, sheet, row }) => `${file} ${sheet} ${row}`}
        dataSource={lines.items}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('orderPage:lines.row'),
            fixed: 'left' as const,
            render: (_, { file, sheet, row }) => (
              <span title={`${file} · ${sheet}`}>{files.size > 1 ? `${sheet} ${row}` : row}</span>
            ),
          },
          ...(answered
            ? results.map(({ label }, at) => ({
                title: label[t.lang],
                key: `result ${at}`,
                render: (_: unknown, line: OrderLineContents) => (
                  <b style={{ whiteSpace: 'pre-line' }}>{line.results[at]}</b>
                ),
              }))
            : []),
          ...fields.map((field) => ({
            title: kind?.fields[field]?.label[t.lang] ?? field,
            key: field,
            render: (_: unknown, { values }: OrderLineContents) => {
              const value = values.find((each) => each.field === field);
              return value && <Value kind={kind} value={value} />;
            },
          })),
        ]}
      />
      {lines.total > lines.items.length && (
        <p className="order-hint">{t('orderPage:lines.more', { count: lines.total - lines.items.length })}</p>
      )}
    </section>
  );
}
