import { Collapse, Typography } from 'antd';
import type { Attempt } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What went over the wire, folded away: for whoever mends the network or talks to the partner's people. */
export function OrderJson({ order: { body, answer, attempts } }: { readonly order: Output<'orders.get'> }) {
  const t = useText();
  const parts = [
    ...(body === null ? [] : [{ title: t('submit:order.body'), content: <JsonText text={body} /> }]),
    ...(answer === null ? [] : [{ title: t('submit:order.answer'), content: <JsonText text={answer} /> }]),
    ...(attempts.length === 0
      ? []
      : [{ title: t('submit:order.attempts'), content: <AttemptList attempts={attempts} /> }]),
  ];
  if (parts.length === 0) return <Typography.Text type="secondary">{t('ui:order.noBody')}</Typography.Text>;
  return (
    <Collapse
      items={[
        {
          key: 'json',
          label: t('orderPage:json.title'),
          extra: <span className="order-hint">{t('orderPage:json.who')}</span>,
          children: parts.map(({ title, content }) => (
            <section key={title}>
              <h3>{title}</h3>
              {content}
            </section>
          )),
        },
      ]}
    />
  );
}

/** Every exchange about an order, oldest first, with what its transport said. */
function AttemptList({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="order-attempts">
      {attempts.map(({ id, purpose, startedAt, status, result, detail, practice }) => (
        <li key={id}>
          <time dateTime={startedAt}>{format.dateTime(startedAt)}</time> {t(`submission:purpose.${purpose}`)} ·{' '}
          {t.dynamic(`submission:attempt.${result ?? 'underWay'}`)}
          {status !== null && ` · ${t('submit:order.status', { status })}`}
          {detail && ` · ${detail}`}
          {practice && ` · ${t('submit:to.practice')}`}
        </li>
      ))}
    </ol>
  );
}

/** JSON, indented, to be scrolled and copied. */
function JsonText({ text }: { readonly text: string }) {
  const pretty = JSON.stringify(JSON.parse(text), null, 2);
  return (
    <Typography.Paragraph copyable={{ text: pretty }} style={{ margin: 0 }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="order-json">
        {pretty}
      </pre>
    </Typography.Paragraph>
  );
}
